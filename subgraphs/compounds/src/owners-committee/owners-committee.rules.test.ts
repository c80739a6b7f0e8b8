// Proves how a committee's Party share is computed, and when it is not known.
import { expect, test } from 'vitest';
import { compositionOf } from './owners-committee.rules.ts';

const seats = (party: number, others: number, unknown = 0) => [
  ...Array.from({ length: party }, () => ({ partyMember: true, endsOn: null })),
  ...Array.from({ length: others }, () => ({ partyMember: false, endsOn: null })),
  ...Array.from({ length: unknown }, () => ({ partyMember: null, endsOn: null })),
];

test('five of seven are 71.43 per cent, which is more than half', () => {
  expect(compositionOf(seats(5, 2))).toEqual({
    seatCount: 7,
    partySeatCount: 5,
    partyShare: '0.7143',
    partyMajority: true,
  });
});

test('half is no majority', () => {
  expect(compositionOf(seats(3, 3))).toMatchObject({ partyShare: '0.5000', partyMajority: false });
});

test('a seat that has ended does not count', () => {
  const ended = { partyMember: true, endsOn: '2023-05' };
  expect(compositionOf([...seats(1, 2), ended])).toMatchObject({ seatCount: 3, partySeatCount: 1 });
});

test('one seat of which nothing is known leaves the share unknown', () => {
  expect(compositionOf(seats(4, 1, 1))).toEqual({
    seatCount: 6,
    partySeatCount: null,
    partyShare: null,
    partyMajority: null,
  });
});

test('a committee without a known seat has no known size', () => {
  expect(compositionOf([])).toMatchObject({ seatCount: null, partyShare: null });
});
