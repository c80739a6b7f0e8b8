// The tallies of a year against counting by hand; who marks, when, and what is published.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLAIM_STATES, type ClaimState } from '../words.ts';
import {
  markViolations,
  selfViolations,
  unmarkedViolations,
  yearViolations,
} from './review.rules.ts';
import { type Counted, talliesBy } from './tally.rules.ts';

const claim: fc.Arbitrary<Counted> = fc.record({
  organisationId: fc.constantFrom('org-a', 'org-b', null),
  agreementId: fc.constantFrom('agr-a', null),
  state: fc.constantFrom(...(Object.keys(CLAIM_STATES) as ClaimState[])),
  wasAccepted: fc.boolean(),
  marks: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
});

test('a tally is what counting its claims one by one gives, and nobody is left out', () => {
  fc.assert(
    fc.property(
      fc.array(claim),
      fc.constantFrom('organisationId', 'agreementId'),
      (claims, key) => {
        const tallies = talliesBy(key, claims);
        const accepted = claims.filter((each) => each.wasAccepted && each[key] !== null);
        expect([...tallies.keys()]).toEqual([...new Set(accepted.map((each) => each[key]))].sort());
        for (const [id, tally] of tallies) {
          const own = accepted.filter((each) => each[key] === id);
          const count = (state: ClaimState) => own.filter((each) => each.state === state).length;
          const marks = own.flatMap((each) => each.marks);
          expect(tally.claims).toBe(own.length);
          expect(tally.confirmed).toBe(count('CONFIRMED'));
          expect(tally.delivered).toBe(count('CONFIRMED') + count('DELIVERED'));
          expect(tally.released).toBe(count('RELEASED'));
          expect(tally.ratings).toBe(marks.length);
          const mean = marks.reduce((sum, each) => sum + each, 0) / marks.length;
          expect(tally.rating === null ? null : Number(tally.rating)).toBe(
            marks.length === 0 ? null : Number(mean.toFixed(2)),
          );
        }
      },
    ),
  );
});

const codes = (found: readonly { code: string; field?: readonly string[] }[]) =>
  found.map(({ code, field }) => `${code} ${field?.slice(1).join('.')}`);

test.each<[number, string, number]>([
  [2023, '2024-02-01', 0],
  [2024, '2024-12-01', 0],
  [2024, '2024-11-30', 1],
  [1999, '2024-11-30', 1],
])('the year %s is reviewed on %s: %s against it', (year, today, count) => {
  expect(yearViolations(year, today)).toHaveLength(count);
});

test('a mark is from 1 to 5, and a remark says something', () => {
  expect(codes(markViolations(6, ' '))).toEqual(['INVALID_INPUT score', 'INVALID_INPUT remark']);
  expect(markViolations(1, null)).toEqual([]);
});

test('nobody marks what they did, nor publishes what is not marked', () => {
  const actor = {
    kind: 'ORGANISATION' as const,
    id: 'org-com-a',
    organisationIds: ['org-com-a'],
    roles: ['COMMUNITY' as const],
    scopes: [],
  };
  const by = { actor, actingForId: 'org-com-a' };
  expect(codes(selfViolations(by, ['org-b', 'org-com-a']))).toEqual(['FORBIDDEN actingForId']);
  expect(selfViolations(by, ['org-b'])).toEqual([]);
  const items = [
    { id: 'rvi-a', score: 4 },
    { id: 'rvi-b', score: null },
  ];
  expect(unmarkedViolations(items).map(({ entityId }) => entityId)).toEqual(['rvi-b']);
});
