// The share of Party members of a team: 13 of 37 reach a third, 12 do not.
import { expect, test } from 'vitest';
import { partyShare } from './team.rules.ts';

test.each([
  [37, 13, '0.3514'],
  [37, 12, '0.3243'],
  [23, 23, '1.0000'],
  [5, 0, '0.0000'],
  [0, 0, null],
  [5, null, null],
])('of %s members %s are in the Party: %s', (members, partyMembers, share) => {
  expect(partyShare({ members, partyMembers })).toBe(share);
});
