// What the table of steps must keep whatever is added to it, and random lives that follow it: a demand
// is routed or listed and never both, and what is over stays over.
import type { Actor } from '@lianjian/kernel/context';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AssignmentState, DemandState } from '../words.ts';
import { type Assigned, movedBy } from './assigned.rules.ts';
import {
  afterStep,
  objections,
  reasonViolations,
  type Standing,
  stepViolations,
  whyNotStep,
} from './demand-step.rules.ts';
import { DEMAND_STEPS, type DemandStep, demandSteps, type StepRule } from './demand-steps.rules.ts';

const actor = (id: string, role: Actor['roles'][number]): Actor => ({
  kind: 'ORGANISATION',
  id,
  organisationIds: [id],
  roles: [role],
  scopes: ['demands:write'],
});
const parties = [
  actor('org-com-ningbao', 'COMMUNITY'),
  actor('org-str-xinglin', 'COMMUNITY'),
  actor('org-com-lianting', 'COMMUNITY'),
  actor('org-firm-ningbao', 'PROPERTY_FIRM'),
  actor('org-greening', 'PARTNER_UNIT'),
  actor('org-qd-platform', 'PLATFORM_ADMINISTRATOR'),
];

const START: Standing = {
  id: 'dem-1',
  kind: 'COMMUNITY_PROJECT',
  state: 'COLLECTED',
  areaPath: 'dst-jimei.str-xinglin.com-ningbao',
  held: 0,
  committed: 0,
  underWay: 0,
  assignments: [],
  procedure: null,
  stage: null,
};

/** The demand after a step that was allowed; what is routed is routed to the handlers given. */
function after(step: DemandStep, demand: Standing, who: Actor, handlers: string[]): Standing {
  const asker = { actor: who, actingForId: who.id };
  const { assignment }: StepRule = DEMAND_STEPS[step];
  const moved = movedBy(step, demand.assignments, asker).map(({ id }) => id);
  const named = handlers.map(
    (assigneeId, at): Assigned => ({
      id: `asg-${demand.assignments.length + at}`,
      assigneeId,
      state: 'ASSIGNED',
      helperIds: [],
    }),
  );
  return {
    ...demand,
    ...afterStep(step, demand, asker),
    assignments: [
      ...demand.assignments.map((each) =>
        assignment && moved.includes(each.id)
          ? { ...each, state: assignment.to ?? each.state }
          : each,
      ),
      ...(['routeDemand', 'dispatchDemand'].includes(step) ? named : []),
    ].filter(({ state }) => state !== 'RETURNED'),
  };
}

const OVER: DemandState[] = ['CLAIMED', 'DELIVERED', 'CONFIRMED', 'MERGED', 'WITHDRAWN'];

test('whatever is tried, a demand is with its handlers or on the list, never both', () => {
  const tries = fc.array(
    fc.record({ step: fc.constantFrom(...demandSteps), who: fc.constantFrom(...parties) }),
    { maxLength: 40 },
  );
  const kind = fc.constantFrom(
    'COMMUNITY_PROJECT' as const,
    'MICRO_WISH' as const,
    'PROXY_ERRAND' as const,
  );
  const handlers = fc.subarray(['org-firm-ningbao', 'org-greening'], { minLength: 1 });
  fc.assert(
    fc.property(tries, kind, handlers, (all, ofKind, named) => {
      let demand: Standing = { ...START, kind: ofKind };
      for (const { step, who } of all) {
        const before = demand;
        const allowed =
          objections(step[0], before, { actor: who, actingForId: who.id }).length === 0;
        demand = allowed ? after(step[0], before, who, named) : before;
        const underWay = demand.assignments.filter(({ state }) => state !== 'DONE');
        expect(underWay.length > 0).toBe(demand.state === 'ROUTED');
        expect(demand.assignments.length > 0).toBe(['ROUTED', 'RESOLVED'].includes(demand.state));
        expect(OVER.includes(before.state) && allowed).toBe(false);
        expect(demand.state === 'LISTED' && ofKind === 'PROXY_ERRAND').toBe(false);
      }
    }),
    { numRuns: 1000 },
  );
});

const states: AssignmentState[] = ['ASSIGNED', 'ACKNOWLEDGED', 'IN_HAND', 'DONE'];

