// For whom an actor may act, by hand-picked actors: the rules are few and their edges are names.
import type { Actor } from '@lianjian/kernel/context';
import { expect, test } from 'vitest';
import { actingParty, areasOf, isPlatform, mayKnowActor, partiesOf } from './actor.rules.ts';

const actor = (given: Partial<Actor>): Actor => ({
  kind: 'ORGANISATION',
  id: 'org-com-ningbao',
  organisationIds: ['org-com-ningbao'],
  roles: ['COMMUNITY'],
  scopes: [],
  ...given,
});

test('a community acts for its area, a street for its street', () => {
  expect(areasOf(actor({}))).toEqual(['com-ningbao']);
  expect(areasOf(actor({ id: 'org-str-xinglin', organisationIds: [] }))).toEqual(['str-xinglin']);
});

test('the name alone does not make a community: the role does', () => {
  expect(areasOf(actor({ roles: ['ANALYST'] }))).toEqual([]);
  expect(areasOf(null)).toEqual([]);
});

test('a unit acts for no area', () => {
  expect(areasOf(actor({ id: 'org-fucai', organisationIds: ['org-fucai'] }))).toEqual([]);
});

test('parties are the actor and its organisations, each once', () => {
  expect(partiesOf(actor({}))).toEqual(['org-com-ningbao']);
  expect(partiesOf(actor({ kind: 'PERSON', id: 'per-a' }))).toEqual(['per-a', 'org-com-ningbao']);
  expect(partiesOf(null)).toEqual([]);
});

test('the only organisation is the default, two must be told apart', () => {
  expect(actingParty(actor({}), null)).toBe('org-com-ningbao');
  expect(actingParty(actor({ organisationIds: ['org-a', 'org-b'] }), null)).toBeNull();
  expect(actingParty(actor({ organisationIds: ['org-a', 'org-b'] }), 'org-b')).toBe('org-b');
});

test('nobody acts for a stranger', () => {
  expect(actingParty(actor({}), 'org-fucai')).toBeNull();
});

test('a person without an organisation acts for itself', () => {
  const person = actor({ kind: 'PERSON', id: 'per-a', organisationIds: [], roles: ['VOLUNTEER'] });
  expect(actingParty(person, undefined)).toBe('per-a');
});

test('the platform is known by its role', () => {
  expect(isPlatform(actor({ roles: ['PLATFORM_ADMINISTRATOR'] }))).toBe(true);
  expect(isPlatform(actor({}))).toBe(false);
  expect(isPlatform(null)).toBe(false);
});

test('who did it is told to members and to nobody else', () => {
  const event = { by: ['org-fucai', null], areaPath: 'dst-jimei.str-xinglin.com-ningbao' };
  const unit = (id: string) => actor({ id, organisationIds: [id], roles: ['PARTNER_UNIT'] });
  expect(mayKnowActor(actor({}), event)).toBe(true);
  expect(mayKnowActor(actor({ id: 'org-str-xinglin', organisationIds: [] }), event)).toBe(true);
  expect(mayKnowActor(unit('org-fucai'), event)).toBe(true);
  expect(mayKnowActor(unit('org-nb-unit-a'), event)).toBe(false);
  expect(mayKnowActor(actor({ organisationIds: [], id: 'org-com-lianting' }), event)).toBe(false);
  expect(mayKnowActor(null, event)).toBe(false);
});
