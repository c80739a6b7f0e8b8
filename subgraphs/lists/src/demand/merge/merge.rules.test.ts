// What goes on for several demands: since the first of them, on the latest of their lists, whichever
// of them it is and in whatever order they are named; and what cannot be one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  likenessViolations,
  type Mergeable,
  mergedTimes,
  mergingViolations,
} from './merge.rules.ts';

const times = fc.record({
  receivedAt: fc.date({ noInvalidDate: true }),
  listQuarter: fc.constantFrom('2023-Q1', '2023-Q4', '2024-Q1'),
});

test('the first that came in and the latest list are kept, in any order', () => {
  fc.assert(
    fc.property(times, fc.array(times, { maxLength: 6 }), (one, more) => {
      const merged = mergedTimes([one, ...more]);
      const all = [one, ...more];
      expect(all).toContainEqual(expect.objectContaining({ receivedAt: merged.receivedAt }));
      expect(all.every(({ receivedAt }) => receivedAt >= merged.receivedAt)).toBe(true);
      expect(all.every(({ listQuarter }) => listQuarter <= merged.listQuarter)).toBe(true);
      const [last = one, ...rest] = [...all].reverse();
      expect(mergedTimes([last, ...rest])).toEqual(merged);
    }),
  );
});

test('two to fifty different demands, one of which goes on', () => {
  const ids = fc.array(fc.constantFrom<string>('dem-1', 'dem-2', 'dem-3', 'dem-4'), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(ids, fc.constantFrom('dem-1', 'dem-9'), (named, intoId) => {
      const demands = named.map((id) => ({ id, expectedVersion: 1 }));
      const found = mergingViolations({ demands, intoId, quantity: 1 });
      const isMany = named.length >= 2 && new Set(named).size === named.length;
      expect(found.length === 0).toBe(isMany && named.includes(intoId));
    }),
  );
  const many = Array.from({ length: 51 }, (_, at) => ({ id: `dem-${at}`, expectedVersion: 1 }));
  expect(mergingViolations({ demands: many, intoId: 'dem-1', quantity: 1 })).toHaveLength(1);
  expect(
    mergingViolations({ demands: many.slice(1), intoId: 'dem-1', quantity: 1_000_001 }),
  ).toMatchObject([{ code: 'INVALID_QUANTITY' }]);
});

test('only what is of one sort and place is one', () => {
  const into: Mergeable = {
    id: 'dem-1',
    version: 1,
    areaId: 'com-ningbao',
    compoundId: 'cmp-ningbao',
    kind: 'COMMUNITY_PROJECT',
    category: 'GREENING',
    unit: 'SESSION',
    freightFromKey: null,
    freightToKey: null,
  };
  const others: Partial<Mergeable>[] = [
    { areaId: 'com-lianting' },
    { compoundId: 'cmp-nb-2' },
    { compoundId: null },
    { kind: 'MICRO_WISH' },
    { category: 'ROAD' },
    { unit: 'ITEM' },
    { freightFromKey: '370211' },
    { freightToKey: '370211' },
  ];
  expect(likenessViolations({ ...into, id: 'dem-2' }, into, 'demands.0.id')).toEqual([]);
  for (const other of others) {
    expect(likenessViolations({ ...into, ...other }, into, 'demands.0.id')).toHaveLength(1);
  }
  const whole = { ...into, compoundId: null };
  expect(likenessViolations(into, whole, 'demands.0.id')).toEqual([]);
});
