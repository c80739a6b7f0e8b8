// Every cell of mutation, state and who asks, against a table written by hand; and random lives of
// many claims on one demand, whoever tries whatever: no illegal state, both lists in balance.
import type { Actor, Role } from '@lianjian/kernel/context';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLAIM_STATES, type ClaimState } from '../../words.ts';
import { shiftOf, takenBy } from '../quantity.rules.ts';
import { type Standing, stepViolations } from './step.rules.ts';
import { STEPS, type StepMutation, stepsOf } from './steps.rules.ts';
import { transitionsOf } from './transitions.rules.ts';

const actor = (id: string, role: Role, more: Partial<Actor> = {}): Actor => ({
  kind: id.startsWith('per-') ? 'PERSON' : 'ORGANISATION',
  id,
  organisationIds: id.startsWith('per-') ? [] : [id],
  roles: [role],
  scopes: [],
  ...more,
});

const ACTORS = {
  community: actor('org-com-here', 'COMMUNITY'),
  street: actor('org-str-here', 'COMMUNITY'),
  platform: actor('org-platform', 'PLATFORM_ADMINISTRATOR'),
  claimant: actor('org-unit', 'PARTNER_UNIT'),
  recipient: actor('per-asked', 'RESIDENT_REPRESENTATIVE'),
  partner: actor('org-partner', 'PARTNER_UNIT'),
  servedPartner: actor('per-asked', 'VOLUNTEER', { organisationIds: ['org-partner'] }),
  neighbour: actor('org-com-there', 'COMMUNITY'),
  powerless: actor('org-com-here', 'ANALYST'),
  stranger: actor('org-other', 'PARTNER_UNIT'),
} as const;

type Who = keyof typeof ACTORS;

const claimIn = (state: ClaimState, more: Partial<Standing> = {}): Standing => ({
  id: 'clm-1',
  demandId: 'dem-1',
  resourceId: null,
  quarter: '2023-Q2',
  state,
  version: 1,
  quantity: 1,
  delivered: 0,
  confirmed: 0,
  claimantId: 'org-unit',
  areaPath: 'dst-here.str-here.com-here',
  providers: ['org-unit', 'org-partner'],
  recipients: ['per-asked'],
  raters: [],
  demandState: 'LISTED',
  demandFree: 5,
  resourceFree: null,
  ...more,
});

const COMMUNITY: Who[] = ['community', 'street', 'platform'];
const OTHERS: Who[] = [...COMMUNITY, 'recipient'];
const EITHER: Who[] = [...COMMUNITY, 'claimant'];
const ANYBODY: Who[] = [...EITHER, 'recipient'];

/** Who may do what in which state; what is not here nobody may. */
const MAY: Record<StepMutation, Partial<Record<ClaimState, Who[]>>> = {
  acceptClaim: { HELD: COMMUNITY, OFFERED: ['claimant'] },
  chooseClaim: { APPLIED: COMMUNITY },
  declineClaim: { HELD: COMMUNITY, APPLIED: COMMUNITY, OFFERED: ['claimant'] },
  releaseClaim: {
    HELD: ['claimant'],
    APPLIED: ['claimant'],
    OFFERED: COMMUNITY,
    ACCEPTED: EITHER,
    IN_SERVICE: EITHER,
  },
  reassignClaim: { OFFERED: COMMUNITY, ACCEPTED: COMMUNITY, IN_SERVICE: COMMUNITY },
  arrangeService: { ACCEPTED: ANYBODY, IN_SERVICE: ANYBODY },
  startService: { ACCEPTED: ['claimant'] },
  reportDelivery: { IN_SERVICE: ['claimant'] },
  returnDelivery: { DELIVERED: OTHERS },
  confirmDelivery: { DELIVERED: OTHERS },
  rateService: { CONFIRMED: OTHERS },
};

const MUTATIONS = Object.keys(MAY) as StepMutation[];
const STATES = Object.keys(CLAIM_STATES) as ClaimState[];

/** A reason that somebody on any side may give there, or none where none is asked. */
const reasonFor = (mutation: StepMutation) =>
  stepsOf(mutation).some(({ reasons }) => reasons.length > 0) ? ('NOT_SUITABLE' as const) : null;

function codes(mutation: StepMutation, state: ClaimState, who: Who, more?: Partial<Standing>) {
  const asker = { actor: ACTORS[who], actingForId: ACTORS[who].organisationIds[0] ?? 'per-asked' };
  const asked = { mutation, expectedVersion: 1, reason: reasonFor(mutation) };
  return stepViolations(asked, asker, claimIn(state, more)).map(({ code }) => code);
}

describe.each(MUTATIONS)('%s', (mutation) => {
  test.each(STATES)('in %s is for those of the table alone', (state) => {
    const may = MAY[mutation][state];
    for (const who of Object.keys(ACTORS) as Who[]) {
      const found = codes(mutation, state, who);
      if (may?.includes(who)) {
        expect([who, found]).toEqual([who, []]);
      } else {
        expect([who, found]).toEqual([who, expect.arrayContaining([expect.any(String)])]);
        expect(found.includes('INVALID_STATE')).toBe(may === undefined);
        expect(may === undefined || found.includes('FORBIDDEN')).toBe(true);
      }
    }
  });
});

test('a reason is one of those that the side may give', () => {
  const asked = { mutation: 'releaseClaim', expectedVersion: 1, reason: 'NO_SHOW' } as const;
  const by = (who: Who) => {
    const asker = { actor: ACTORS[who], actingForId: ACTORS[who].id };
    return stepViolations(asked, asker, claimIn('ACCEPTED')).map(({ field }) => field?.at(-1));
  };
  expect([by('community'), by('claimant')]).toEqual([[], ['reason']]);
});

