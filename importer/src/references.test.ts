// Names stand for ids wherever they are in an input; days are counted from the day of the run; what only
// looks like a name stays a text.
import { expect, test } from 'vitest';
import type { Entry } from './plan.ts';
import { dated, referenceFaults, resolved } from './references.ts';
import { STEPS } from './steps.ts';

const ids = new Map([
  ['home', 'com-1'],
  ['home.body', 'org-com-1'],
]);

test('names become ids', () => {
  const input = {
    areaIds: ['@home'],
    by: { id: '@home.body' },
    title: '写信给 @home',
    mail: 'a@home',
    n: 2,
  };
  expect(resolved(input, ids)).toEqual({
    ...input,
    areaIds: ['com-1'],
    by: { id: 'org-com-1' },
  });
});

test('days become midnights', () => {
  const now = Date.parse('2026-11-22T15:00:00Z');
  expect(dated({ at: '@90d', as: '@home' }, now)).toEqual({
    at: '2027-02-20T00:00:00.000Z',
    as: '@home',
  });
});

test('a name is given before it is used, and once', () => {
  const [step] = STEPS;
  const entry = (number: number, as: string | null, input: object): Entry[] =>
    step ? [{ step, number, as, input: { ...input } }] : [];
  const entries = [
    ...entry(1, 'a', { parentId: '@b', at: '@90d' }),
    ...entry(2, 'b', { parentId: '@a', by: '@a.body' }),
    ...entry(3, 'a', {}),
  ];
  expect(referenceFaults(entries).map(({ where, en }) => `${where} ${en}`)).toEqual([
    'areas 1 No entry before it is called @b.',
    'areas 3 The name a is taken.',
  ]);
});
