// What the table of steps must keep whatever is added to it, and random lives that follow it: a demand
// is routed or listed and never both, and what is over stays over.
import type { Actor } from '@lianjian/kernel/context';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AssignmentState, DemandState } from '../words.ts';
import {
  type DemandStep,
  demandSteps,
  objections,
  reasonViolations,
  type Standing,
  stepViolations,
  whyNotStep,
} from './demand-step.rules.ts';

const AREA = 'dst-jimei.str-xinglin.com-ningbao';
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
  actor('org-qd-platform', 'PLATFORM_ADMINISTRATOR'),
];

const ASSIGNMENTS: Partial<Record<DemandStep, AssignmentState | null>> = {
  routeDemand: 'ASSIGNED',
  acknowledgeDemand: 'ACKNOWLEDGED',
  returnDemand: null,
  resolveDemand: null,
};

/** The demand after a step that was allowed. */
function after(demand: Standing, step: DemandStep, to: DemandState): Standing {
  const responsiblePartyId =
    step === 'routeDemand'
      ? 'org-firm-ningbao'
      : step === 'returnDemand'
        ? null
        : demand.responsiblePartyId;
  const assignment = step in ASSIGNMENTS ? (ASSIGNMENTS[step] ?? null) : demand.assignment;
  return { ...demand, state: to, responsiblePartyId, assignment };
}

const OVER: DemandState[] = [
  'RESOLVED',
  'CLAIMED',
  'DELIVERED',
  'CONFIRMED',
  'MERGED',
  'WITHDRAWN',
];

test('whatever is tried, a demand is with a party or on the list, never both', () => {
  const tries = fc.array(
    fc.record({ step: fc.constantFrom(...demandSteps), who: fc.constantFrom(...parties) }),
    { maxLength: 40 },
  );
  const kind = fc.constantFrom('COMMUNITY_PROJECT', 'MICRO_WISH', 'CASE', 'PROXY_ERRAND');
  fc.assert(
    fc.property(tries, kind, (all, ofKind) => {
      let demand: Standing = {
        id: 'dem-1',
        kind: ofKind,
        state: 'COLLECTED',
        areaPath: AREA,
        responsiblePartyId: null,
        held: 0,
        committed: 0,
        assignment: null,
      };
      for (const { step, who } of all) {
        const [name, { to }] = step;
        const before = demand;
        if (objections(name, demand, { actor: who, actingForId: who.id }).length === 0) {
          demand = after(demand, name, to);
          expect(OVER).not.toContain(before.state);
          expect(who.id).not.toBe('org-com-lianting');
        }
        const isRouted = demand.state === 'ROUTED' || demand.state === 'RESOLVED';
        expect(demand.responsiblePartyId !== null).toBe(isRouted);
        expect(demand.assignment !== null).toBe(demand.state === 'ROUTED');
        expect(demand.state === 'LISTED' && ['CASE', 'PROXY_ERRAND'].includes(ofKind)).toBe(false);
      }
    }),
    { numRuns: 2000 },
  );
});

test('all that stands in the way is said at once, in both languages, and the same to both readers', () => {
  const standing = fc.record({
    id: fc.constant('dem-1'),
    kind: fc.constantFrom<Standing['kind']>('COMMUNITY_PROJECT', 'CASE'),
    state: fc.constantFrom<DemandState>('COLLECTED', 'SORTED', 'ROUTED', 'LISTED', ...OVER),
    areaPath: fc.constant(AREA),
    responsiblePartyId: fc.constantFrom(null, 'org-firm-ningbao'),
    held: fc.nat(2),
    committed: fc.nat(2),
    assignment: fc.constantFrom<AssignmentState | null>(null, 'ASSIGNED', 'IN_HAND'),
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
        expect(notes.every(({ zh, en }) => /\p{Script=Han}/u.test(zh) && /[a-z]/.test(en))).toBe(
          true,
        );
      },
    ),
    { numRuns: 2000 },
  );
});

test('a reason is asked for where the table has any, and only of those', () => {
  for (const [name, { reasons }] of demandSteps) {
    for (const reason of ['NO_SHOW', 'DUPLICATE', 'NOT_RESPONSIBLE'] as const) {
      expect(reasonViolations(name, reason).length === 0).toBe(reasons.includes(reason));
    }
  }
});

test('without credentials or the scope that is what is said', () => {
  const [community] = parties;
  const demand: Standing = {
    id: 'dem-1',
    kind: 'CASE',
    state: 'COLLECTED',
    areaPath: AREA,
    responsiblePartyId: null,
    held: 0,
    committed: 0,
    assignment: null,
  };
  expect(whyNotStep('sortDemand', demand, null)).toHaveLength(1);
  const without = community ? { ...community, scopes: [] } : null;
  expect(whyNotStep('sortDemand', demand, without)[0]?.en).toMatch(/demands:write/);
});
