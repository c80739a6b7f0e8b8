import { policyOf } from '../../kinds/kinds.ts';
import { fitting } from '../../match/pair.arbitrary.ts';
import type { DemandSide, ResourceSide } from '../../match/pair.rules.ts';
import type { DemandKind, DemandState, ResourceState, ResourceSide as Side } from '../../words.ts';
import type { NewClaim } from '../new-claim.rules.ts';
import { shiftOf, type Taken } from '../quantity.rules.ts';
import type { Standing } from '../step/step.rules.ts';

/** Counters of one row; what is free is moved like the others, so that the sum says something. */
export interface Counters extends Taken {
  free: number;
}

export interface DemandRow extends Counters {
  id: string;
  kind: DemandKind;
  listQuarter: string;
  quantity: number;
  state: DemandState;
  version: number;
  /** Those who asked for it. */
  recipients: readonly string[];
}

export interface ResourceRow {
  id: string;
  providerId: string;
  deliveredById: string | null;
  state: ResourceState;
  suspendedBy: Side | null;
  capacityPerQuarter: number;
  version: number;
}

export interface QuarterRow extends Counters {
  resourceId: string;
  quarter: string;
  capacity: number;
}

export interface ClaimRow extends NewClaim {
  delivered: number;
  confirmed: number;
  version: number;
}

/** All that there is, at one instant. */
export interface World {
  now: Date;
  demands: readonly DemandRow[];
  resources: readonly ResourceRow[];
  /** The quarters of resources that were used. */
  quarters: readonly QuarterRow[];
  claims: readonly ClaimRow[];
}

export const PLACE = { areaId: 'com-a', areaPath: 'dst-a.str-a.com-a' } as const;

export const claimantIdOf = (claim: ClaimRow): string =>
  claim.claimantOrganisationId ?? claim.claimantPersonId ?? '';

export function found<Row extends { id: string }>(rows: readonly Row[], id: string): Row {
  const row = rows.find((each) => each.id === id);
  if (!row) {
    throw new Error(`The world has no ${id}.`);
  }
  return row;
}

/** What is free of a resource in a quarter; one that was never used has all of it. */
function freeIn({ quarters }: World, resource: ResourceRow, quarter: string): number {
  const used = quarters.find((q) => q.resourceId === resource.id && q.quarter === quarter);
  return used?.free ?? resource.capacityPerQuarter;
}

/** A demand as matching sees it. */
export function demandSide(demand: DemandRow): DemandSide {
  const { id, kind, state, free, held, committed, listQuarter } = demand;
  const policy = policyOf({ kind, route: null });
  return { ...fitting.demand, id, kind, state, free, held, committed, listQuarter, policy };
}

/** A resource as matching sees it; null where there is none by that id. */
export function resourceSide(
  world: World,
  id: string | null,
  { listQuarter }: DemandRow,
): ResourceSide | null {
  const resource = world.resources.find((each) => each.id === id);
  if (!resource) {
    return null;
  }
  const { providerId, state } = resource;
  const free = freeIn(world, resource, listQuarter);
  return { ...fitting.resource, id: resource.id, providerId, state, free };
}

/** A claim as its steps see it. */
export function standingOf(world: World, claim: ClaimRow): Standing {
  const demand = found(world.demands, claim.demandId);
  const resource = claim.resourceId === null ? null : found(world.resources, claim.resourceId);
  const providers = [claimantIdOf(claim), resource?.deliveredById, resource?.providerId];
  return {
    ...claim,
    claimantId: claimantIdOf(claim),
    providers: providers.flatMap((id) => id ?? []),
    recipients: demand.recipients,
    raters: [],
    demandState: demand.state,
    demandFree: demand.free,
    resourceFree: resource && freeIn(world, resource, claim.quarter),
  };
}

/** Writes a claim and moves both lists by what it takes now. */
export function put(world: World, before: ClaimRow | null, after: ClaimRow): World {
  const by = shiftOf(before, after);
  const claims = before
    ? world.claims.map((each) => (each === before ? after : each))
    : [...world.claims, after];
  const demands = world.demands.map((each) =>
    each.id === after.demandId ? restated(moved(each, by), claims) : each,
  );
  const now = { ...world, claims, demands, quarters: quartersWith(world, after, by) };
  const isOver = found(demands, after.demandId).state === 'CONFIRMED';
  return isOver ? withoutSignUps(now, after.demandId) : now;
}

/** Those who signed up for what is over are told no. */
export function withoutSignUps(world: World, demandId: string): World {
  const isSignUp = (claim: ClaimRow) => claim.demandId === demandId && claim.state === 'APPLIED';
  const claims = world.claims.map((each) => (isSignUp(each) ? ended(each, 'DECLINED') : each));
  return { ...world, claims };
}

export const ended = (claim: ClaimRow, state: ClaimRow['state']): ClaimRow => ({
  ...claim,
  state,
  version: claim.version + 1,
});

function quartersWith(world: World, { resourceId, quarter }: ClaimRow, by: Taken) {
  if (resourceId === null) {
    return world.quarters;
  }
  const { capacityPerQuarter: capacity } = found(world.resources, resourceId);
  const isIt = (each: QuarterRow) => each.resourceId === resourceId && each.quarter === quarter;
  const unused = { resourceId, quarter, capacity, free: capacity, held: 0, committed: 0 };
  const quarters = world.quarters.some(isIt) ? world.quarters : [...world.quarters, unused];
  return quarters.map((each) => (isIt(each) ? moved(each, by) : each));
}

function moved<Row extends Counters>(row: Row, by: Taken): Row {
  const [held, committed] = [row.held + by.held, row.committed + by.committed];
  return { ...row, held, committed, free: row.free - by.held - by.committed };
}

/** The state that follows from the claims on a demand, as the statement that moves it works it out. */
function restated(demand: DemandRow, claims: readonly ClaimRow[]): DemandRow {
  const states = claims.filter((each) => each.demandId === demand.id).map(({ state }) => state);
  if (!['LISTED', 'CLAIMED', 'DELIVERED'].includes(demand.state)) {
    return demand;
  }
  if (demand.committed < demand.quantity) {
    return { ...demand, state: 'LISTED' };
  }
  if (states.includes('ACCEPTED') || states.includes('IN_SERVICE')) {
    return { ...demand, state: 'CLAIMED' };
  }
  return { ...demand, state: states.includes('DELIVERED') ? 'DELIVERED' : 'CONFIRMED' };
}
