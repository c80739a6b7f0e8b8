// Thousands of random ledgers, kept by the rules alone: every booking adds up to nothing, a balance is
// the sum of its entries and never below zero, and a settled period stays what it was.
import type { Actor } from '@lianjian/kernel/context';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plusDays } from '../quarter/quarter.rules.ts';
import type { SchemeBook } from './book.rules.ts';
import { correctionViolations } from './correction/correction.rules.ts';
import { counterOf, postings } from './entry/ledger.rules.ts';
import { redeemingViolations } from './redemption/redemption.rules.ts';
import { type RedemptionStep, stepViolations } from './redemption/redemption-step.rules.ts';
import type { RuleStanding } from './rule/rule.rules.ts';
import { scoringOf } from './scoring/scoring.rules.ts';
import { periodViolations } from './settlement/settlement.rules.ts';
import type { PointsKind, RedemptionState } from './words.ts';

const areaPath = 'dst-a.com-a';
const keeper: Actor = {
  kind: 'ORGANISATION',
  id: 'org-com-a',
  organisationIds: ['org-com-a'],
  roles: ['COMMUNITY'],
  scopes: [],
};
const by = { actor: keeper, actingForId: 'org-com-a' };
const STOCK = 6;
const HOLDERS = ['per-1', 'per-2', 'per-3'];
const rule: RuleStanding = {
  id: 'ptr-1',
  schemeId: 'pts-a',
  activity: 'VOLUNTEER_SERVICE',
  basis: 'UNIT',
  points: 7,
  effectiveFrom: '2024-01-01',
  effectiveTo: null,
  version: 1,
  lastScored: null,
};

interface Entry {
  id: string;
  account: string;
  points: number;
  kind: PointsKind;
  on: string;
  booking: number;
  record?: string;
  corrects?: string;
}

interface Taken {
  id: string;
  holder: string;
  quantity: number;
  spent: number;
  state: RedemptionState;
}

/** A scheme with its books, kept as the store keeps them but in memory. */
class Books {
  readonly entries: Entry[] = [];
  readonly taken: Taken[] = [];
  readonly settled: { end: string; held: Map<string, number> }[] = [];
  scheme: SchemeBook;
  today = '2024-01-01';
  stock = STOCK;
  #bookings = 0;

  constructor(balanceMax: number | null) {
    const own = { compoundId: null, openingPoints: 0, version: 1, settledTo: null };
    this.scheme = { id: 'pts-a', areaPath, balanceMax, ...own };
  }

  sum(account: string, to = '9999-12-31') {
    return this.entries
      .filter((entry) => entry.account === account && entry.on <= to)
      .reduce((total, { points }) => total + points, 0);
  }

  #book(kind: PointsKind, holder: string, points: number, more: Partial<Entry> = {}) {
    this.#bookings += 1;
    const of = { kind, on: this.today, booking: this.#bookings };
    const [own, counter] = postings(points);
    const id = `e${this.#bookings}`;
    this.entries.push({ id, account: holder, points: own, ...of, ...more });
    this.entries.push({ id: `${id}-counter`, account: counterOf(kind), points: counter, ...of });
  }

  score(holderId: string, units: number, id: string) {
    const earlier = this.entries.find(
      ({ record, account }) => record === id && account === holderId,
    );
    const { points, violations } = scoringOf(
      {
        scheme: this.scheme,
        record: {
          id,
          activity: 'VOLUNTEER_SERVICE',
          day: this.today,
          units,
          areaPath,
          compoundId: null,
          participants: HOLDERS,
        },
        holderId,
        rules: [rule],
        scoredBy: earlier?.id ?? null,
        balance: this.sum(holderId),
        today: this.today,
      },
      by,
    );
    if (violations.length === 0) {
      this.#book('SCORING', holderId, points, { record: id });
    }
  }

  correct(at: number) {
    const own = this.entries.filter(({ account }) => HOLDERS.includes(account));
    const entry = own[at % Math.max(1, own.length)];
    if (!entry) {
      return;
    }
    const correctedBy = own.find(({ corrects }) => corrects === entry.id)?.id ?? null;
    const { scheme, today } = this;
    const balance = this.sum(entry.account);
    const asked = { entry, holderId: entry.account, correctedBy, balance, scheme, today };
    if (correctionViolations(asked, by).length === 0) {
      this.#book('CORRECTION', entry.account, -entry.points, { corrects: entry.id });
    }
  }

