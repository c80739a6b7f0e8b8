// Who may let a clock stand still or go on: every role, step and state, against what is said here.
import type { Actor } from '@lianjian/kernel/context';
import { describe, expect, test } from 'vitest';
import { CLOCK_STATES, type ClockState } from './limit.rules.ts';
import { type ClockStep, clockSteps, objections, whyNotClockStep } from './pause.rules.ts';

const organisation = (id: string, role: Actor['roles'][number]): Actor => ({
  kind: 'ORGANISATION',
  id,
  organisationIds: [id],
  roles: [role],
  scopes: ['demands:write'],
});

const ACTORS: readonly [who: string, actor: Actor, may: boolean][] = [
  ['the community', organisation('org-com-a', 'COMMUNITY'), true],
  ['the street above', organisation('org-str-a', 'COMMUNITY'), true],
  ['the platform', organisation('org-platform', 'PLATFORM_ADMINISTRATOR'), true],
  ['who has to end it', organisation('org-firm-a', 'PROPERTY_FIRM'), true],
  ['another community', organisation('org-com-b', 'COMMUNITY'), false],
  ['another firm', organisation('org-firm-b', 'PROPERTY_FIRM'), false],
  ['a unit', organisation('org-unit', 'PARTNER_UNIT'), false],
  ['an analyst', organisation('org-com-a', 'ANALYST'), false],
];

const FROM: Readonly<Record<ClockStep, ClockState>> = {
  pauseClock: 'RUNNING',
  resumeClock: 'PAUSED',
};

const clock = (state: ClockState, code: 'DELIVERY' | 'FIRST_RESPONSE' = 'DELIVERY') => ({
  id: 'clk-1',
  code,
  state,
  areaPath: 'str-a.com-a',
  partyId: 'org-firm-a',
});

const states = Object.keys(CLOCK_STATES) as ClockState[];

describe.each(clockSteps)('%s', (step) => {
  test.each(ACTORS)('by %s', (_who, actor, may) => {
    for (const state of states) {
      const found = objections(step, clock(state), { actor, actingForId: actor.id });
      expect(
        found.map(({ code }) => code),
        state,
      ).toEqual([
        ...(may ? [] : ['FORBIDDEN']),
        ...(state === FROM[step] ? [] : ['INVALID_STATE']),
      ]);
      expect(whyNotClockStep(step, clock(state), actor)).toHaveLength(found.length);
    }
  });

  test('of a first response is for nobody', () => {
    const [[, actor] = []] = ACTORS;
    for (const state of states) {
      const who = { actor: actor as Actor, actingForId: 'org-com-a' };
      const found = objections(step, clock(state, 'FIRST_RESPONSE'), who);
      expect(found.map(({ code }) => code)).toEqual(['INVALID_STATE']);
    }
  });

  test('asks for credentials, and for the scope', () => {
    const [[, actor] = []] = ACTORS;
    expect(whyNotClockStep(step, clock(FROM[step]), null)).toHaveLength(1);
    const scopeless = { ...(actor as Actor), scopes: [] };
    expect(whyNotClockStep(step, clock(FROM[step]), scopeless)).toHaveLength(1);
  });
});
