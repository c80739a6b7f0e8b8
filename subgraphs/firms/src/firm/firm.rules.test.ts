// Proves what stands against entering and updating a firm: everything at once, for everybody.
import type { Actor, Role } from '@lianjian/kernel/context';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryViolations, firmIdOf } from './new-firm.rules.ts';
import { liesIn, type Met, updateViolations } from './update-firm.rules.ts';

const PATH = 'dst-a.str-a.com-a';
const by = (role: Role, actingForId: string) => {
  const scopes = ['registry:write'];
  const actor: Actor = {
    ...{ kind: 'ORGANISATION', id: actingForId, organisationIds: [actingForId] },
    ...{ roles: [role], scopes },
  };
  return { actor, actingForId };
};
const community = by('COMMUNITY', 'org-com-a');
const street = by('COMMUNITY', 'org-str-a');
const stranger = by('COMMUNITY', 'org-com-b');
const codes = (found: readonly { code: string; field?: readonly string[] | null }[]) =>
  found.map(({ code, field }) => `${code} ${field?.slice(1).join('.')}`).sort();
const NO_BRANCH = { kind: null, holderId: null };
const FACTS = { ownership: null, redProperty: null, partyBranchId: null };

test('the id of its organisation says how a firm is called', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9-]{1,20}$/), (text) => {
      expect(firmIdOf(`org-firm-${text}`)).toBe(`firm-${text}`);
    }),
  );
  expect(['org-com-a', 'org-firm-', 'firm-a'].map(firmIdOf)).toEqual([null, null, null]);
});

test('a path lies in an area when it is its own or goes on below it', () => {
  const id = fc.stringMatching(/^[a-z]{1,3}$/);
  fc.assert(
    fc.property(fc.array(id, { minLength: 1 }), fc.array(id), (above, below) => {
      const path = [...above, ...below].join('.');
      expect(liesIn(path, above.join('.'))).toBe(true);
      expect(liesIn(`${path}x`, path)).toBe(false);
    }),
  );
});

describe('entering', () => {
  const row = { ...FACTS, organisationId: 'org-firm-a' };
  const met = {
    organisation: { kind: 'PROPERTY_FIRM', areaPath: PATH },
    firmId: null,
    branch: NO_BRANCH,
  };

  test.each([
    ['the community', community, []],
    ['the street', street, []],
    ['the platform', by('PLATFORM_ADMINISTRATOR', 'org-x'), []],
    ['another community', stranger, ['FORBIDDEN organisationId']],
    ['the firm', by('PROPERTY_FIRM', 'org-firm-a'), ['FORBIDDEN organisationId']],
  ])('by %s', (_who, who, expected) => {
    expect(codes(entryViolations(row, who, met))).toEqual(expected);
  });

  test('all that stands against it is told', () => {
    const wrong = { ...row, organisationId: 'org-a', partyBranchId: 'org-b' };
    const found = entryViolations(wrong, stranger, {
      organisation: { kind: 'ENTERPRISE', areaPath: PATH },
      firmId: 'firm-a',
      branch: { kind: 'ENTERPRISE', holderId: 'stn-a' },
    });
    expect(codes(found)).toEqual([
      'DUPLICATE organisationId',
      'DUPLICATE partyBranchId',
      'FORBIDDEN organisationId',
      'INVALID_INPUT organisationId',
      'INVALID_INPUT partyBranchId',
    ]);
    const nothing = { organisation: null, firmId: null, branch: NO_BRANCH };
    expect(codes(entryViolations(wrong, community, nothing))).toEqual([
      'NOT_FOUND organisationId',
      'NOT_FOUND partyBranchId',
    ]);
  });
});

describe('updating', () => {
  const standing = { ...FACTS, id: 'firm-a', version: 2, areaId: 'com-a', areaPath: PATH };
  const met: Met = {
    row: standing,
    areaPath: null,
    servedPaths: [PATH],
    branch: NO_BRANCH,
    isInAlliance: false,
  };
  const said = (anew: object) => ({ firmId: 'firm-a', expectedVersion: 2, anew });

  test.each([
    ['what is known', community, { redProperty: true, ownership: null }, {}, []],
    ['a wider area, by the street', street, { areaId: 'str-a' }, { areaPath: 'dst-a.str-a' }, []],
    [
      'a wider area, by the community',
      community,
      { areaId: 'str-a' },
      { areaPath: 'dst-a.str-a' },
      ['FORBIDDEN areaId'],
    ],
    [
      'an area that leaves a compound out',
      street,
      { areaId: 'com-c' },
      { areaPath: 'dst-a.str-a.com-c' },
      ['INVALID_INPUT areaId'],
    ],
    ['no area', street, { areaId: 'com-none' }, {}, ['NOT_FOUND areaId']],
    ['nothing', community, {}, {}, ['INVALID_INPUT firmId']],
    [
      'no branch, in an alliance',
      community,
      { partyBranchId: null },
      { isInAlliance: true },
      ['INVALID_INPUT partyBranchId'],
    ],
  ])('%s', (_what, who, anew, more, expected) => {
    expect(codes(updateViolations(said(anew), who, { ...met, ...more }))).toEqual(expected);
  });

  test('all that stands against it is told', () => {
    const wrong = { ...said({ areaId: 'com-c', partyBranchId: 'org-b' }), expectedVersion: 1 };
    const branch = { kind: 'FIRM_PARTY_BRANCH', holderId: 'firm-b' };
    const found = updateViolations(wrong, stranger, { ...met, areaPath: 'dst-b', branch });
    expect(codes(found)).toEqual([
      'DUPLICATE partyBranchId',
      'FORBIDDEN areaId',
      'FORBIDDEN firmId',
      'INVALID_INPUT areaId',
      'VERSION_CONFLICT expectedVersion',
    ]);
    const none = updateViolations(said({ redProperty: null }), stranger, { ...met, row: null });
    expect(codes(none)).toEqual(['NOT_FOUND firmId']);
  });
});
