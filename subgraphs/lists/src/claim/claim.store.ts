import type { Context } from '@lianjian/kernel/context';
import { appendEvents, type Change } from '@lianjian/kernel/events';
import { earlierUse } from '@lianjian/kernel/idempotency';
import type { Queryable } from '@lianjian/kernel/page-query';
import { raw, sql } from '@lianjian/kernel/sql';
import { CameBetween, isDuplicate } from '@lianjian/kernel/transaction';
import type { Prisma } from '@lianjian/prisma-lists/client';
import { type Answer, answered, type Command, once, refused } from '@lianjian/vocabulary/command';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { otherAgreement } from '../agreement/agreement.rules.ts';
import { usualWorkdays } from '../calendar/announced.ts';
import { db } from '../db.ts';
import { instantOf } from '../demand/demand-lock.store.ts';
import { pairsOf } from '../match/pair.store.ts';
import { dayOf } from '../quarter/quarter.rules.ts';
import { publishAll } from '../resource/offer/offer.store.ts';
import { type Locked, lockBalances, quarterOf, shift } from './balance.store.ts';
import { type Attempt, type Claimant, claimViolations, firstState } from './claim.rules.ts';
import { HOLD_WORKING_DAYS, holdEnds } from './hold.rules.ts';
import { type NewClaim, newClaim } from './new-claim.rules.ts';
import { type Offering, offeringViolations, sideOf } from './offering/offering.rules.ts';
import { writePartners } from './partner/partner.store.ts';
import { shiftOf } from './quantity.rules.ts';
import { takesPartIn } from './taking-part.store.ts';

export interface Order {
  id: string;
  demandId: string;
  resourceId: string | null;
  claimant: Claimant;
  quantity: number;
  /** Who does it together with the claimant. */
  partnerIds?: readonly string[];
  /** Under which agreement; that of the resource unless said. */
  agreementId?: string | null;
  /** What the claimant offers in the same act; then the resource is what comes of it. */
  offering?: Offering | null;
}

export type Tx = Prisma.TransactionClient;

/**
 * Makes a claim: locks, expires what is due, asks the rules and moves quantity on both lists, all in
 * the transaction of the key. Who is too late is told so before, and waits for nobody's lock.
 */
export async function claim(order: Order, command: Command, ctx: Context): Promise<Answer> {
  const tooLate = await refusedAlready(order, command);
  return tooLate ?? makeClaim(order, command, ctx);
}

/** The answer where something stands against the claim even before anything is locked. */
async function refusedAlready(order: Order, { use, known }: Command): Promise<Answer | null> {
  const violations = [...known, ...against(order, await meet(db(), order))];
  if (violations.length === 0) {
    return null;
  }
  // What stands against it may be this very claim, made meanwhile with the same key.
  const earlier = known.length === 0 ? await earlierUse(db(), use) : null;
  return earlier ? answered(earlier) : refused(violations);
}

function makeClaim(order: Order, command: Command, ctx: Context): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    const published = await publishFor(tx, order);
    const locked = await lockFor(tx, order.demandId, order.resourceId ? [order.resourceId] : []);
    const meeting = await meet(tx, order);
    const violations = against(order, meeting);
    if (violations.length === 0) {
      const state = firstState(meeting.attempt.demand.policy);
      const agreementId = order.agreementId ?? meeting.agreementId;
      const begun = { ...order, ...meeting, ...locked, agreementId, state };
      const row = newClaim({ ...begun, openedBy: 'CLAIMANT' });
      const changes = [...locked.changes, ...published, ...(await make(tx, row, locked))];
      await writePartners(tx, row.id, order.partnerIds ?? []);
      await appendEvents(tx, changes, ctx, command.use.actingForId);
    }
    return violations;
  });
}

/** All that stands against a claim with what it meets. */
function against({ offering, ...order }: Order, meeting: Meeting): UserErrorShape[] {
  const { attempt, instant } = meeting;
  const offeredUnder = offering ? offering.offer.agreementId : meeting.agreementId;
  const violations = [
    ...claimViolations(attempt),
    ...otherAgreement(order.agreementId ?? null, offeredUnder),
  ];
  return offering ? offeringViolations(offering, violations, instant) : violations;
}

