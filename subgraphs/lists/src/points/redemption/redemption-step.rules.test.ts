// Who may take which step of a redemption in which state: every cell, and the same in the glossary and
// in what a caller is told to be allowed.
import { readFile } from 'node:fs/promises';
import type { Actor, Role } from '@lianjian/kernel/context';
import { describe, expect, test } from 'vitest';
import { REDEMPTION_STATES, type RedemptionState } from '../words.ts';
import {
  REDEMPTION_STEPS,
  type RedemptionStep,
  reasonViolations,
  redemptionTransitions,
  sideOf,
  stepViolations,
} from './redemption-step.rules.ts';

const actor = (id: string, role: Role, organisationIds: string[] = [id]): Actor => ({
  kind: organisationIds[0] === id ? 'ORGANISATION' : 'PERSON',
  id,
  organisationIds,
  roles: [role],
  scopes: ['points:write'],
});
const standing = (state: RedemptionState) => ({
  id: 'rdm-x',
  state,
  holderId: 'per-a',
  areaPath: 'dst-x.str-x.com-x',
});

const WHO: readonly [string, Actor, string, 'HOLDER' | 'COMMUNITY' | null][] = [
  ['holder', actor('per-a', 'VOLUNTEER', []), 'per-a', 'HOLDER'],
  ['holder for the community', actor('per-a', 'COMMUNITY', ['org-com-x']), 'org-com-x', 'HOLDER'],
  ['community', actor('org-com-x', 'COMMUNITY'), 'org-com-x', 'COMMUNITY'],
  ['street', actor('org-str-x', 'COMMUNITY'), 'org-str-x', 'COMMUNITY'],
  ['platform', actor('org-p', 'PLATFORM_ADMINISTRATOR'), 'org-p', 'COMMUNITY'],
  ['another community', actor('org-com-y', 'COMMUNITY'), 'org-com-y', null],
  ['unit of the community', actor('org-com-x', 'PARTNER_UNIT'), 'org-com-x', null],
  ['firm', actor('org-firm', 'PROPERTY_FIRM'), 'org-firm', null],
  ['another resident', actor('per-b', 'RESIDENT_REPRESENTATIVE', []), 'per-b', null],
  ['analyst', actor('org-com-x', 'ANALYST'), 'org-com-x', null],
  ['integrator', actor('org-com-x', 'INTEGRATOR'), 'org-com-x', null],
];
const STATES = Object.keys(REDEMPTION_STATES) as RedemptionState[];
const MUTATIONS: readonly RedemptionStep[] = ['collectRedemption', 'cancelRedemption'];

describe.each(WHO)('%s', (_who, given, actingForId, side) => {
  const by = { actor: given, actingForId };

  test.each(STATES.flatMap((state) => MUTATIONS.map((mutation) => [state, mutation] as const)))(
    'in %s: %s',
    (state, mutation) => {
      expect(sideOf(by, standing(state))).toBe(side);
      const mayTake = REDEMPTION_STEPS.some(
        (step) => step.mutation === mutation && step.by === side,
      );
      const expected = [
        ...(mayTake ? [] : ['FORBIDDEN']),
        ...(state === 'REDEEMED' ? [] : ['INVALID_STATE']),
      ];
      const found = stepViolations(mutation, standing(state), by);
      expect(found.map(({ code }) => code)).toEqual(expected);
      const shown = redemptionTransitions(standing(state), given).filter(
        (way) => way.mutation === mutation && way.whyNot.length === 0,
      );
      expect(shown.length === 1).toBe(found.length === 0);
    },
  );
});

test('each side has reasons of its own', () => {
  const may = (reason: 'NO_SHOW' | 'OTHER' | null, side: 'HOLDER' | 'COMMUNITY' | null) =>
    reasonViolations('cancelRedemption', reason, side).length === 0;
  expect([may('NO_SHOW', 'HOLDER'), may('NO_SHOW', 'COMMUNITY')]).toEqual([false, true]);
  expect([may('OTHER', 'HOLDER'), may('OTHER', null), may(null, 'HOLDER')]).toEqual([
    true,
    true,
    false,
  ]);
  expect(reasonViolations('collectRedemption', null, 'COMMUNITY')).toEqual([]);
});

test('without a credential, or its scope, nothing is allowed', () => {
  const bare = { ...actor('org-com-x', 'COMMUNITY'), scopes: [] };
  for (const given of [null, bare]) {
    const ways = redemptionTransitions(standing('REDEEMED'), given);
    expect(ways.map(({ whyNot }) => whyNot.length)).toEqual([1, 1]);
  }
});

test('the glossary has the same table', async () => {
  const glossary = await readFile(new URL('../../../CONTEXT.md', import.meta.url), 'utf8');
  const rows = REDEMPTION_STEPS.map(({ mutation, from, to, by, reasons }) =>
    `| \`${mutation}\` | ${from} | ${to} | ${by.toLowerCase()} | ${reasons.join(', ')} |`.replace(
      '|  |',
      '| |',
    ),
  );
  expect(glossary).toContain(rows.join('\n'));
});