test('a community that provides stands on the side of the claimant alone', () => {
  const own = { claimantId: 'org-com-here', providers: ['org-com-here'] };
  expect(codes('confirmDelivery', 'DELIVERED', 'community', own)).toEqual(['FORBIDDEN']);
  expect(codes('confirmDelivery', 'DELIVERED', 'street', own)).toEqual([]);
  expect(codes('startService', 'ACCEPTED', 'community', own)).toEqual([]);
});

test('a community and those above it have one vote together, who asked have one each', () => {
  const votes = (raters: string[]) =>
    OTHERS.map((who) => codes('rateService', 'CONFIRMED', who, { raters }).join());
  expect(votes([])).toEqual(['', '', '', '']);
  expect(votes(['org-com-here'])).toEqual(['DUPLICATE', 'DUPLICATE', 'DUPLICATE', '']);
  expect(votes(['org-str-here'])).toEqual(['DUPLICATE', 'DUPLICATE', 'DUPLICATE', '']);
  expect(votes(['per-asked'])).toEqual(['', '', '', 'DUPLICATE']);
  expect(votes(['per-other'])).toEqual(['', '', '', '']);
});

test('who voted is not told that they may, and only who provides is told that they never do', () => {
  const told = (who: Who, more: Partial<Standing>, state: ClaimState = 'CONFIRMED') =>
    transitionsOf(claimIn(state, more), { ...ACTORS[who], scopes: ['claims:write'] }).flatMap(
      ({ whyNot }) => whyNot.map(({ en }) => en),
    );
  expect(told('community', {})).toEqual([]);
  expect(told('street', { raters: ['org-com-here'] })).toEqual(['It was rated already.']);
  const by = 'This is done by the community or whoever asked for it.';
  expect(told('stranger', {})).toEqual([by]);
  expect(told('partner', {})).toEqual([
    expect.stringMatching(/^This is done by .*above it does\.$/),
  ]);
  expect(told('community', {}, 'OFFERED').slice(0, 1)).toEqual(['This is done by the claimant.']);
});

test('who signed up is chosen while there is enough, of both lists', () => {
  const chosen = (more: Partial<Standing>) =>
    codes('chooseClaim', 'APPLIED', 'community', { quantity: 3, ...more });
  expect(chosen({ demandFree: 3 })).toEqual([]);
  expect(chosen({ demandFree: 2 })).toEqual(['NOT_ENOUGH_LEFT']);
  expect(chosen({ demandFree: 0, demandState: 'CLAIMED' })).toEqual(['ALREADY_CLAIMED']);
  expect(chosen({ demandFree: 5, demandState: 'WITHDRAWN' })).toEqual(['NOT_CLAIMABLE']);
  expect(chosen({ resourceId: 'res-1', resourceFree: 2 })).toEqual(['NO_CAPACITY']);
});

test('the sides of one step lead to the same state', () => {
  for (const { mutation, from, to } of STEPS) {
    const same = stepsOf(mutation).filter((each) => each.from === from);
    expect(new Set(same.map((each) => each.to))).toEqual(new Set([to]));
  }
});

const command = fc.record({
  opens: fc.option(fc.constantFrom<ClaimState>('HELD', 'OFFERED', 'APPLIED', 'ACCEPTED')),
  quantity: fc.integer({ min: 1, max: 6 }),
  which: fc.nat(),
  mutation: fc.constantFrom(...MUTATIONS),
  who: fc.constantFrom(...(Object.keys(ACTORS) as Who[])),
  confirmed: fc.integer({ min: 1, max: 6 }),
});

test('whoever tries whatever, both lists stay in balance and no step leaves the table', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.array(command, { maxLength: 80 }), run),
    { numRuns: 3000 },
  );
});

interface Command {
  opens: ClaimState | null;
  quantity: number;
  which: number;
  mutation: StepMutation;
  who: Who;
  confirmed: number;
}

function run(listed: number, commands: Command[]): void {
  const claims: Standing[] = [];
  const now = { held: 0, committed: 0 };
  for (const { opens, quantity, which, mutation, who, confirmed } of commands) {
    const free = listed - now.held - now.committed;
    const before = opens ? null : (claims[which % Math.max(claims.length, 1)] ?? null);
    if (opens ? opens !== 'APPLIED' && quantity > free : !before) {
      continue;
    }
    const state = { demandFree: free, demandState: free > 0 ? 'LISTED' : 'CLAIMED' } as const;
    if (before && codes(mutation, before.state, who, { ...before, ...state }).length > 0) {
      continue;
    }
    const to = before ? stepsOf(mutation).find(({ from }) => from === before.state)?.to : opens;
    const after = claimIn(to ?? 'HELD', {
      quantity: before?.quantity ?? quantity,
      confirmed: mutation === 'confirmDelivery' ? Math.min(confirmed, before?.quantity ?? 0) : 0,
      ...(mutation === 'rateService' && { confirmed: before?.confirmed ?? 0 }),
    });
    const by = shiftOf(before, after);
    now.held += by.held;
    now.committed += by.committed;
    claims.splice(before ? claims.indexOf(before) : claims.length, before ? 1 : 0, after);
    const sums = claims.map(takenBy);
    expect(now.held).toBe(sums.reduce((sum, each) => sum + each.held, 0));
    expect(now.committed).toBe(sums.reduce((sum, each) => sum + each.committed, 0));
    expect(
      Math.min(now.held, now.committed, listed - now.held - now.committed),
    ).toBeGreaterThanOrEqual(0);
  }
}
