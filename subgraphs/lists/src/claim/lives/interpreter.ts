import { versionViolations } from '@lianjian/vocabulary/violations.rules';
import { afterStep, reasonViolations, stepViolations } from '../../demand/demand-step.rules.ts';
import { dayOf, quarterOf } from '../../quarter/quarter.rules.ts';
import { offerViolations } from '../../resource/offer/offer.rules.ts';
import { stepViolations as resourceViolations, sidesOf } from '../../resource/step/step.rules.ts';
import { type ResourceStep, STEPS } from '../../resource/step/steps.rules.ts';
import { quantityViolations } from '../delivery/delivery.rules.ts';
import { stepViolations as claimStepViolations } from '../step/step.rules.ts';
import { type StepMutation, stepsOf } from '../step/steps.rules.ts';
import { askerOf } from './cast.ts';
import { claimDemand, inviteToClaim, laterBy, reassignClaim } from './claiming.ts';
import type { Act, Command } from './commands.ts';
import {
  type ClaimRow,
  ended,
  PLACE,
  put,
  standingOf,
  type World,
  withoutSignUps,
} from './world.ts';

type Interpreted = (world: World, command: Command) => World | null;

/** Time goes by; what waited for an answer until then is over. */
function wait(before: World, { hours }: Command): World {
  const now = laterBy(before, hours);
  const isDue = ({ state, expiresAt }: ClaimRow) =>
    (state === 'HELD' || state === 'OFFERED') && expiresAt !== null && expiresAt <= now;
  return before.claims
    .filter(isDue)
    .reduce<World>((world, claim) => put(world, claim, ended(claim, 'EXPIRED')), {
      ...before,
      now,
    });
}

/** The claim that a command is about: one that has such a step, unless it goes astray. */
function claimOf({ claims }: World, { claim, astray }: Command, mutation: StepMutation) {
  const from = stepsOf(mutation).map((each) => each.from);
  const apt = claims.filter(({ state }) => astray || from.includes(state));
  return apt[claim % Math.max(apt.length, 1)];
}

function takeStep(mutation: StepMutation): Interpreted {
  return (world, command) => {
    const claim = claimOf(world, command, mutation);
    if (!claim) {
      return null;
    }
    if (mutation === 'reassignClaim') {
      return reassignClaim(world, claim, command);
    }
    const { quantity, reason, stale, who } = command;
    const asked = { mutation, reason, expectedVersion: claim.version - (stale ? 1 : 0) };
    const violations = [
      ...claimStepViolations(asked, askerOf(who), standingOf(world, claim)),
      ...(mutation === 'reportDelivery' ? quantityViolations(quantity, claim.quantity) : []),
      ...(mutation === 'confirmDelivery' ? quantityViolations(quantity, claim.delivered) : []),
    ];
    const to = stepsOf(mutation).find(({ from }) => from === claim.state)?.to;
    return violations.length > 0 || !to
      ? null
      : put(world, claim, { ...ended(claim, to), ...saidBy(mutation, quantity) });
  };
}

/** What of a claim a step says anew beside its state. */
function saidBy(mutation: StepMutation, quantity: number): Partial<ClaimRow> {
  const said: Partial<Record<StepMutation, Partial<ClaimRow>>> = {
    reportDelivery: { delivered: quantity },
    returnDelivery: { delivered: 0 },
    confirmDelivery: { confirmed: quantity },
  };
  return said[mutation] ?? {};
}

const UNDER_WAY = ['ACCEPTED', 'IN_SERVICE', 'DELIVERED'];

