// For whom an actor may act, by hand-picked actors: the rules are few and their edges are names.
import type { Actor } from '@lianjian/kernel/context';
import { expect, test } from 'vitest';
import {
  areasOf,
  isPlatform,
  keepsBooksOf,
  mayKnowActor,
  placeViolations,
} from './authority.rules.ts';

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

const NINGBAO = 'dst-jimei.str-xinglin.com-ningbao';
const FANGZHI = 'dst-jimei.str-xinglin.com-fangzhi';

test.each([
  ['PLATFORM_ADMINISTRATOR', 'org-qd-platform', NINGBAO, true],
  ['COMMUNITY', 'org-com-ningbao', NINGBAO, true],
  ['COMMUNITY', 'org-str-xinglin', NINGBAO, true],
  ['COMMUNITY', 'org-com-ningbao', FANGZHI, false],
  ['COMMUNITY', 'org-com-ningbao', 'dst-jimei.str-xinglin', false],
  ['COMMUNITY', 'org-nb-unit-a', NINGBAO, false],
  ['PARTNER_UNIT', 'org-com-ningbao', NINGBAO, false],
  ['PROPERTY_FIRM', 'org-com-ningbao', NINGBAO, false],
  ['VOLUNTEER', 'org-com-ningbao', NINGBAO, false],
  ['RESIDENT_REPRESENTATIVE', 'org-com-ningbao', NINGBAO, false],
  ['ANALYST', 'org-com-ningbao', NINGBAO, false],
  ['INTEGRATOR', 'org-com-ningbao', NINGBAO, false],
] as const)('%s for %s keeps the books of %s: %s', (role, id, path, may) => {
  expect(keepsBooksOf(actor({ id, roles: [role] }), id, path)).toBe(may);
});

test('what has no place is entered by the platform alone', () => {
  const of = (given: Partial<Actor>) => ({ actor: actor(given), actingForId: 'org-com-ningbao' });
  expect(placeViolations(of({}), 'areaId', null)).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(placeViolations(of({ roles: ['PLATFORM_ADMINISTRATOR'] }), 'areaId', null)).toEqual([]);
});
