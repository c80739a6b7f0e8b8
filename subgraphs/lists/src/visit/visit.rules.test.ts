// What a visit must say, by its kind: every combination of what may be given, against a sentence.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayAsk, servedViolations, type Told, toldViolations } from './visit.rules.ts';
import { HOUSEHOLD_CATEGORIES, VISIT_KINDS, VISIT_OUTCOMES } from './visit-words.ts';

const keys = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];
const maybe = <T>(value: T) => fc.constantFrom(value, null);

const told: fc.Arbitrary<Told> = fc.record({
  kind: fc.constantFrom(...keys(VISIT_KINDS)),
  compoundId: maybe('cmp-a'),
  areaId: maybe('com-a'),
  household: maybe('3-0501'),
  category: fc.constantFrom(...keys(HOUSEHOLD_CATEGORIES), null),
  outcome: fc.constantFrom(...keys(VISIT_OUTCOMES)),
  note: fc.constant(null),
  claimId: maybe('clm-a'),
  demandId: maybe('dem-a'),
  satisfied: fc.constantFrom(true, false, null),
  rating: maybe({ score: 5, comment: null }),
});

/** The same in one sentence for each kind. */
function isWellTold(visit: Told, needs: number): boolean {
  const { compoundId, areaId, household, category, claimId, demandId, satisfied, rating } = visit;
  const wasMet = visit.outcome === 'MET';
  const isReturn = visit.kind === 'RETURN_VISIT';
  const home =
    (compoundId === null) !== (areaId === null) &&
    household !== null &&
    (category === null || category === visit.kind) &&
    [claimId, demandId, satisfied, rating].every((value) => value === null);
  const back =
    compoundId === null &&
    areaId === null &&
    (claimId === null) !== (demandId === null) &&
    (satisfied !== null) === wasMet &&
    (rating === null || (claimId !== null && wasMet));
  return (isReturn ? back : home) && (needs === 0 || wasMet) && needs <= 20;
}

test('a visit is told well or every fault of it is named', () => {
  fc.assert(
    fc.property(told, fc.integer({ min: 0, max: 21 }), (visit, needs) => {
      expect(toldViolations(visit, needs).length === 0).toBe(isWellTold(visit, needs));
    }),
    { numRuns: 3000 },
  );
});

test('a household rates what was confirmed, once', () => {
  const codes = (state: 'DELIVERED' | 'CONFIRMED' | 'IN_SERVICE', wasRated: boolean) =>
    servedViolations({ id: 'clm-a', state }, { isRated: true, wasRated }).map(({ code }) => code);
  expect(codes('CONFIRMED', false)).toEqual([]);
  expect(codes('CONFIRMED', true)).toEqual(['DUPLICATE']);
  expect(codes('DELIVERED', false)).toEqual(['INVALID_STATE']);
  expect(codes('IN_SERVICE', true)).toEqual(['INVALID_STATE', 'INVALID_STATE', 'DUPLICATE']);
});

test('who settled a demand does not ask how it went', () => {
  const actor = {
    kind: 'ORGANISATION' as const,
    id: 'org-com-a',
    organisationIds: ['org-com-a'],
    roles: ['COMMUNITY' as const],
    scopes: [],
  };
  const by = { actor, actingForId: 'org-com-a' };
  const demand = { areaPath: 'str-a.com-a', responsiblePartyId: 'org-firm' };
  expect(mayAsk(by, demand)).toBe(true);
  expect(mayAsk(by, { ...demand, responsiblePartyId: 'org-com-a' })).toBe(false);
  expect(mayAsk(by, { ...demand, areaPath: 'str-a.com-b' })).toBe(false);
});
