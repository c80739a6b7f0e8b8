import type { Actor, Context } from '@lianjian/kernel/context';
import { newId } from '@lianjian/kernel/ids';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import type { CommandInput } from '@lianjian/vocabulary/command';
import type { By } from '@lianjian/vocabulary/entry';
import type { Decided } from '@lianjian/vocabulary/perform';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { under } from '@lianjian/vocabulary/violations.rules';
import { instantOf, type Tx } from '../demand/demand-lock.store.ts';
import { askParties } from '../party/party.ts';
import { perform } from '../perform.ts';
import { askSubmitter } from '../submission/ask-submitter.ts';
import { collectingNow } from '../submission/collecting.store.ts';
import { needOf, type PutForward } from '../submission/need.ts';
import type { Place } from '../submission/place.ts';
import { askFirms } from '../submission/standing-against.ts';
import { quarterViolations, saidViolations } from '../submission/submission.rules.ts';
import { takeDown } from '../submission/submission.store.ts';
import { placeOfVisit } from './place-of-visit.ts';
import { instantViolations, type Told, toldViolations, visitorViolations } from './visit.rules.ts';
import { askOfClaim, askOfDemand, writeVisit } from './visit.store.ts';

type VisitNeed = Omit<PutForward, 'channel' | 'areaId' | 'compoundId' | 'dwelling' | 'quarter'>;

export interface LogVisit
  extends CommandInput,
    Pick<Told, 'kind' | 'outcome'>,
    Partial<{ [K in Exclude<keyof Told, 'kind' | 'outcome' | 'rating'>]: Told[K] }> {
  rating?: { score: number; comment?: string | null } | null;
  visitorId?: string | null;
  visitedAt?: Date | null;
  needs?: readonly VisitNeed[] | null;
}

/** The visit with what is absent written as null. */
function toldIn({ rating = null, ...input }: LogVisit): Told {
  return {
    kind: input.kind,
    outcome: input.outcome,
    compoundId: input.compoundId ?? null,
    areaId: input.areaId ?? null,
    household: input.household ?? null,
    category: input.category ?? null,
    note: input.note ?? null,
    claimId: input.claimId ?? null,
    demandId: input.demandId ?? null,
    satisfied: input.satisfied ?? null,
    rating: rating && { score: rating.score, comment: rating.comment ?? null },
  };
}

/** A need that was found is where the visit was, and came in by it. */
const foundAt = (need: VisitNeed, areaId: string): PutForward => ({
  ...need,
  areaId,
  channel: 'VISIT',
});

/** Logs a visit, with all that it turned out to be needed, in one transaction. */
export function logVisit(input: LogVisit, actor: Actor, ctx: Context) {
  const told = toldIn(input);
  const needs = (input.needs ?? []).map((need) => foundAt(need, 'of the visit'));
  const { visitorId = null, visitedAt = null } = input;
  const act = {
    mutation: 'logVisit',
    input,
    meaning: { ...told, visitorId, visitedAt, needs: needs.map(needOf), reach: needs.map(reachOf) },
    violations: [
      ...toldViolations(told, needs.length),
      ...needs.flatMap((need, at) => under(`needs.${at}`, saidViolations(need))),
    ],
  };
  return perform(act, { actor, ctx }, async (by) => {
    const place = await placeOfVisit(told, ctx);
    if (!('areaPath' in place)) {
      return place;
    }
    const visitor = visitorId ?? (actor.kind === 'PERSON' ? actor.id : by.actingForId);
    const id = newId('vis');
    return {
      objectId: id,
      violations: [
        ...(await askSubmitter(by, place, ctx)),
        ...(
          await askFirms(
            needs.map((need) => ({ ...needOf(need), place })),
            ctx,
          )
        ).flatMap((found, at) => under(`needs.${at}`, found)),
        ...visitorViolations(isOwn(by, visitor) || keepsBooks(by, place)),
        ...(isOwn(by, visitor) ? [] : await askParties([{ id: visitor, field: 'visitorId' }], ctx)),
      ],
      decide: (tx) => decide(tx, { id, told, place, visitor, visitedAt, needs, by }),
    };
  });
}

const reachOf = ({ contact = null }: PutForward) => contact;
const isOwn = ({ actor, actingForId }: By, id: string) => id === actor.id || id === actingForId;
const keepsBooks = ({ actor, actingForId }: By, { areaPath }: Place) =>
  keepsBooksOf(actor, actingForId, areaPath);

interface Logging {
  id: string;
  told: Told;
  place: Place;
  visitor: string;
  visitedAt: Date | null;
  needs: readonly PutForward[];
  by: By;
}

async function decide(tx: Tx, logging: Logging): Promise<Decided> {
  const { told, place, visitedAt, by } = logging;
  const instant = await instantOf(tx);
  const needs = logging.needs.map(needOf);
  // The rounds are locked before the demand or claim that a return visit asks about.
  const collected = needs.map((need) => ({ ...need, channel: 'VISIT' as const }));
  const collecting = await collectingNow(tx, place, collected);
  const asked = await askOf(tx, told, by);
  return {
    violations: [
      ...(visitedAt ? instantViolations(visitedAt, instant) : []),
      ...collecting.quarters.flatMap((quarter, at) => notCollected(quarter, at)),
      ...(asked?.violations ?? []),
    ],
    write: async () => {
      const opened = needs.length > 0 ? await collecting.open() : [];
      const orders = needs.map((need, at) => ({
        id: newId('dem'),
        need,
        place,
        quarter: collecting.quarters[at] ?? '',
        channel: 'VISIT' as const,
        contact: logging.needs[at]?.contact ?? null,
        dwelling: told.household,
        ...by,
      }));
      const taken = orders.length > 0 ? await takeDown(tx, orders) : [];
      const answer = await asked?.write(told.satisfied);
      const row = await rowOf(tx, logging, answer?.ratingId ?? null, instant);
      const demandIds = orders.map(({ id }) => id);
      const visit = await writeVisit(tx, row, demandIds, instant);
      return [...(asked?.changes ?? []), ...opened, visit, ...taken, ...(answer?.changes ?? [])];
    },
  };
}

const notCollected = (quarter: string | null, at: number): UserErrorShape[] =>
  under(`needs.${at}`, quarterViolations(null, quarter)).map((each) => ({
    ...each,
    field: ['input', 'needs', String(at), 'kind'],
  }));

function askOf(tx: Tx, told: Told, by: By) {
  if (told.claimId !== null) {
    return askOfClaim(tx, told.claimId, told, by);
  }
  return told.demandId === null ? null : askOfDemand(tx, told.demandId, by);
}

/** The row of a visit; one about a claim names its demand, too. */
async function rowOf(tx: Tx, logging: Logging, ratingId: string | null, instant: Date) {
  const { id, told, place, visitor, visitedAt } = logging;
  const { kind, outcome, household, note, claimId, satisfied } = told;
  const claim = claimId === null ? null : await tx.claim.findUnique({ where: { id: claimId } });
  const isPerson = visitor.startsWith('per-');
  return {
    ...{ id, kind, outcome, household, note, claimId, satisfied, ratingId },
    ...place,
    category: told.category ?? (kind === 'RETURN_VISIT' ? null : kind),
    demandId: claim?.demandId ?? told.demandId,
    visitorOrganisationId: isPerson ? null : visitor,
    visitorPersonId: isPerson ? visitor : null,
    visitedAt: visitedAt ?? instant,
  };
}