test('what allowedTransitions says is what the mutation would find, for whoever asks', () => {
  const standing = fc.record({
    id: fc.constant('dem-1'),
    kind: fc.constantFrom(
      'COMMUNITY_PROJECT' as const,
      'PROXY_ERRAND' as const,
      'FREIGHT' as const,
    ),
    state: fc.constantFrom<DemandState>(
      'COLLECTED',
      'SORTED',
      'ROUTED',
      'RESOLVED',
      'LISTED',
      ...OVER,
    ),
    areaPath: fc.constant(START.areaPath),
    held: fc.nat(1),
    committed: fc.nat(1),
    underWay: fc.nat(1),
    assignments: fc.array(
      fc.record({
        id: fc.constantFrom('asg-1', 'asg-2'),
        assigneeId: fc.constantFrom('org-firm-ningbao', 'org-greening'),
        state: fc.constantFrom(...states),
        helperIds: fc.constant([]),
      }),
      { maxLength: 2 },
    ),
    procedure: fc.constant(null),
    stage: fc.constant(null),
  });
  fc.assert(
    fc.property(
      standing,
      fc.constantFrom(...demandSteps),
      fc.constantFrom(...parties),
      (demand, [name], who) => {
        const violations = stepViolations(name, demand, { actor: who, actingForId: who.id });
        const notes = violations.map(({ message }) => message);
        expect(whyNotStep(name, demand, who)).toEqual(notes);
        expect(violations.every(({ field }) => field?.[0] === 'input')).toBe(true);
      },
    ),
  );
});

test('what nothing was served of is withdrawn, what some was served of is closed, and neither is under way', () => {
  const [community] = parties as [Actor];
  const codes = (step: DemandStep, at: Partial<Standing>) =>
    objections(
      step,
      { ...START, state: 'LISTED', ...at },
      { actor: community, actingForId: community.id },
    ).length;
  const standings: Partial<Standing>[] = [
    {},
    { held: 1 },
    { committed: 1, underWay: 1 },
    { committed: 2, underWay: 1 },
    { committed: 1 },
    { committed: 1, held: 1 },
  ];
  expect(standings.map((at) => codes('withdrawDemand', at))).toEqual([0, 1, 1, 1, 1, 1]);
  expect(standings.map((at) => codes('closeDemand', at))).toEqual([1, 1, 1, 1, 0, 1]);
});

test('a step asks for a reason just where it has some', () => {
  for (const [name, { reasons }] of demandSteps) {
    expect(reasonViolations(name, 'NO_SHOW')).toHaveLength(1);
    expect(reasons.flatMap((reason) => reasonViolations(name, reason))).toEqual([]);
  }
});

test('without credentials, or without the scope, that is said', () => {
  const [community] = parties as [Actor];
  expect(whyNotStep('sortDemand', START, null)).toHaveLength(1);
  const without = { ...community, scopes: [] };
  expect(whyNotStep('sortDemand', START, without)[0]?.en).toMatch(/demands:write/);
});

test('of several handlers each acts for itself, and what they leave goes on or comes back', () => {
  const [community, , , firm, greening] = parties as [Actor, Actor, Actor, Actor, Actor];
  const by = (who: Actor) => ({ actor: who, actingForId: who.id });
  const both: Assigned[] = [
    { id: 'asg-1', assigneeId: firm.id, state: 'ACKNOWLEDGED', helperIds: [] },
    { id: 'asg-2', assigneeId: greening.id, state: 'ASSIGNED', helperIds: [] },
  ];
  const demand: Standing = { ...START, state: 'ROUTED', assignments: both };
  expect(afterStep('returnDemand', demand, by(greening)).state).toBe('ROUTED');
  expect(afterStep('returnDemand', demand, by(community)).state).toBe('SORTED');
  expect(objections('resolveDemand', demand, by(greening)).map(({ code }) => code)).toEqual([
    'INVALID_STATE',
  ]);
  const settled = after('resolveDemand', demand, firm, []);
  expect(settled.state).toBe('ROUTED');
  const resolved = after('returnDemand', settled, greening, []);
  expect(resolved.state).toBe('RESOLVED');
  expect(objections('reopenDemand', resolved, by(firm)).map(({ code }) => code)).toEqual([
    'FORBIDDEN',
  ]);
  expect(after('reopenDemand', resolved, community, [])).toMatchObject({
    state: 'ROUTED',
    assignments: [{ id: 'asg-1', state: 'IN_HAND' }],
  });
  const unnamed = { ...resolved, assignments: [] };
  expect(objections('reopenDemand', unnamed, by(community))).toEqual([]);
  expect(afterStep('reopenDemand', unnamed, by(community)).state).toBe('SORTED');
});
