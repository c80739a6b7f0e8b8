// For whom an actor may act, by hand-picked actors: the rules are few and their edges are names.
import type { Actor } from '@lianjian/kernel/context';
import { expect, test } from 'vitest';
import { areasOf, isPlatform, mayKnowActor } from './actor.rules.ts';

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
