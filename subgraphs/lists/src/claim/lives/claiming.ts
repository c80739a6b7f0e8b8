import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import { type Attempt, type Claimant, claimViolations, firstState } from '../claim.rules.ts';
import { holdEnds } from '../hold.rules.ts';
import { inputViolations } from '../input.rules.ts';
import { invitationViolations, respondByViolations } from '../invitation/invitation.rules.ts';
import { newClaim } from '../new-claim.rules.ts';
import { sameViolations, successorViolations } from '../reassignment/reassignment.rules.ts';
import { stepViolations } from '../step/step.rules.ts';
import { askerOf, claimantOf } from './cast.ts';
import type { Command } from './commands.ts';
import {
  type ClaimRow,
  claimantIdOf,
  type DemandRow,
  demandSide,
  found,
  PLACE,
  put,
  resourceSide,
  standingOf,
  type World,
} from './world.ts';

const HOUR_MS = 3_600_000;
const RESOURCES = [null, 'res-a', 'res-b', 'res-none'];
const ENDED = ['DECLINED', 'RELEASED', 'EXPIRED'];

export const laterBy = ({ now }: World, hours: number) => new Date(now.getTime() + hours * HOUR_MS);

/** What a claimant would claim with: its own where one is needed, or whatever it comes upon. */
function resourceFor(world: World, demand: DemandRow, claimant: Claimant, command: Command) {
  if (command.astray) {
    return RESOURCES[command.resource] ?? null;
  }
  const own = world.resources.find(({ providerId }) => providerId === claimant.id)?.id ?? null;
  return demandSide(demand).policy?.resourceRequired ? own : null;
}

function attemptOf(
  world: World,
  demand: DemandRow,
  asked: Pick<Attempt, 'claimant' | 'quantity' | 'resourceId'>,
): Attempt {
  const takesPart = world.claims.some(
    (each) =>
      each.demandId === demand.id &&
      each.resourceId === null &&
      claimantIdOf(each) === asked.claimant.id &&
      !ENDED.includes(each.state),
  );
  const resource = resourceSide(world, asked.resourceId, demand);
  return { ...asked, demand: demandSide(demand), resource, takesPart };
}

interface Opened {
  by: 'CLAIMANT' | 'COMMUNITY';
  holdUntil: Date;
  replacesId?: string;
}

/** The world with one more claim. */
function make(world: World, { demand, ...asked }: Attempt, { by, ...opened }: Opened): World {
  const row = newClaim({
    ...asked,
    ...opened,
    id: `clm-${world.claims.length + 1}`,
    demand: { id: demand.id, listQuarter: demand.listQuarter, ...PLACE },
    agreementId: null,
    state: by === 'COMMUNITY' ? 'OFFERED' : firstState(demand.policy),
    openedBy: by,
    instant: world.now,
  });
  return put(world, null, { ...row, delivered: 0, confirmed: 0, version: 1 });
}

const demandOf = ({ demands }: World, { demand }: Command) =>
  found(demands, demands[demand]?.id ?? '');

export function claimDemand(world: World, command: Command): World | null {
  const demand = demandOf(world, command);
  const asker = askerOf(command.who);
  const claimant = claimantOf(command.astray ? command.whom : command.who);
  const { quantity } = command;
  const resourceId = resourceFor(world, demand, claimant, command);
  const attempt = attemptOf(world, demand, { claimant, quantity, resourceId });
  const violations = [
    ...inputViolations({ quantity, ...asker, claimantId: claimant.id }),
    ...claimViolations(attempt),
  ];
  return violations.length > 0
    ? null
    : make(world, attempt, { by: 'CLAIMANT', holdUntil: holdEnds(world.now) });
}

/** All are asked or none, each judged with what those before have taken. */
export function inviteToClaim(world: World, command: Command): World | null {
  const demand = demandOf(world, command);
  const asker = askerOf(command.who);
  const invitees = [command.whom, ...(command.whomElse ? [command.whomElse] : [])].map((who) => {
    const claimant = claimantOf(who);
    const resourceId = resourceFor(world, demand, claimant, command);
    return { claimant, providerId: claimant.id, resourceId, quantity: command.quantity };
  });
  const respondBy = laterBy(world, command.hours);
  const violations = [
    ...invitationViolations(invitees, asker.actor),
    ...respondByViolations(respondBy, world.now),
  ];
  if (violations.length > 0 || !keepsBooksOf(asker.actor, asker.actingForId, PLACE.areaPath)) {
    return null;
  }
  return invitees.reduce<World | null>((sofar, { providerId: _, ...asked }) => {
    const attempt = sofar && attemptOf(sofar, demandOf(sofar, command), asked);
    return sofar && attempt && claimViolations(attempt).length === 0
      ? make(sofar, attempt, { by: 'COMMUNITY', holdUntil: respondBy })
      : null;
  }, world);
}

/** Releases a claim and offers what it took to somebody else, both or neither. */
export function reassignClaim(world: World, claim: ClaimRow, command: Command): World | null {
  const asker = askerOf(command.who);
  const standing = standingOf(world, claim);
  const claimant = claimantOf(command.whom);
  const resourceId = resourceFor(world, found(world.demands, claim.demandId), claimant, command);
  const said = command.quantity > 3 ? null : command.quantity;
  const successor = { toClaimantId: claimant.id, toResourceId: resourceId, quantity: said };
  const expectedVersion = claim.version - (command.stale ? 1 : 0);
  const asked = { mutation: 'reassignClaim', expectedVersion, reason: command.reason } as const;
  const violations = [
    ...successorViolations(successor, asker.actor),
    ...stepViolations(asked, asker, standing),
    ...sameViolations(successor, standing),
  ];
  if (violations.length > 0) {
    return null;
  }
  const released = put(world, claim, { ...claim, state: 'RELEASED', version: claim.version + 1 });
  const demand = found(released.demands, claim.demandId);
  const quantity = said ?? claim.quantity;
  const attempt = attemptOf(released, demand, { claimant, quantity, resourceId });
  const holdUntil = holdEnds(world.now);
  return claimViolations(attempt).length > 0
    ? null
    : make(released, attempt, { by: 'COMMUNITY', holdUntil, replacesId: claim.id });
}