/** Ends a demand. */
function endDemand(step: 'withdrawDemand' | 'closeDemand'): Interpreted {
  return (world, command) => {
    const apt = world.demands.filter(
      ({ state, committed }) => command.astray || (state === 'LISTED' && committed > 0),
    );
    const of = step === 'closeDemand' && apt.length > 0 ? apt : world.demands;
    const row = of[command.demand % of.length];
    if (!row) {
      return null;
    }
    const underWay = world.claims.filter(
      ({ demandId, state }) => demandId === row.id && UNDER_WAY.includes(state),
    ).length;
    const demand = { ...row, ...PLACE, ...NO_PROCEDURE, underWay };
    const asker = askerOf(command.who);
    const violations = [
      ...stepViolations(step, demand, asker),
      ...reasonViolations(step, command.reason ?? 'OTHER'),
      ...versionViolations(row.version - (command.stale ? 1 : 0), row),
    ];
    if (violations.length > 0) {
      return null;
    }
    const { state } = afterStep(step, demand, asker);
    const over = { ...row, state, version: row.version + 1 };
    const demands = world.demands.map((each) => (each === row ? over : each));
    return withoutSignUps({ ...world, demands }, row.id);
  };
}

const NO_PROCEDURE = { procedure: null, stage: null, assignments: [] };

function changeResource(mutation: ResourceStep): Interpreted {
  return (world, { who, resource: at, reason, stale, quantity }) => {
    const row = world.resources[at % world.resources.length];
    const asker = askerOf(who);
    const standing = row && { ...row, ...PLACE };
    const to = STEPS.find((each) => each.mutation === mutation && each.from === row?.state)?.to;
    const expectedVersion = (row?.version ?? 0) - (stale ? 1 : 0);
    const asked = { mutation, reason, expectedVersion };
    if (!standing || resourceViolations(asked, asker, standing).length > 0 || !to) {
      return null;
    }
    const suspendedBy = to === 'SUSPENDED' ? (sidesOf(asker, standing)[0] ?? null) : null;
    const changed =
      mutation === 'updateResource'
        ? withCapacity(world, row.id, quantity)
        : { ...world, resources: changedIn(world, row.id, { state: to, suspendedBy }) };
    return changed && { ...changed, resources: changedIn(changed, row.id, {}, 1) };
  };
}

function changedIn(
  { resources }: World,
  id: string,
  change: Partial<World['resources'][number]>,
  by = 0,
) {
  return resources.map((each) =>
    each.id === id ? { ...each, ...change, version: each.version + by } : each,
  );
}

/** Another capacity of this and every later quarter that was used, never less than what is taken. */
function withCapacity(world: World, id: string, capacity: number): World | null {
  const from = quarterOf(dayOf(world.now));
  const isThese = (each: World['quarters'][number]) =>
    each.resourceId === id && each.quarter >= from;
  const taken = world.quarters.filter(isThese).map(({ held, committed }) => held + committed);
  if (
    offerViolations({ capacityPerQuarter: capacity }).length > 0 ||
    taken.some((t) => t > capacity)
  ) {
    return null;
  }
  const quarters = world.quarters.map((each) =>
    isThese(each) ? { ...each, capacity, free: each.free + capacity - each.capacity } : each,
  );
  const resources = changedIn(world, id, { capacityPerQuarter: capacity });
  return { ...world, quarters, resources };
}

const ACTS: Record<Act, Interpreted> = {
  wait,
  claimDemand,
  inviteToClaim,
  withdrawDemand: endDemand('withdrawDemand'),
  closeDemand: endDemand('closeDemand'),
  acceptClaim: takeStep('acceptClaim'),
  chooseClaim: takeStep('chooseClaim'),
  declineClaim: takeStep('declineClaim'),
  releaseClaim: takeStep('releaseClaim'),
  reassignClaim: takeStep('reassignClaim'),
  startService: takeStep('startService'),
  reportDelivery: takeStep('reportDelivery'),
  returnDelivery: takeStep('returnDelivery'),
  confirmDelivery: takeStep('confirmDelivery'),
  updateResource: changeResource('updateResource'),
  suspendResource: changeResource('suspendResource'),
  resumeResource: changeResource('resumeResource'),
  withdrawResource: changeResource('withdrawResource'),
};

/**
 * The world after a command, as the rules of the product decide it; null where they refuse. What the
 * stores do around the rules is done here by hand: locks and statements are tested on the database.
 */
export function after(world: World, command: Command): World | null {
  return ACTS[command.act](world, command);
}
