// Random lives of many claims on one demand: at every step listed = free + held + committed, no part
// of it is below zero, and the counters moved step by step equal those added up afresh.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClaimState } from '../words.ts';
import { type Part, shiftOf, takenBy } from './quantity.rules.ts';

const STEPS: Partial<Record<ClaimState, ClaimState[]>> = {
  OFFERED: ['ACCEPTED', 'DECLINED', 'RELEASED', 'EXPIRED'],
  APPLIED: ['ACCEPTED', 'DECLINED', 'RELEASED'],
  HELD: ['ACCEPTED', 'DECLINED', 'RELEASED', 'EXPIRED'],
  ACCEPTED: ['IN_SERVICE', 'RELEASED'],
  IN_SERVICE: ['DELIVERED', 'RELEASED'],
  DELIVERED: ['IN_SERVICE', 'CONFIRMED'],
};

const command = fc.record({
  opens: fc.boolean(),
  state: fc.constantFrom<ClaimState>('OFFERED', 'APPLIED', 'HELD', 'ACCEPTED'),
  quantity: fc.integer({ min: 1, max: 6 }),
  which: fc.nat(),
  step: fc.nat(),
  confirmed: fc.nat({ max: 6 }),
});

test('whatever happens to claims, the two lists stay in balance', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.array(command, { maxLength: 60 }),
      (listed, commands) => {
        const claims: Part[] = [];
        const now = { held: 0, committed: 0 };
        for (const { opens, state, quantity, which, step, confirmed } of commands) {
          const index = claims.length === 0 ? 0 : which % claims.length;
          const before = opens ? null : (claims[index] ?? null);
          const after = before
            ? stepped(before, step, confirmed)
            : { state, quantity, confirmed: 0 };
          const shift = shiftOf(before, after);
          if (now.held + shift.held + now.committed + shift.committed > listed) {
            continue;
          }
          now.held += shift.held;
          now.committed += shift.committed;
          claims.splice(before ? index : claims.length, before ? 1 : 0, after);
          const total = claims.map(takenBy);
          expect(now.held).toBe(total.reduce((sum, each) => sum + each.held, 0));
          expect(now.committed).toBe(total.reduce((sum, each) => sum + each.committed, 0));
          expect(Math.min(now.held, now.committed)).toBeGreaterThanOrEqual(0);
          expect(listed - now.held - now.committed).toBeGreaterThanOrEqual(0);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

function stepped(before: Part, step: number, confirmed: number): Part {
  const next = STEPS[before.state] ?? [];
  const state = next[step % Math.max(next.length, 1)] ?? before.state;
  const isConfirmed = state === 'CONFIRMED' && before.state !== 'CONFIRMED';
  return {
    ...before,
    state,
    confirmed: isConfirmed ? Math.min(confirmed, before.quantity) : before.confirmed,
  };
}

test('a hold that is accepted moves from held to committed, nothing else changes', () => {
  const held: Part = { state: 'HELD', quantity: 3, confirmed: 0 };
  expect(shiftOf(held, { ...held, state: 'ACCEPTED' })).toEqual({ held: -3, committed: 3 });
});

test('what is not confirmed goes back', () => {
  const delivered: Part = { state: 'DELIVERED', quantity: 3, confirmed: 0 };
  const confirmed: Part = { state: 'CONFIRMED', quantity: 3, confirmed: 2 };
  expect(shiftOf(delivered, confirmed)).toEqual({ held: 0, committed: -1 });
});

test('a sign-up holds nothing', () => {
  expect(shiftOf(null, { state: 'APPLIED', quantity: 2, confirmed: 0 })).toEqual({
    held: 0,
    committed: 0,
  });
});
