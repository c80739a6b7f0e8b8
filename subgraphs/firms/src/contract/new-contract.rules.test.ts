// Proves what stands against recording and ending a contract, all of it at once, and that no two
// contracts of a compound are surely in force on one day, whatever is known of their dates.
import type { Actor, Role } from '@lianjian/kernel/context';
import { boundsOf } from '@lianjian/vocabulary/partial-date.rules';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endingViolations, endWays } from '../term/ending.rules.ts';
import { type Dates, isInForce, isOver, overlap } from '../term/term.rules.ts';
import { recordingViolations } from './new-contract.rules.ts';

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

/** Dates of few years, known to the day, the month or the year, or not at all. */
const KNOWN = ['2023', '2023-01', '2023-12-31', '2024', '2024-01-01', '202X'];
const date = fc.constantFrom(null, ...KNOWN);
const term = fc.record<Dates>({ startsOn: date, endsOn: date });
/** The days on which anything can begin or end, and some on which nothing does. */
const DAYS = [
  ...KNOWN.flatMap((each) => Object.values(boundsOf(each))),
  ...['2000-01-01', '2023-06-15', '2024-06-15', '2099-01-01'],
];

describe('two contracts of one compound', () => {
  test('overlap where a day is sure to have both, and nowhere else', () => {
    fc.assert(
      fc.property(term, term, (a, b) => {
        const both = DAYS.some((day) => isInForce(a, day) && isInForce(b, day));
        expect(overlap(a, b)).toBe(both);
        expect(overlap(b, a)).toBe(both);
      }),
      { numRuns: 300 },
    );
  });

  test('are in force at once on no day once both are recorded', () => {
    fc.assert(
      fc.property(fc.array(term, { maxLength: 6 }), (terms) => {
        const standing: (Dates & { id: string; keeperId: string })[] = [];
        for (const [at, each] of terms.entries()) {
          const row = { ...each, firmId: `firm-${at}`, compoundId: 'cmp-a' };
          const met = { compoundPath: PATH, firmPath: PATH, standing };
          if (recordingViolations(row, community, met).length === 0) {
            standing.push({ ...each, id: `ctr-${at}`, keeperId: row.firmId });
          }
        }
        const most = DAYS.map((day) => standing.filter((each) => isInForce(each, day)).length);
        expect(Math.max(...most)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });
});

describe('recording', () => {
  const row = { firmId: 'firm-a', compoundId: 'cmp-a', startsOn: '2024', endsOn: null };
  const met = { compoundPath: PATH, firmPath: 'dst-a.str-a', standing: [] };

  test.each([
    ['the community', community, []],
    ['the street', by('COMMUNITY', 'org-str-a'), []],
    ['the platform', by('PLATFORM_ADMINISTRATOR', 'org-x'), []],
    ['another community', stranger, ['FORBIDDEN compoundId']],
    ['the firm', by('PROPERTY_FIRM', 'org-firm-a'), ['FORBIDDEN compoundId']],
  ])('by %s', (_who, who, expected) => {
    expect(codes(recordingViolations(row, who, met))).toEqual(expected);
  });

  test('all that stands against it is told', () => {
    const other = { id: 'ctr-b', keeperId: 'firm-b', startsOn: null, endsOn: null };
    const wrong = { ...row, endsOn: '2023' };
    const apart = { compoundPath: PATH, firmPath: 'dst-b', standing: [other] };
    expect(codes(recordingViolations(wrong, stranger, apart))).toEqual([
      'FORBIDDEN compoundId',
      'INVALID_INPUT endsOn',
      'INVALID_INPUT firmId',
    ]);
    expect(codes(recordingViolations(row, stranger, apart))).toEqual([
      'FORBIDDEN compoundId',
      'INVALID_INPUT firmId',
      'INVALID_STATE compoundId',
    ]);
    const nothing = { compoundPath: null, firmPath: null, standing: [] };
    expect(codes(recordingViolations(row, stranger, nothing))).toEqual([
      'NOT_FOUND compoundId',
      'NOT_FOUND firmId',
    ]);
  });

  test('what follows one that has an end says from when it runs', () => {
    const standing = [{ id: 'ctr-a', keeperId: 'firm-b', startsOn: '2020', endsOn: '2023-06' }];
    const after = (startsOn: string | null) =>
      codes(recordingViolations({ ...row, startsOn }, community, { ...met, standing }));
    expect(after(null)).toEqual(['INVALID_STATE startsOn']);
    expect(after('2023-07')).toEqual([]);
    expect(after('2023-05')).toEqual(['INVALID_STATE compoundId']);
  });

  test('the same again is no second contract, however little is known of its dates', () => {
    for (const dates of [
      { startsOn: null, endsOn: null },
      { startsOn: '2023', endsOn: '2023' },
    ]) {
      const same = { ...row, ...dates };
      const standing = [{ id: 'ctr-a', keeperId: 'firm-a', ...dates }];
      const [found] = recordingViolations(same, community, { ...met, standing });
      expect(found).toMatchObject({ code: 'DUPLICATE', entityId: 'ctr-a' });
    }
  });
});

describe('ending', () => {
  const standing = { id: 'ctr-a', version: 3, startsOn: '2020-05', endsOn: null, areaPath: PATH };
  const ending = { id: 'ctr-a', endsOn: '2024', expectedVersion: 3 };
  const today = '2023-06-15';

  test.each([
    ['what has no end', {}, {}, []],
    ['earlier than agreed', { endsOn: '2025-06-30' }, {}, []],
    ['later than agreed', { endsOn: '2023-12' }, {}, ['INVALID_INPUT endsOn']],
    ['what is over', { endsOn: '2022' }, { endsOn: '2021' }, ['INVALID_STATE contractId']],
    ['what may be over', { endsOn: '2023' }, { endsOn: '2023-05' }, []],
    ['before it began', {}, { endsOn: '2020-04' }, ['INVALID_INPUT endsOn']],
    ['called off', { startsOn: '9999-12-31' }, {}, []],
    ['called off twice', { startsOn: '9999', endsOn: '2022' }, {}, ['INVALID_STATE contractId']],
    ['another version', {}, { expectedVersion: 2 }, ['VERSION_CONFLICT expectedVersion']],
  ])('%s', (_what, row, given, expected) => {
    const met = { row: { ...standing, ...row }, today };
    const found = endingViolations('contractId', { ...ending, ...given }, community, met);
    expect(codes(found)).toEqual(expected);
  });

  test('all that stands against it is told', () => {
    const met = { row: { ...standing, endsOn: '2021' }, today };
    const wrong = { ...ending, endsOn: '2019', expectedVersion: 1 };
    expect(codes(endingViolations('contractId', wrong, stranger, met))).toEqual([
      'FORBIDDEN contractId',
      'INVALID_INPUT endsOn',
      'INVALID_STATE contractId',
      'VERSION_CONFLICT expectedVersion',
    ]);
    const none = endingViolations('contractId', ending, stranger, { row: null, today });
    expect(codes(none)).toEqual(['NOT_FOUND contractId']);
  });

  test('it has a way on until it is over for certain, and says who may not take it', () => {
    const ways = (endsOn: string | null, actor: Actor | null) =>
      endWays('endContract', { startsOn: null, endsOn, areaPath: PATH }, actor, today).map(
        ({ mutation, whyNot }) => [mutation, whyNot.length],
      );
    expect(ways(null, community.actor)).toEqual([['endContract', 0]]);
    expect(ways('2023', stranger.actor)).toEqual([['endContract', 1]]);
    expect(ways('2022', community.actor)).toEqual([]);
    expect(ways(null, null)).toEqual([['endContract', 1]]);
    expect(isOver({ startsOn: null, endsOn: null }, '9999-12-31')).toBe(false);
  });
});
