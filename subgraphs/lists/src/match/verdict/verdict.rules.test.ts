// Which of somebody's resources speaks for them, and where it stands among the others.
import { expect, test } from 'vitest';
import { rank, scoreOf } from '../match.rules.ts';
import { pairOf } from '../pair.arbitrary.ts';
import type { Pair } from '../pair.rules.ts';
import { judge, standingOf } from './verdict.rules.ts';

const best = pairOf({}, { id: 'res-best', providerId: 'org-2', placeIds: ['cmp-a'] });
const near = pairOf({}, { id: 'res-near', placeIds: ['com-a'] });
const far = pairOf({}, { id: 'res-far', placeIds: ['str-a'] });
const full = pairOf({}, { id: 'res-full', free: 0 });
const other = pairOf({}, { id: 'res-other', free: 0, category: 'PARKING' });

const ranked = (pairs: readonly Pair[]) =>
  rank(
    pairs.map((pair) => ({
      ...scoreOf(pair, {}),
      demandId: pair.demand.id,
      resourceId: pair.resource.id,
      providerId: pair.resource.providerId,
    })),
  );

const all = ranked([far, best, near]);

test('what has the fewest blockers speaks first', () => {
  const judged = judge([other, full, near], 'ORGANISATION');
  expect(judged.map(({ resource }) => resource?.id)).toEqual(['res-near', 'res-full', 'res-other']);
  expect(judged.map(({ blockers }) => blockers.length)).toEqual([0, 1, 2]);
});

test('of several that fit the best ranked stands for all', () => {
  const { match, pointsShort, ahead } = standingOf(all, judge([far, near, full], 'ORGANISATION'));
  expect(match?.resourceId).toBe('res-near');
  expect(pointsShort).toBe((all[0]?.score ?? 0) - (match?.score ?? 0));
  expect(ahead.map(({ resourceId }) => resourceId)).toEqual(['res-best']);
});

test('the first lacks nothing and has nobody ahead', () => {
  const standing = standingOf(all, judge([best], 'ORGANISATION'));
  expect(standing).toMatchObject({ pointsShort: 0, ahead: [] });
});

test('who does not fit lacks no number of points: everybody who fits is ahead', () => {
  const standing = standingOf(all, judge([full, other], 'ORGANISATION'));
  expect(standing).toEqual({ match: null, pointsShort: null, ahead: all });
});

test('who offers nothing is judged without a resource', () => {
  const [only] = judge([{ demand: near.demand, resource: null }], 'ORGANISATION');
  expect(only?.blockers.map(({ code }) => code)).toEqual(['RESOURCE_NOT_OFFERED']);
});

test('changing just what a blocker says makes the pair fit', () => {
  const [blocked] = judge([full], 'ORGANISATION');
  expect(blocked?.blockers.map(({ code }) => code)).toEqual(['NO_CAPACITY']);
  const [freed] = judge([pairOf({}, { id: 'res-full', free: 1 })], 'ORGANISATION');
  expect(freed?.blockers).toEqual([]);
});