/** Publishes what the claimant offers. Nobody else knows of it yet, so no lock is asked for. */
async function publishFor(tx: Tx, order: Order): Promise<Change[]> {
  const { offering, resourceId: id, claimant: provider } = order;
  if (!offering || !id) {
    return [];
  }
  const instant = await instantOf(tx);
  return publishAll(tx, [{ ...offering, id, provider, today: dayOf(instant), instant }]);
}

/** Locks what new claims move: they take capacity of the quarter on whose list the demand stands. */
export async function lockFor(
  tx: Tx,
  demandId: string,
  resourceIds: readonly string[],
): Promise<Locked> {
  const [seen] = await tx.$queryRaw<{ quarter: string }[]>(
    sql`select d.list_quarter as quarter from demand_now d where d.id = ${demandId}`,
  );
  const wanted = seen ? resourceIds.map((id) => ({ resourceId: id, quarter: seen.quarter })) : [];
  const locked = await lockBalances(tx, demandId, wanted);
  if (locked.demand.listQuarter !== seen?.quarter) {
    throw new CameBetween();
  }
  return locked;
}

interface Meeting {
  attempt: Attempt;
  /** The instant by the database's clock. */
  instant: Date;
  /** The agreement under which the resource is offered. */
  agreementId: string | null;
  /** Until when a claim waits for its answer, as the community keeps its lists. */
  holdUntil: Date;
}

type MeetingNow = Pick<Meeting, 'instant' | 'agreementId'> & {
  takesPart: boolean;
  holdWorkdays: number | null;
};

/** What the claim meets at this instant; with the locks held, nothing of it can move. */
export async function meet(
  tx: Queryable,
  { demandId, resourceId, claimant, quantity, partnerIds = [], offering = null }: Order,
): Promise<Meeting> {
  const [pair] = await pairsOf(demandId, sql`r.id = ${resourceId}`, raw('true'), tx);
  const [now] = await tx.$queryRaw<MeetingNow[]>(sql`
    select statement_timestamp()::timestamptz(3) as instant, (
        select r.agreement_id from service_resource r where r.id = ${resourceId}
      ) as "agreementId", (
        select p.hold_workdays from demand d join list_policy p on p.area_id = d.area_id
        where d.id = ${demandId}
      ) as "holdWorkdays", ${takesPartIn(sql`${demandId}`, claimant.id)} as "takesPart"`);
  if (!pair || !now) {
    throw new CameBetween();
  }
  const { takesPart, holdWorkdays, ...rest } = now;
  const holdUntil = holdEnds(rest.instant, holdWorkdays ?? HOLD_WORKING_DAYS, usualWorkdays);
  const offered = offering && resourceId ? sideOf(resourceId, offering, claimant) : null;
  const resource = pair.resource ?? offered;
  return {
    attempt: { ...pair, resource, claimant, quantity, resourceId, partnerIds, takesPart },
    ...rest,
    holdUntil,
  };
}

/**
 * Somebody takes part in a demand once, and that was asked with its lock held. What stands in the way
 * all the same is a hold that was over only after holds were looked for: the next try writes that down.
 */
function takenPart(error: unknown): never {
  throw isDuplicate(error) ? new CameBetween() : error;
}

/** Writes a new claim and moves both lists; says what the log has to say of it. */
export async function make(
  tx: Tx,
  row: NewClaim,
  { demand, quarters }: Locked,
): Promise<readonly Change[]> {
  await tx.claim.create({ data: row }).catch(takenPart);
  const { id, state, quantity } = row;
  const quarter = quarterOf(row, quarters);
  const by = shiftOf(null, { state, quantity, confirmed: 0 });
  const shifted = await shift(tx, { demand, quarter }, by);
  const made: Change = {
    type: `claim.${state.toLowerCase()}`,
    entityType: 'Claim',
    entityId: id,
    fromVersion: null,
    toVersion: 1,
    areaPath: demand.areaPath,
    before: null,
    after: { state, quantity, demandId: demand.id },
  };
  return [made, ...shifted];
}
