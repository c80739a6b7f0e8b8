// What is said of a member counts, and what is said of the team only where nothing is.
import { expect, test } from 'vitest';
import { abilitiesOf } from './ability.rules.ts';

test.each([
  ['of the member alone', ['WALL'], [], ['WALL']],
  ['of both', ['WALL'], ['ROAD'], ['WALL']],
  ['of the team alone', [], ['ROAD', 'WALL'], ['ROAD', 'WALL']],
  ['of neither', [], [], []],
])('what is said %s', (_whose, own, ofTeam, expected) => {
  expect(abilitiesOf(own, ofTeam)).toEqual(expected);
});
