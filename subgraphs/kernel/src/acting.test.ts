// For whom an actor may act, by hand-picked actors: the rules are few and their edges are names.
import { expect, test } from 'vitest';
import { actingParty, partiesOf } from './acting.ts';
import type { Actor } from './context.ts';

const actor = (given: Partial<Actor>): Actor => ({
  kind: 'ORGANISATION',
  id: 'org-a',
  organisationIds: ['org-a'],
  roles: [],
  scopes: [],
  ...given,
});

test('parties are the actor and its organisations, each once', () => {
  expect(partiesOf(actor({}))).toEqual(['org-a']);
  expect(partiesOf(actor({ kind: 'PERSON', id: 'per-a' }))).toEqual(['per-a', 'org-a']);
  expect(partiesOf(null)).toEqual([]);
});

test('the only organisation is the default, two must be told apart', () => {
  expect(actingParty(actor({}), null)).toBe('org-a');
  expect(actingParty(actor({ organisationIds: ['org-a', 'org-b'] }), null)).toBeNull();
  expect(actingParty(actor({ organisationIds: ['org-a', 'org-b'] }), 'org-b')).toBe('org-b');
});

test('nobody acts for a stranger', () => {
  expect(actingParty(actor({}), 'org-c')).toBeNull();
  // What is empty is not left out.
  expect(actingParty(actor({}), '')).toBeNull();
});

test('a person without an organisation acts for itself', () => {
  const person = actor({ kind: 'PERSON', id: 'per-a', organisationIds: [], roles: ['VOLUNTEER'] });
  expect(actingParty(person, undefined)).toBe('per-a');
});
