import type { ClaimState } from '../../words.ts';
import type { ClaimRow, DemandRow, QuarterRow, World } from './world.ts';

// What always holds, written by hand: nothing here asks the rules that decide.

const WAITING: readonly ClaimState[] = ['OFFERED', 'HELD'];
const OVER: readonly ClaimState[] = ['DECLINED', 'RELEASED', 'EXPIRED'];
const UNDER_WAY: readonly ClaimState[] = ['ACCEPTED', 'IN_SERVICE', 'DELIVERED'];

const sum = (claims: readonly ClaimRow[], of: (claim: ClaimRow) => number) =>
  claims.reduce((total, claim) => total + of(claim), 0);

const amountIn = (states: readonly ClaimState[]) => (claim: ClaimRow) =>
  states.includes(claim.state) ? claim.quantity : 0;

/** What the counters of a row should be, added up afresh. */
function countersProblems(
  row: DemandRow | QuarterRow,
  listed: number,
  claims: readonly ClaimRow[],
): string[] {
  const { free, held, committed } = row;
  const shouldBeHeld = sum(claims, amountIn(WAITING));
  const shouldBeCommitted =
    sum(claims, amountIn(UNDER_WAY)) +
    sum(claims, (claim) => (claim.state === 'CONFIRMED' ? claim.confirmed : 0));
  return [
    ...(free + held + committed === listed ? [] : [`${free}+${held}+${committed} of ${listed}`]),
    ...(Math.min(free, held, committed) >= 0 ? [] : [`${free}, ${held}, ${committed} below zero`]),
    ...(held === shouldBeHeld ? [] : [`${held} held, not ${shouldBeHeld}`]),
    ...(committed === shouldBeCommitted
      ? []
      : [`${committed} committed, not ${shouldBeCommitted}`]),
  ];
}

function stateShouldBe({ free, held }: DemandRow, claims: readonly ClaimRow[]) {
  const some = (...states: ClaimState[]) => claims.some(({ state }) => states.includes(state));
  if (free > 0 || held > 0) {
    return 'LISTED';
  }
  if (some('ACCEPTED', 'IN_SERVICE')) {
    return 'CLAIMED';
  }
  return some('DELIVERED') ? 'DELIVERED' : 'CONFIRMED';
}

function demandProblems(demand: DemandRow, all: readonly ClaimRow[]): string[] {
  const claims = all.filter(({ demandId }) => demandId === demand.id);
  const standing = claims.filter(({ state }) => !OVER.includes(state));
  const alone = standing.filter(({ resourceId }) => resourceId === null).map(claimantOf);
  const should = stateShouldBe(demand, claims);
  const isWithdrawn = demand.state === 'WITHDRAWN';
  const isOver = isWithdrawn || demand.state === 'CONFIRMED';
  const waits = standing.some(({ state }) => state !== 'CONFIRMED');
  const isClosed = demand.state === 'CONFIRMED' && demand.committed > 0 && demand.held === 0;
  const isSole = demand.kind === 'MICRO_WISH';
  return [
    ...countersProblems(demand, demand.quantity, claims),
    ...(isWithdrawn && standing.length > 0 ? ['withdrawn, but a claim stands'] : []),
    ...(isOver && waits ? [`${demand.state}, but somebody waits`] : []),
    ...(isWithdrawn || isClosed || demand.state === should
      ? []
      : [`${demand.state}, not ${should}`]),
    ...(isSole && standing.length > 1 ? ['one wish taken up twice'] : []),
    ...(new Set(alone).size < alone.length ? ['somebody takes part twice'] : []),
  ].map((problem) => `${demand.id}: ${problem}`);
}

function claimProblems({ now, demands }: World, claim: ClaimRow): string[] {
  const { state, quantity, delivered, confirmed, expiresAt, acceptedAt } = claim;
  const isReported = state === 'DELIVERED' || state === 'CONFIRMED';
  const isIn = demands.some((d) => d.id === claim.demandId && d.listQuarter === claim.quarter);
  const until = expiresAt?.getTime() ?? Number.NaN;
  return [
    ...(quantity >= 1 && isReported === delivered > 0 ? [] : ['wrongly reported']),
    ...(delivered <= quantity && confirmed <= delivered ? [] : ['more done than accepted']),
    ...((state === 'CONFIRMED') === confirmed > 0 ? [] : ['wrongly confirmed']),
    ...(WAITING.includes(state) && !(until > now.getTime()) ? ['waits past its time'] : []),
    ...(state === 'EXPIRED' && !(until <= now.getTime()) ? ['over before its time'] : []),
    ...(acceptedAt !== null && state === 'EXPIRED' ? ['over though accepted'] : []),
    ...(isIn ? [] : ['in a quarter that is not of its demand']),
  ].map((problem) => `${claim.id}: ${problem}`);
}

const claimantOf = (claim: ClaimRow) => claim.claimantOrganisationId ?? claim.claimantPersonId;

/** All that is wrong with a world as it stands. */
export function problemsOf(world: World): string[] {
  const { demands, quarters, claims } = world;
  return [
    ...demands.flatMap((demand) => demandProblems(demand, claims)),
    ...quarters.flatMap((row) => {
      const { resourceId, quarter, capacity } = row;
      const its = claims.filter((c) => c.resourceId === resourceId && c.quarter === quarter);
      return countersProblems(row, capacity, its).map((each) => `${resourceId}: ${each}`);
    }),
    ...claims.flatMap((claim) => claimProblems(world, claim)),
  ];
}
