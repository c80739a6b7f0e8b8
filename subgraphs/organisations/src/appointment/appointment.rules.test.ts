// Each way in which a cross-appointment can be wrong, and that all are told at once.
import { expect, test } from 'vitest';
import { crossingFaults } from './appointment.rules.ts';

const concurrent = { personId: 'per-a', compoundId: 'cmp-a', inForce: true };
const own = { ...concurrent, organisationKind: 'PROPERTY_FIRM' };

test.each([
  ['a head of property', own, []],
  ['the chair of a committee', { ...own, organisationKind: 'OWNERS_COMMITTEE' }, []],
  ['nobody with a post', null, ['NO_OWN_POST']],
  ['another person', { ...own, personId: 'per-b' }, ['ANOTHER_PERSON']],
  ['somebody of another compound', { ...own, compoundId: 'cmp-b' }, ['ANOTHER_COMPOUND']],
  ['somebody who left the firm', { ...own, inForce: false }, ['OWN_POST_ENDED']],
  ['an official', { ...own, organisationKind: 'GOVERNMENT_UNIT' }, ['OWN_POST_ELSEWHERE']],
  [
    'all of it',
    { personId: 'per-b', compoundId: null, inForce: false, organisationKind: 'SCHOOL' },
    ['ANOTHER_PERSON', 'ANOTHER_COMPOUND', 'OWN_POST_ENDED', 'OWN_POST_ELSEWHERE'],
  ],
])('%s', (_who, substantive, faults) => {
  expect(crossingFaults(concurrent, substantive)).toEqual(faults);
});

test('both posts may have ended together', () => {
  const past = { ...concurrent, inForce: false };
  expect(crossingFaults(past, { ...own, inForce: false })).toEqual([]);
});
