// The score as arithmetic: what it is made of, what it ignores, what can only raise it.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MATCH_FACTOR_CODES } from './factor/factor.rules.ts';
import { compareRank, FACTORS, RULE_VERSION, rank, SCORE_MAX, scoreOf } from './match.rules.ts';
import { anyFacts, fitting, knownFacts, pairOf, pairs } from './pair.arbitrary.ts';
import type { Facts, Pair } from './pair.rules.ts';
import { RELATED } from './related.rules.ts';
import { SYNONYMS } from './text/synonyms.rules.ts';

const ALL_KNOWN: Facts = { partnerOrganisationIds: ['org-1'], reportedInOrganisationIds: [] };

const factor = (pair: Pair, facts: Facts, code: keyof typeof MATCH_FACTOR_CODES) =>
  scoreOf(pair, facts).factors.find((found) => found.code === code);

test('the weights are the codes of the contract and add up to the highest score', () => {
  expect(FACTORS.map(({ code }) => code).sort()).toEqual(Object.keys(MATCH_FACTOR_CODES).sort());
  expect(FACTORS.reduce((sum, { weight }) => sum + weight, 0)).toBe(SCORE_MAX);
});

test('a score is the sum of its contributions, whole points from 0 to 10,000', () => {
  fc.assert(
    fc.property(pairs, anyFacts, (pair, facts) => {
      const { score, factors } = scoreOf(pair, facts);
      expect(factors.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(score);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(SCORE_MAX);
      for (const { value, weight, contribution, available } of factors) {
        expect(available).toBe(value !== null);
        expect(contribution).toBe(value === null ? 0 : Math.round(weight * value));
        expect(value === null || (value >= 0 && value <= 1)).toBe(true);
      }
    }),
  );
});

test('an unknown fact costs its own points and touches no other factor', () => {
  fc.assert(
    fc.property(pairs, knownFacts, fc.constantFrom(undefined, null), (given, facts, unknown) => {
      const pair = pairOf({ ...given.demand, compoundId: 'cmp-a' }, given.resource, given.record);
      const known = scoreOf(pair, facts);
      for (const [key, code] of [
        ['partnerOrganisationIds', 'AGREEMENT'],
        ['reportedInOrganisationIds', 'REPORT_IN'],
      ] as const) {
        const without = scoreOf(pair, { ...facts, [key]: unknown });
        const lost = without.factors.find((found) => found.code === code);
        expect(lost).toMatchObject({ available: false, contribution: 0, value: null });
        expect(without.factors.filter((found) => found !== lost)).toEqual(
          known.factors.filter((found) => found.code !== code),
        );
      }
    }),
  );
});

test('no fact is a fact: an empty list is available and brings nothing', () => {
  const none = { partnerOrganisationIds: [], reportedInOrganisationIds: [] };
  expect(factor(fitting, none, 'AGREEMENT')).toMatchObject({ available: true, contribution: 0 });
  expect(factor(fitting, none, 'REPORT_IN')).toMatchObject({ available: true, contribution: 0 });
});

test('the agreements of a compound say nothing about a demand of a whole area, known or not', () => {
  const whole = pairOf({ compoundId: null });
  for (const facts of [{}, ALL_KNOWN]) {
    expect(factor(whole, facts, 'AGREEMENT')).toMatchObject({ available: true, contribution: 0 });
  }
});

test('more capacity, a fresher assurance, a nearer area, more days, better marks never lower a score', () => {
  fc.assert(
    fc.property(pairs, knownFacts, fc.nat(5), ({ demand, resource, record }, facts, more) => {
      const better: Partial<Pair['resource']>[] = [
        { free: resource.free + more },
        { assuredOn: resource.assuredOn === null ? '2023-01-01' : '2023-09-30' },
        { placeIds: [...resource.placeIds, 'cmp-a'] },
        { weekdays: [] },
        { availableFrom: null, availableTo: null },
        { audiences: [...resource.audiences, demand.audience] },
        { category: demand.category },
      ];
      const before = scoreOf({ demand, resource, record }, facts).score;
      for (const change of better) {
        const after = scoreOf(
          { demand, resource: { ...resource, ...change }, record },
          facts,
        ).score;
        expect(after).toBeGreaterThanOrEqual(before);
      }
      const marks = Math.min(record.cases, record.marks + more);
      const approved = { ...record, marks };
      expect(scoreOf({ demand, resource, record: approved }, facts).score).toBeGreaterThanOrEqual(
        before,
      );
      const partner = { ...facts, partnerOrganisationIds: [resource.providerId] };
      expect(scoreOf({ demand, resource, record }, partner).score).toBeGreaterThanOrEqual(before);
    }),
  );
});

const crowd = fc
  .array(pairs, { minLength: 2, maxLength: 12 })
  .map((found) =>
    found.map((pair, i) => pairOf(pair.demand, { ...pair.resource, id: `res-${i}` }, pair.record)),
  );

const ranked = (crowded: readonly Pair[], facts: Facts, rules = FACTORS) =>
  rank(
    crowded.map((pair) => ({
      ...scoreOf(pair, facts, rules),
      demandId: pair.demand.id,
      resourceId: pair.resource.id,
      providerId: pair.resource.providerId,
    })),
  );

test('without its first factor a list is ranked anew as the explanation foretells', () => {
  fc.assert(
    fc.property(crowd, knownFacts, (crowded, facts) => {
      const foretold = ranked(crowded, facts)
        .map((match) => ({ ...match, score: match.score - (match.factors[0]?.contribution ?? 0) }))
        .sort(compareRank)
        .map((match) => match.resourceId);
      const without = ranked(crowded, facts, FACTORS.slice(1));
      expect(without.map((match) => match.resourceId)).toEqual(foretold);
    }),
  );
});

test('a ranking does not depend on the order of what is ranked, also where scores are equal', () => {
  fc.assert(
    fc.property(crowd, knownFacts, (crowded, facts) => {
      const matches = ranked(
        [...crowded, pairOf(crowded[0]?.demand ?? {}, { id: 'res-z' })],
        facts,
      );
      expect(rank([...matches].reverse())).toEqual(matches);
      expect(matches.map((match) => match.rank)).toEqual(matches.map((_, i) => i + 1));
    }),
  );
  const twins = [pairOf({}, { id: 'res-b' }), pairOf({}, { id: 'res-a' })];
  expect(ranked(twins, {}).map((match) => match.resourceId)).toEqual(['res-a', 'res-b']);
});

test('few cases say little, many say what they say', () => {
  const reliability = (cases: number, marks: number) =>
    factor(pairOf({}, {}, { cases, marks }), {}, 'RELIABILITY')?.value ?? 0;
  expect(reliability(0, 0)).toBe(0.7);
  expect(reliability(1, 0)).toBeGreaterThan(0.55);
  expect(reliability(100, 0)).toBeLessThan(0.05);
  expect(reliability(1, 1)).toBeLessThan(reliability(20, 20));
});

// Whoever changes a weight, a value or the table of related categories meets this test, and gives
// the rules a new version with the new points.
test('the points and the tables of this version', () => {
  const greening = { category: 'GREENING', audience: 'ANY' } as const;
  const points = [
    scoreOf(fitting, ALL_KNOWN),
    scoreOf(fitting, {}),
    scoreOf(pairOf({ compoundId: null }, {}, { cases: 2, marks: 1.5 }), ALL_KNOWN),
    scoreOf(
      pairOf(greening, { category: 'PUBLIC_REPAIR', audiences: ['ANY'], free: 1 }),
      ALL_KNOWN,
    ),
    scoreOf(pairOf({ weekdays: [6, 7] }, { weekdays: [7], audiences: ['ANY'] }), ALL_KNOWN),
  ].map(({ score }) => score);
  const weights = FACTORS.map(({ code, weight }) => [code, weight]);
  const tables = createHash('sha256')
    .update(JSON.stringify([weights, RELATED, SYNONYMS]))
    .digest('hex');
  expect({ version: RULE_VERSION, points, tables: tables.slice(0, 12) }).toEqual({
    version: '2',
    points: [7865, 6465, 6809, 6095, 7285],
    tables: 'e37c7a40f5f9',
  });
});
