// What an activity must be, in all its faults at once; and the months of convenience days against a
// slow count.
import type { violation } from '@lianjian/vocabulary/violations.rules';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offeredViolations, planViolations, reportViolations } from './activity.rules.ts';
import { type Dated, monthOf, monthsOf, standingOf } from './month.rules.ts';

const said = (found: readonly ReturnType<typeof violation>[]) =>
  found.map(({ code, field }) => `${code} ${field?.slice(1).join('.')}`);

test('a plan is told everything that is wrong with it', () => {
  const plan = {
    title: ' ',
    description: 'x'.repeat(2001),
    services: [{ title: '理发' }, { title: '', resourceId: 'res-a', providerId: 'org-a' }],
    zones: [{ group: '', place: '东区' }],
    teamIds: ['org-team', 'org-team'],
  };
  expect(said(planViolations(plan))).toEqual([
    'INVALID_INPUT title',
    'INVALID_INPUT description',
    'INVALID_INPUT services.1.title',
    'INVALID_INPUT services.1.providerId',
    'INVALID_INPUT zones.0.group',
    'INVALID_INPUT teamIds',
  ]);
  const many = Array.from({ length: 51 }, () => ({ title: '理发' }));
  const crowded = { ...plan, title: '好', description: null, zones: [], teamIds: [] };
  expect(said(planViolations({ ...crowded, services: many }))).toEqual(['INVALID_INPUT services']);
});

test('a report counts each role once, and at least one person', () => {
  const participants = [
    { role: 'VOLUNTEER' as const, count: 0 },
    { role: 'VOLUNTEER' as const, count: 3 },
  ];
  expect(said(reportViolations({ report: '', participants }))).toEqual([
    'INVALID_INPUT report',
    'INVALID_QUANTITY participants.0.count',
    'INVALID_INPUT participants',
  ]);
});

test('a resource is offered where its list is read', () => {
  const resources = [
    { id: 'res-a', areaId: 'com-a', state: 'OFFERED' },
    { id: 'res-b', areaId: 'com-b', state: 'SUSPENDED' },
  ];
  const named = ['res-a', 'res-b', 'res-c'].map((resourceId) => ({
    resourceId,
    field: resourceId,
  }));
  expect(said(offeredViolations(named, resources, 'str-a.com-a'))).toEqual([
    'RESOURCE_NOT_OFFERED res-b',
    'OUTSIDE_SERVICE_AREA res-b',
    'NOT_FOUND res-c',
  ]);
});

describe('a month of convenience days', () => {
  test.each<[string, string | null]>([
    ['2023-06-15', '2023-06'],
    ['2023-06', '2023-06'],
    ['2023', null],
    ['2023?', null],
    ['2023-XX', null],
    ['2023-21', null],
  ])('of %s is %s', (heldOn, month) => expect(monthOf(heldOn)).toBe(month));

  const months = monthsOf(2023);
  const activity: fc.Arbitrary<Dated> = fc.record({
    heldOn: fc.constantFrom(...months.map((month) => `${month}-15`), '2023', '2022-12-15'),
    state: fc.constantFrom('PLANNED', 'HELD', 'CANCELLED'),
  });
  test('is held, missing or to come, just as counting by hand says', () => {
    fc.assert(
      fc.property(
        fc.array(activity, { maxLength: 12 }),
        fc.constantFrom(...months),
        fc.constantFrom('2022-12', ...months, '2024-01'),
        fc.constantFrom(null, '2022-12', ...months),
        (activities, month, now, first) => {
          const here = activities.filter(({ heldOn }) => heldOn.slice(0, 7) === month);
          const held = here.filter(({ state }) => state === 'HELD').length > 0;
          const between = { thisMonth: now, firstMonth: first };
          const standing = standingOf(month, activities, between);
          const isOwed = first === null || month >= first;
          expect(standing === 'HELD').toBe(held);
          expect(standing === 'NOT_OWED').toBe(!held && !isOwed);
          expect(standing === 'MISSING').toBe(!held && isOwed && month < now);
          expect(standing === 'PLANNED').toBe(
            !held && isOwed && month >= now && here.some(({ state }) => state === 'PLANNED'),
          );
        },
      ),
    );
  });
});
