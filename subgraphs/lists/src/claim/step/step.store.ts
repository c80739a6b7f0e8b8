import type { Context } from '@lianjian/kernel/context';
import { appendEvents, type Change } from '@lianjian/kernel/events';
import { CameBetween } from '@lianjian/kernel/transaction';
import type { Claim, Prisma } from '@lianjian/prisma-lists/client';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { db } from '../../db.ts';
import type { ClaimState } from '../../words.ts';
import { isSame, type Locked, lockBalances, quarterOf, shift } from '../balance.store.ts';
import type { ResourceQuarter } from '../counters.store.ts';
import { shiftOf } from '../quantity.rules.ts';
import { type StandingNow, standingOf } from './standing.store.ts';

export type Tx = Prisma.TransactionClient;

/** What becomes of a claim: where it goes, what is written with that, how the log calls it. */
export interface Outcome {
  to: ClaimState;
  verb: string;
  data: Partial<Omit<Claim, 'id' | 'state' | 'version' | 'updatedAt'>>;
  /** What the log says besides the state and the quantities. */
  told?: { before: Readonly<Record<string, unknown>>; after: Readonly<Record<string, unknown>> };
}

/** Either all that stands against a step, or what becomes of the claim; null: it stays as it is. */
export type Decision = { violations: readonly UserErrorShape[] } | { outcome: Outcome | null };

/**
 * Takes a step on one claim in the transaction of the key: locks around the claim, expires what is
 * due, lets the rules decide on how it stands then, writes the claim where it still stands so, and
 * moves both lists. `along` writes what belongs to the claim, and says what the log has to say of it.
 */
export function step(
  command: Command,
  decide: (claim: StandingNow, tx: Tx) => Promise<Decision>,
  along: (claim: StandingNow, tx: Tx) => Promise<readonly Change[]>,
  ctx: Context,
): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    const { claim, locked } = await lockClaim(tx, command.objectId);
    const decision = await decide(claim, tx);
    if ('violations' in decision) {
      return decision.violations;
    }
    if (command.known.length === 0) {
      const { outcome } = decision;
      const written = outcome ? await write(tx, claim, locked, outcome) : [];
      const changes = [...locked.changes, ...written, ...(await along(claim, tx))];
      await appendEvents(tx, changes, ctx, command.use.actingForId);
    }
    return [];
  });
}

/**
 * Reads a claim, takes the locks that stand above it, and reads it again as it stands then. `alongside`
 * is what else is moved with it: all is locked in one order.
 */
export async function lockClaim(
  tx: Tx,
  claimId: string,
  alongside: readonly ResourceQuarter[] = [],
): Promise<{ claim: StandingNow; locked: Locked }> {
  const seen = await tx.claim.findUnique({
    where: { id: claimId },
    select: { demandId: true, resourceId: true, quarter: true },
  });
  if (!seen) {
    throw new CameBetween();
  }
  const { demandId, resourceId, quarter } = seen;
  const own = resourceId ? [{ resourceId, quarter }] : [];
  const others = alongside.filter((each) => !own.some((taken) => isSame(taken, each)));
  const locked = await lockBalances(tx, demandId, [...own, ...others]);
  const claim = await standingOf(tx, claimId);
  if (!claim) {
    throw new CameBetween();
  }
  return { claim, locked };
}

/** Writes a claim where state and version still hold, then moves what it takes of both lists. */
export async function write(
  tx: Tx,
  claim: StandingNow,
  { demand, quarters }: Locked,
  { to, verb, data, told }: Outcome,
) {
  const { id, state, version, instant, quantity } = claim;
  const { delivered = claim.delivered, confirmed = claim.confirmed, reason } = data;
  const { count } = await tx.claim.updateMany({
    where: { id, state, version },
    data: { ...data, state: to, version: version + 1, updatedAt: instant },
  });
  if (count === 0) {
    throw new CameBetween();
  }
  const by = shiftOf(claim, { state: to, quantity, confirmed });
  const quarter = quarterOf(claim, quarters);
  const shifted = await shift(tx, { demand, quarter }, by);
  const change = {
    type: `claim.${verb}`,
    entityType: 'Claim',
    entityId: id,
    fromVersion: version,
    toVersion: version + 1,
    areaPath: claim.areaPath,
    before: { state, delivered: claim.delivered, confirmed: claim.confirmed, ...told?.before },
    after: { state: to, delivered, confirmed, ...(reason ? { reason } : {}), ...told?.after },
  };
  return [change, ...shifted];
}
