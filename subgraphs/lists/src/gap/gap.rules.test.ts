// The flow against every way of dealing out small quantities, and against what it may never exceed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignableOf, type OpenDemand, supplyGap } from './gap.rules.ts';

const RESOURCES = ['r0', 'r1', 'r2', 'r3'];

const demands = (quantityMax: number, countMax: number) =>
  fc.array(
    fc.record({
      category: fc.constantFrom('MEDICAL', 'PARKING', 'GREENING'),
      free: fc.integer({ min: 0, max: quantityMax }),
      resourceIds: fc.subarray(RESOURCES),
    }),
    { maxLength: countMax },
  ) satisfies fc.Arbitrary<OpenDemand[]>;

const capacities = (max: number) =>
  fc
    .array(fc.integer({ min: 0, max }), { minLength: 4, maxLength: 4 })
    .map((free) => new Map(RESOURCES.map((id, i) => [id, free[i] ?? 0])));

const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0);

/** Deals out single pieces in every possible way and remembers the best. */
function byTryingAll(open: readonly OpenDemand[], free: ReadonlyMap<string, number>): number {
  const pieces = open.flatMap((demand) =>
    Array.from({ length: demand.free }, () => demand.resourceIds),
  );
  const known = new Map<string, number>();
  const best = (at: number, left: readonly number[]): number => {
    const choices = pieces[at];
    const key = `${at}:${left.join()}`;
    if (!choices || known.has(key)) {
      return known.get(key) ?? 0;
    }
    let most = best(at + 1, left);
    for (const id of choices) {
      const index = RESOURCES.indexOf(id);
      if ((left[index] ?? 0) > 0) {
        most = Math.max(most, 1 + best(at + 1, left.with(index, (left[index] ?? 0) - 1)));
      }
    }
    known.set(key, most);
    return most;
  };
  return best(
    0,
    RESOURCES.map((id) => free.get(id) ?? 0),
  );
}

test('the flow is the best of all ways to deal out', () => {
  fc.assert(
    fc.property(demands(3, 4), capacities(3), (open, free) => {
      expect(assignableOf(open, free)).toBe(byTryingAll(open, free));
    }),
    { numRuns: 500 },
  );
});

test('the flow exceeds neither what is wanted nor what is free, and more of either never lowers it', () => {
  fc.assert(
    fc.property(
      demands(50, 12),
      capacities(60),
      fc.integer({ min: 0, max: 9 }),
      (open, free, more) => {
        const flow = assignableOf(open, free);
        expect(flow).toBeLessThanOrEqual(sum(open.map((demand) => demand.free)));
        expect(flow).toBeLessThanOrEqual(sum(free.values()));
        const freer = new Map([...free].map(([id, amount]) => [id, amount + more]));
        expect(assignableOf(open, freer)).toBeGreaterThanOrEqual(flow);
        const another = { category: 'MEDICAL' as const, free: more, resourceIds: RESOURCES };
        expect(assignableOf([...open, another], free)).toBeGreaterThanOrEqual(flow);
      },
    ),
  );
});

test('the order of demands and of resources changes nothing', () => {
  fc.assert(
    fc.property(demands(9, 8), capacities(9), (open, free) => {
      const turned = open
        .map((d) => ({ ...d, resourceIds: [...d.resourceIds].reverse() }))
        .reverse();
      expect(supplyGap(turned, free)).toEqual(supplyGap(open, free));
    }),
  );
});

test('every wanted category has one line, whose parts agree', () => {
  fc.assert(
    fc.property(demands(9, 8), capacities(9), (open, free) => {
      const lines = supplyGap(open, free);
      expect(new Set(lines.map((line) => line.category))).toEqual(
        new Set(open.map((demand) => demand.category)),
      );
      for (const line of lines) {
        const own = open.filter((demand) => demand.category === line.category);
        expect(line.wanted).toBe(sum(own.map((demand) => demand.free)));
        expect(line.assignable).toBe(assignableOf(own, free));
        expect(line.gap).toBe(line.wanted - line.assignable);
      }
    }),
  );
});

test('what nobody offers is a gap whole, and the widest gap comes first', () => {
  const open: OpenDemand[] = [
    { category: 'POLICY_ADVICE', free: 8, resourceIds: ['r0'] },
    { category: 'PARKING', free: 4, resourceIds: [] },
  ];
  expect(supplyGap(open, new Map([['r0', 5]]))).toEqual([
    { category: 'PARKING', wanted: 4, assignable: 0, gap: 4 },
    { category: 'POLICY_ADVICE', wanted: 8, assignable: 5, gap: 3 },
  ]);
});

test('a path that was taken too early is undone', () => {
  const open: OpenDemand[] = [
    { category: 'MEDICAL', free: 1, resourceIds: ['r0', 'r1'] },
    { category: 'MEDICAL', free: 1, resourceIds: ['r0'] },
  ];
  const free = new Map([
    ['r0', 1],
    ['r1', 1],
  ]);
  expect(assignableOf(open, free)).toBe(2);
});
