// Random histories of rounds: a need that comes in is collected in one quarter that is not past, and
// opening follows the same order; carrying over moves forward only what is free.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, daysOf, plusDays, plusQuarters, quarterOf } from '../quarter/quarter.rules.ts';
import {
  collectedIn,
  isCarriedOver,
  isCollecting,
  openingViolations,
  type RoundStanding,
} from './round.rules.ts';

const day = fc
  .date({
    min: new Date('2023-01-01T00:00:00Z'),
    max: new Date('2026-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map(dayOf);

/** Rounds of one community as they can have come to be by a day: one open at most, the latest. */
const history = day.chain((today) =>
  fc
    .array(
      fc.record({
        ago: fc.integer({ min: -1, max: 6 }),
        state: fc.constantFrom('PLANNED', 'CLOSED', 'OPEN'),
      }),
      { maxLength: 6 },
    )
    .map((made) => {
      const quarters = new Map(
        made.map(({ ago, state }) => [plusQuarters(quarterOf(today), -ago), state]),
      );
      const latest = [...quarters]
        .filter(([, state]) => state !== 'PLANNED')
        .sort()
        .at(-1)?.[0];
      const rounds = [...quarters].map(
        ([quarter, state]): RoundStanding => ({
          quarter,
          state: state === 'OPEN' && quarter !== latest ? 'CLOSED' : (state as 'OPEN' | 'PLANNED'),
          closesOn: daysOf(quarter).to,
        }),
      );
      return { today, rounds };
    }),
);

test('a need is collected in what is open, else opens the quarter, else waits unless it is urgent', () => {
  fc.assert(
    fc.property(history, ({ today, rounds }) => {
      const usual = collectedIn(rounds, today, 'NORMAL');
      const urgent = collectedIn(rounds, today, 'EMERGENCY');
      expect(urgent).not.toBeNull();
      expect(collectedIn(rounds, today, 'HIGH')).toEqual(urgent);
      expect(
        usual === null || (usual.quarter === urgent?.quarter && usual.opens === urgent.opens),
      ).toBe(true);
      const open = rounds.find((round) => isCollecting(round, today));
      if (open) {
        expect(usual).toEqual({ quarter: open.quarter, opens: false });
      }
      if (usual?.opens) {
        const opening = { quarter: usual.quarter, closesOn: null, channels: null };
        expect(openingViolations(opening, rounds, today)).toEqual([]);
      }
      if (usual === null) {
        expect(urgent?.opens).toBe(false);
        expect(
          rounds.some(({ quarter, state }) => quarter === urgent?.quarter && state === 'CLOSED'),
        ).toBe(false);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a round is opened for this quarter or the next, after all that were opened before', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: -3, max: 3 }), ({ today, rounds }, more) => {
      const quarter = plusQuarters(quarterOf(today), more);
      const found = openingViolations({ quarter, closesOn: null, channels: null }, rounds, today);
      const isLate = rounds.some((round) => round.state !== 'PLANNED' && round.quarter >= quarter);
      expect(found.length === 0).toBe((more === 0 || more === 1) && !isLate);
    }),
  );
});

test('it closes between the day of opening and the end of the quarter', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -100, max: 200 }), (today, more) => {
      const quarter = quarterOf(today);
      const closesOn = plusDays(today, more);
      const found = openingViolations({ quarter, closesOn, channels: null }, [], today);
      expect(found.length === 0).toBe(more >= 0 && closesOn <= daysOf(quarter).to);
    }),
  );
});

test('what is carried over has something free, is not settled and moves forward', () => {
  const state = fc.constantFrom(
    'COLLECTED',
    'SORTED',
    'ROUTED',
    'LISTED',
    'RESOLVED',
    'CLAIMED',
    'DELIVERED',
    'CONFIRMED',
    'MERGED',
    'WITHDRAWN',
  );
  const quarter = fc.integer({ min: -2, max: 2 }).map((more) => plusQuarters('2023-Q4', more));
  fc.assert(
    fc.property(state, quarter, fc.nat(3), fc.nat(3), fc.nat(3), (at, listQuarter, f, h, c) => {
      const demand = { state: at, listQuarter, quantity: f + h + c, held: h, committed: c };
      const isOpen = ['COLLECTED', 'SORTED', 'ROUTED', 'LISTED'].includes(at);
      expect(isCarriedOver(demand, '2023-Q4')).toBe(isOpen && f > 0 && listQuarter < '2023-Q4');
    }),
  );
});
