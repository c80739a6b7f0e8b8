// Proves the rule of ranks: unknown is lawful, known ranks are within the field and given once.
import { expect, test } from 'vitest';
import { rankFaults } from './evaluation.rules.ts';

test('unknown ranks are no fault, however many', () => {
  expect(
    rankFaults(
      [
        { id: 'a', rank: null },
        { id: 'b', rank: null },
      ],
      70,
    ),
  ).toEqual([]);
});

test.each([1, 70])('rank %i of 70 is lawful', (rank) => {
  expect(rankFaults([{ id: 'a', rank }], 70)).toEqual([]);
});

test.each([0, -1, 71])('rank %i of 70 is out of range', (rank) => {
  expect(rankFaults([{ id: 'a', rank }], 70)).toEqual([
    { code: 'OUT_OF_RANGE', id: 'a', rank, participants: 70 },
  ]);
});

test('a rank is given once; all faults are told together', () => {
  const results = [
    { id: 'a', rank: 3 },
    { id: 'b', rank: 3 },
    { id: 'c', rank: 99 },
  ];
  expect(rankFaults(results, 70)).toEqual([
    { code: 'TAKEN', id: 'b', rank: 3 },
    { code: 'OUT_OF_RANGE', id: 'c', rank: 99, participants: 70 },
  ]);
});