  redeem(holderId: string, quantity: number) {
    const { scheme, today, stock } = this;
    const account = { id: holderId, holderId, balance: this.sum(holderId) };
    const item = { id: 'itm', schemeId: 'pts-a', state: 'ON_SALE' as const, pricePoints: 5, stock };
    const asked = { quantity, pricePoints: null, account, item, scheme, today };
    if (redeemingViolations(asked, by).length === 0) {
      const spent = item.pricePoints * quantity;
      this.stock -= quantity;
      const id = `r${this.taken.length}`;
      this.taken.push({ id, holder: holderId, quantity, spent, state: 'REDEEMED' });
      this.#book('REDEMPTION', holderId, -spent);
    }
  }

  step(mutation: RedemptionStep, at: number) {
    const one = this.taken[at % Math.max(1, this.taken.length)];
    const isOpen = this.scheme.settledTo === null || this.today > this.scheme.settledTo;
    const standing = one && { id: one.id, state: one.state, holderId: one.holder, areaPath };
    if (!one || !standing || stepViolations(mutation, standing, by).length > 0) {
      return;
    }
    if (mutation === 'collectRedemption') {
      one.state = 'COLLECTED';
    } else if (isOpen) {
      one.state = 'CANCELLED';
      this.stock += one.quantity;
      this.#book('REFUND', one.holder, one.spent);
    }
  }

  settle(back: number) {
    const end = plusDays(this.today, -back);
    if (periodViolations(end, this.scheme, this.today).length === 0) {
      this.settled.push({ end, held: new Map(HOLDERS.map((each) => [each, this.sum(each, end)])) });
      this.scheme = { ...this.scheme, settledTo: end };
    }
  }
}

const holder = fc.constantFrom(...HOLDERS);
const small = fc.integer({ min: 1, max: 4 });
const act = fc.oneof(
  fc.tuple(fc.constant('score' as const), holder, small, fc.nat(8)),
  fc.tuple(fc.constant('correct' as const), fc.nat(40)),
  fc.tuple(fc.constant('redeem' as const), holder, small),
  fc.tuple(fc.constantFrom('collectRedemption' as const, 'cancelRedemption' as const), fc.nat(9)),
  fc.tuple(fc.constant('settle' as const), fc.nat(3)),
  fc.tuple(fc.constant('wait' as const), small),
);

function take(books: Books, given: typeof act extends fc.Arbitrary<infer T> ? T : never): void {
  if (given[0] === 'score') {
    books.score(given[1], given[2], `record-${given[3]}`);
  } else if (given[0] === 'correct') {
    books.correct(given[1]);
  } else if (given[0] === 'redeem') {
    books.redeem(given[1], given[2]);
  } else if (given[0] === 'settle') {
    books.settle(given[1]);
  } else if (given[0] === 'wait') {
    books.today = plusDays(books.today, given[1]);
  } else {
    books.step(given[0], given[1]);
  }
}

function keeps(books: Books): void {
  const { entries, settled, stock, taken, scheme } = books;
  const byBooking = new Map<number, number>();
  for (const { booking, points } of entries) {
    byBooking.set(booking, (byBooking.get(booking) ?? 0) + points);
  }
  expect([...byBooking.values()].every((sum) => sum === 0)).toBe(true);
  for (const each of HOLDERS) {
    expect(books.sum(each)).toBeGreaterThanOrEqual(0);
    // What was paid back may come on top of what was earned since.
    const returned = taken.filter(({ state, holder: of }) => state === 'CANCELLED' && of === each);
    const most = (scheme.balanceMax ?? Number.POSITIVE_INFINITY) + 20 * returned.length;
    expect(books.sum(each)).toBeLessThanOrEqual(most);
  }
  const out = taken.filter(({ state }) => state !== 'CANCELLED');
  expect(stock).toBe(STOCK - out.reduce((total, { quantity }) => total + quantity, 0));
  expect(books.sum('STORE')).toBe(out.reduce((total, { spent }) => total + spent, 0));
  const moved = settled.filter(({ end, held }) =>
    [...held].some(([account, balance]) => books.sum(account, end) !== balance),
  );
  expect(moved).toEqual([]);
}

test('three thousand random ledgers add up at every step', () => {
  fc.assert(
    fc.property(
      fc.array(act, { maxLength: 25 }),
      fc.option(fc.constant(30), { nil: null }),
      (acts, balanceMax) => {
        const books = new Books(balanceMax);
        for (const each of acts) {
          take(books, each);
          keeps(books);
        }
      },
    ),
    { numRuns: 3000 },
  );
});
