// Proves which level may stand below which, how codes follow the level and the area above, and that
// only streets and communities have a body that acts for them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { committeeOf } from './committee.rules.ts';
import {
  type AreaLevel,
  areaViolations,
  entryViolations,
  LEVEL_FACTS,
  LEVELS,
  type NewArea,
} from './new-area.rules.ts';

const platform = { kind: 'ORGANISATION', id: 'org-p', organisationIds: ['org-p'] } as const;
const by = {
  actor: { ...platform, roles: ['PLATFORM_ADMINISTRATOR' as const], scopes: [] },
  actingForId: 'org-p',
};
const area = (level: AreaLevel, more: Partial<NewArea> = {}): NewArea => ({
  level,
  parentId: null,
  code: null,
  nameZh: '某地',
  nameEn: null,
  aliases: [],
  strategies: [],
  ...more,
});
const fields = (found: readonly { field?: readonly string[] }[]) =>
  found.map(({ field }) => field?.[1]);

test.each(LEVELS.flatMap((above) => LEVELS.map((below) => [above, below] as const)))(
  'above: %s, below: %s',
  (above, below) => {
    const meeting = { above: { path: 'x', level: above, code: null } };
    const alone = { namesakeId: null, codeHolderId: null };
    const found = entryViolations(area(below, { parentId: 'x' }), by, { ...meeting, ...alone });
    expect(found.length === 0).toBe(LEVELS.indexOf(above) < LEVELS.indexOf(below));
  },
);

test('a community alone needs something above it', () => {
  expect(LEVELS.filter((level) => areaViolations(area(level)).length > 0)).toEqual(['COMMUNITY']);
});

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

test('a code has the digits of its level and begins with the code above', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...LEVELS),
      fc.constantFrom(...LEVELS),
      digits(6),
      digits(12),
      fc.constantFrom(6, 9, 12),
      (high, level, aboveCode, ownCode, length) => {
        const above = aboveCode.padEnd(LEVEL_FACTS[high].digits, '0');
        const code = ownCode.slice(0, length);
        const row = area(level, { parentId: 'x', code });
        const wrongLength = fields(areaViolations(row)).includes('code');
        expect(wrongLength).toBe(length !== LEVEL_FACTS[level].digits);
        const meeting = { above: { path: 'x', level: high, code: above } };
        const found = entryViolations(row, by, {
          ...meeting,
          namesakeId: null,
          codeHolderId: null,
        });
        const lead = above.slice(0, LEVEL_FACTS[high].leading);
        expect(fields(found).includes('code')).toBe(!code.startsWith(lead));
      },
    ),
  );
});

test.each([
  ['CITY', null],
  ['DISTRICT', null],
  ['STREET', { id: 'org-x', kind: 'STREET_COMMITTEE', aliases: ['某地党工委', '某地办事处'] }],
  ['COMMUNITY', { id: 'org-x', kind: 'COMMUNITY_COMMITTEE', aliases: ['某地党委', '某地居委会'] }],
] as const)('the body of a %s', (level, body) => {
  const expected = body && { ...body, nameZh: '某地', nameEn: null };
  expect(committeeOf('x', area(level))).toEqual(expected);
});
