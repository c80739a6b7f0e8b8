// Proves what stands against opening a station and giving it a compound, all of it at once, and that
// a compound has one firm or station at a time, in whichever order they come.
import type { Actor, Role } from '@lianjian/kernel/context';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clashes, type Kept } from '../term/clash.rules.ts';
import { type Dates, isInForce } from '../term/term.rules.ts';
import { assigningViolations } from './new-assignment.rules.ts';
import { openingViolations, stationViolations } from './new-station.rules.ts';

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
const stranger = by('COMMUNITY', 'org-com-b');
const codes = (found: readonly { code: string; field?: readonly string[] | null }[]) =>
  found.map(({ code, field }) => `${code} ${field?.slice(1).join('.')}`).sort();

describe('opening', () => {
  const row = {
    ...{ firmId: 'firm-a', areaId: 'com-a', partyBranchId: 'org-b' },
    ...{ nameZh: '第一站', nameEn: null, aliases: [] },
  };
  const branch = { kind: 'FIRM_PARTY_BRANCH', holderId: null };
  const met = { firmPath: 'dst-a', areaPath: PATH, namesakeId: null, branch };

  test.each([
    ['the community', community, []],
    ['the street', by('COMMUNITY', 'org-str-a'), []],
    ['the platform', by('PLATFORM_ADMINISTRATOR', 'org-x'), []],
    ['another community', stranger, ['FORBIDDEN areaId']],
    ['the firm', by('PROPERTY_FIRM', 'org-firm-a'), ['FORBIDDEN areaId']],
  ])('by %s', (_who, who, expected) => {
    expect(codes(openingViolations(row, who, met))).toEqual(expected);
  });

  test('all that stands against it is told', () => {
    const taken = { kind: 'ENTERPRISE', holderId: 'stn-b' };
    const wrong = { firmPath: 'dst-b', areaPath: PATH, namesakeId: 'stn-a', branch: taken };
    expect(codes(openingViolations(row, stranger, wrong))).toEqual([
      'DUPLICATE nameZh',
      'DUPLICATE partyBranchId',
      'FORBIDDEN areaId',
      'INVALID_INPUT areaId',
      'INVALID_INPUT partyBranchId',
    ]);
    const none = { kind: null, holderId: null };
    const nothing = { firmPath: null, areaPath: null, namesakeId: null, branch: none };
    expect(codes(openingViolations(row, community, nothing))).toEqual([
      'NOT_FOUND areaId',
      'NOT_FOUND firmId',
      'NOT_FOUND partyBranchId',
    ]);
    const nameless = { ...row, nameZh: ' ', nameEn: '', aliases: [''] };
    expect(codes(stationViolations(nameless))).toEqual([
      'INVALID_INPUT aliases.0',
      'INVALID_INPUT nameEn',
      'INVALID_INPUT nameZh',
    ]);
  });
});

describe('giving it a compound', () => {
  const row = { stationId: 'stn-a', compoundId: 'cmp-a', startsOn: '2024', endsOn: null };
  const met = { compoundPath: PATH, stationPath: 'dst-a', standing: [] };

  test('all that stands against it is told', () => {
    expect(assigningViolations(row, community, met)).toEqual([]);
    const managed = { id: 'ctr-a', keeperId: 'firm-a', startsOn: null, endsOn: null };
    const wrong = { compoundPath: PATH, stationPath: 'dst-b', standing: [managed] };
    expect(codes(assigningViolations(row, stranger, wrong))).toEqual([
      'FORBIDDEN compoundId',
      'INVALID_INPUT stationId',
      'INVALID_STATE compoundId',
    ]);
    const back = { ...row, endsOn: '2023' };
    const nothing = { compoundPath: null, stationPath: null, standing: [] };
    expect(codes(assigningViolations(back, stranger, nothing))).toEqual([
      'INVALID_INPUT endsOn',
      'NOT_FOUND compoundId',
      'NOT_FOUND stationId',
    ]);
  });

  test('a compound has one firm or station at a time', () => {
    const year = fc.constantFrom(null, '2021', '2022', '2023');
    const keeperId = fc.constantFrom('firm-a', 'firm-b', 'stn-a', 'stn-b');
    const keeping = fc.record({ keeperId, startsOn: year, endsOn: year });
    fc.assert(
      fc.property(fc.array(keeping, { maxLength: 8 }), (all) => {
        const kept: Kept[] = [];
        for (const [at, each] of all.entries()) {
          if (clashes(each, kept).length === 0) {
            kept.push({ ...each, id: String(at) });
          }
        }
        const on = (day: string) => kept.filter((term: Dates) => isInForce(term, day) === true);
        for (const day of ['2020-06-15', '2021-06-15', '2022-12-31', '2023-01-01', '2024-01-01']) {
          expect(on(day).length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
