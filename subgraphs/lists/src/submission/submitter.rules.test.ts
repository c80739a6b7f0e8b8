// Who puts needs forward, and where: the books of the place, or a role together with belonging there.
import type { Actor, Role } from '@lianjian/kernel/context';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOWHERE, SUBMITTERS, submitterViolations } from './submitter.rules.ts';

const ROLES: readonly Role[] = [
  'PLATFORM_ADMINISTRATOR',
  'COMMUNITY',
  'PARTNER_UNIT',
  'PROPERTY_FIRM',
  'VOLUNTEER',
  'RESIDENT_REPRESENTATIVE',
  'ANALYST',
  'INTEGRATOR',
];
const place = (compoundId: string | null) => ({
  areaId: 'com-a',
  areaPath: 'dst-x.str-y.com-a',
  compoundId,
});
const by = (role: Role, id = 'org-somebody') => {
  const actor: Actor = {
    kind: 'ORGANISATION',
    id,
    organisationIds: [id],
    roles: [role],
    scopes: [],
  };
  return { actor, actingForId: id };
};

test.each(ROLES)('%s: where somebody belongs to the place, and where not', (role) => {
  const may = (areaIds: string[]) =>
    submitterViolations(by(role), place(null), { areaIds, compoundIds: [] }).length === 0;
  const isPut = SUBMITTERS.includes(role);
  expect([may(['com-a']), may(['str-y']), may(['dst-x'])]).toEqual(
    Array(3).fill(isPut || role === 'PLATFORM_ADMINISTRATOR'),
  );
  expect([may(['com-b']), may([])]).toEqual(Array(2).fill(role === 'PLATFORM_ADMINISTRATOR'));
});

test('who keeps the books of the place, or of an area above it, belongs there', () => {
  for (const [id, expected] of [
    ['org-com-a', 0],
    ['org-str-y', 0],
    ['org-com-b', 1],
  ] as const) {
    expect(submitterViolations(by('COMMUNITY', id), place(null), NOWHERE)).toHaveLength(expected);
  }
});

test('a firm that manages one compound speaks for that one, and for the community as a whole', () => {
  const compounds = fc.constantFrom('cmp-1', 'cmp-2', 'cmp-3');
  fc.assert(
    fc.property(fc.uniqueArray(compounds), fc.option(compounds), (compoundIds, compoundId) => {
      const found = submitterViolations(by('PROPERTY_FIRM'), place(compoundId), {
        areaIds: [],
        compoundIds,
      });
      const may = compoundId === null ? compoundIds.length > 0 : compoundIds.includes(compoundId);
      expect(found.length === 0).toBe(may);
    }),
  );
});
