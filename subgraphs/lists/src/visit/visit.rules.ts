import { partiesOf } from '@lianjian/kernel/acting';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { under, violation } from '@lianjian/vocabulary/violations.rules';
import { type Opinion, opinionViolations } from '../claim/rating/rating.rules.ts';
import { placeViolations } from '../submission/submission.rules.ts';
import type { ClaimState, DemandState } from '../words.ts';
import type { HouseholdCategory, VisitKind, VisitOutcome } from './visit-words.ts';

/** A visit as the input tells it, what is absent written as null. */
export interface Told {
  kind: VisitKind;
  compoundId: string | null;
  areaId: string | null;
  household: string | null;
  category: HouseholdCategory | null;
  outcome: VisitOutcome;
  note: string | null;
  claimId: string | null;
  demandId: string | null;
  satisfied: boolean | null;
  rating: Opinion | null;
}

const HOUSEHOLD_MAX = 100;
const NOTE_MAX = 1000;
const NEEDS_MAX = 20;

/** All that is wrong with a visit by itself. */
export function toldViolations(told: Told, needs: number): UserErrorShape[] {
  const { household, note, rating, outcome } = told;
  const found = [
    ...(told.kind === 'RETURN_VISIT' ? returnViolations(told) : homeViolations(told)),
    ...textViolations('household', household, HOUSEHOLD_MAX),
    ...textViolations('note', note, NOTE_MAX),
    ...(rating ? under('rating', opinionViolations(rating)) : []),
  ];
  if (needs > NEEDS_MAX) {
    const [zh, en] = [`最多 ${NEEDS_MAX} 项需求。`, `There may be at most ${NEEDS_MAX} needs.`];
    found.push(violation('INVALID_INPUT', 'needs', zh, en, { limit: NEEDS_MAX }));
  }
  if (needs > 0 && outcome !== 'MET') {
    const [zh, en] = ['未见面，不能记录需求。', 'Nobody was met, so nobody said what is needed.'];
    found.push(violation('INVALID_INPUT', 'needs', zh, en));
  }
  return found;
}

/** Whoever is visited at home lives somewhere, and is visited as what they are (I22). */
function homeViolations(told: Told): UserErrorShape[] {
  const { kind, household, category, claimId, demandId, satisfied, rating } = told;
  const found = placeViolations(told);
  if (household === null) {
    const [zh, en] = ['请填写住户代号。', 'Say which household, by a reference of your own.'];
    found.push(violation('INVALID_INPUT', 'household', zh, en));
  }
  if (category !== null && category !== kind) {
    const [zh, en] = ['走访类型须与住户类别一致。', 'A household is visited as what it is.'];
    found.push(violation('INVALID_INPUT', 'category', zh, en));
  }
  const ofReturn = { claimId, demandId, satisfied, rating };
  for (const [field, value] of Object.entries(ofReturn)) {
    if (value !== null) {
      const [zh, en] = ['只有回访可以填写。', 'Only a return visit says this.'];
      found.push(violation('INVALID_INPUT', field, zh, en));
    }
  }
  return found;
}

/** A return visit is about one claim or demand, which says where; who was met says how it went. */
function returnViolations(told: Told): UserErrorShape[] {
  const { compoundId, areaId, claimId, demandId, satisfied, rating, outcome } = told;
  const found: UserErrorShape[] = [];
  if ((claimId === null) === (demandId === null)) {
    const [zh, en] = ['回访须且只须针对一项认领或需求。', 'Name a claim or a demand, just one.'];
    found.push(violation('INVALID_INPUT', 'claimId', zh, en));
  }
  if (compoundId !== null || areaId !== null) {
    const [zh, en] = ['回访地点由所回访的事项决定。', 'What it is about says where it is.'];
    found.push(violation('INVALID_INPUT', compoundId === null ? 'areaId' : 'compoundId', zh, en));
  }
  if ((satisfied !== null) !== (outcome === 'MET')) {
    const [zh, en] = [
      '见面后须且才能填写是否满意。',
      'Who was met, and nobody else, is satisfied or not.',
    ];
    found.push(violation('INVALID_INPUT', 'satisfied', zh, en));
  }
  if (rating !== null && (claimId === null || outcome !== 'MET')) {
    const [zh, en] = [
      '评分须针对认领，且已见面。',
      'A rating is of a claim, by somebody who was met.',
    ];
    found.push(violation('INVALID_INPUT', 'rating', zh, en));
  }
  return found;
}

/** When a visit was: not in the future. */
export function instantViolations(visitedAt: Date, now: Date): UserErrorShape[] {
  const [zh, en] = ['走访时间不能晚于现在。', 'The visit cannot be later than now.'];
  return visitedAt <= now ? [] : [violation('INVALID_INPUT', 'visitedAt', zh, en)];
}

const SERVED: readonly ClaimState[] = ['DELIVERED', 'CONFIRMED'];
const CLOSED: readonly DemandState[] = ['RESOLVED', 'DELIVERED', 'CONFIRMED'];

/** What stands against asking how a claim went, and against rating it on the way. */
export function servedViolations(
  { id, state }: { id: string; state: ClaimState },
  { isRated, wasRated }: { isRated: boolean; wasRated: boolean },
): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  if (!SERVED.includes(state)) {
    const [zh, en] = ['尚未交付，不能回访。', 'Nothing was delivered yet.'];
    found.push(violation('INVALID_STATE', 'claimId', zh, en, { entityId: id }));
  }
  if (isRated && state !== 'CONFIRMED') {
    const [zh, en] = ['确认后才能评分。', 'Only what was confirmed is rated.'];
    found.push(violation('INVALID_STATE', 'rating', zh, en, { entityId: id }));
  }
  if (isRated && wasRated) {
    const [zh, en] = ['该住户已评价过这次服务。', 'This household has rated it already.'];
    found.push(violation('DUPLICATE', 'rating', zh, en, { entityId: id }));
  }
  return found;
}

/** What stands against asking how a demand was settled. */
export function closedViolations({ id, state }: { id: string; state: DemandState }) {
  const [zh, en] = ['尚未办结，不能回访。', 'It is not settled yet.'];
  return CLOSED.includes(state)
    ? []
    : [violation('INVALID_STATE', 'demandId', zh, en, { entityId: id })];
}

/** Who asks how it went is the community, never who did it. */
export function askerViolations(may: boolean): UserErrorShape[] {
  const [zh, en] = [
    '回访须由所在社区或其上级办理，提供服务的一方不能回访自己。',
    'The community of the place, or one above it, asks how it went, never who provided it.',
  ];
  return may ? [] : [violation('FORBIDDEN', 'actingForId', zh, en)];
}

/** Whether somebody may ask how a demand was settled: who settled it may not. */
export function mayAsk(
  { actor, actingForId }: By,
  demand: { areaPath: string; responsiblePartyId: string | null },
): boolean {
  const settled = partiesOf(actor).some((party) => party === demand.responsiblePartyId);
  return keepsBooksOf(actor, actingForId, demand.areaPath) && !settled;
}

/** Whoever keeps no books of the place logs their own visits only. */
export function visitorViolations(isOwn: boolean): UserErrorShape[] {
  const [zh, en] = ['只能登记自己的走访。', 'Only visits of your own.'];
  return isOwn ? [] : [violation('FORBIDDEN', 'visitorId', zh, en)];
}
