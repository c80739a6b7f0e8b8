// What stands against a claim, over random attempts around one that fits: everything at once, each
// in its own words, and nothing when it fits.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policyOf } from '../kinds/kinds.ts';
import { fitting } from '../match/pair.arbitrary.ts';
import { DEMAND_KINDS, type DemandKind } from '../words.ts';
import { type Attempt, claimantKind, claimViolations, firstState } from './claim.rules.ts';

const base: Attempt = {
  claimant: { id: fitting.resource.providerId, kind: 'ORGANISATION', teamIds: [], skills: [] },
  quantity: 1,
  resourceId: fitting.resource.id,
  demand: fitting.demand,
  resource: fitting.resource,
  takesPart: false,
};

const codes = (attempt: Attempt) => claimViolations(attempt).map(({ code }) => code);

test('nothing stands against what fits', () => {
  expect(claimViolations(base)).toEqual([]);
});

test('how much is left and free decides: enough, too little, nothing, no capacity', () => {
  const amounts = fc.integer({ min: 0, max: 12 });
  fc.assert(
    fc.property(amounts, amounts, fc.integer({ min: 1, max: 12 }), (left, free, quantity) => {
      const found = claimViolations({
        ...base,
        quantity,
        demand: { ...base.demand, free: left },
        resource: { ...fitting.resource, free },
      });
      const limits = Object.fromEntries(found.map(({ code, limit }) => [code, limit]));
      expect('ALREADY_CLAIMED' in limits).toBe(left === 0);
      expect('NOT_ENOUGH_LEFT' in limits).toBe(left > 0 && left < quantity);
      expect('NO_CAPACITY' in limits).toBe(free < quantity);
      expect(limits.NOT_ENOUGH_LEFT ?? left).toBe(left);
      expect(limits.NO_CAPACITY ?? free).toBe(free);
    }),
  );
});

test('what one party takes is taken whole', () => {
  const wish = {
    ...base.demand,
    policy: policyOf({ kind: 'MICRO_WISH', route: null }),
    free: 3,
    held: 0,
    committed: 0,
  };
  const claimant = { ...base.claimant, kind: 'PERSON' as const };
  const of = (quantity: number) =>
    codes({ ...base, claimant, resource: null, resourceId: null, demand: wish, quantity });
  expect([1, 2, 3, 4].map(of)).toEqual([
    ['INVALID_QUANTITY'],
    ['INVALID_QUANTITY'],
    [],
    ['NOT_ENOUGH_LEFT'],
  ]);
});

test('reasons add up: each is found whatever else is wrong', () => {
  const changes: [code: string, change: (attempt: Attempt) => Attempt][] = [
    ['NOT_PROVIDER', (a) => ({ ...a, claimant: { ...a.claimant, id: 'org-other' } })],
    ['NOT_ENOUGH_LEFT', (a) => ({ ...a, quantity: 3 })],
    ['NOT_CLAIMABLE', (a) => ({ ...a, demand: { ...a.demand, state: 'SORTED' } })],
    ['AUDIENCE', (a) => ({ ...a, demand: { ...a.demand, audience: 'CHILDREN' } })],
    ['UNIT', (a) => ({ ...a, demand: { ...a.demand, unit: 'TONNE' } })],
    ['OUTSIDE_SERVICE_AREA', (a) => ({ ...a, demand: { ...a.demand, areaIds: ['com-b'] } })],
    ['CATEGORY', (a) => ({ ...a, demand: { ...a.demand, category: 'FREIGHT' } })],
    ['CLAIM_POLICY', (a) => ({ ...a, takesPart: true })],
    ['SKILL', (a) => ({ ...a, demand: { ...a.demand, skill: 'INDOOR_REPAIR' } })],
  ];
  fc.assert(
    fc.property(fc.subarray(changes), (chosen) => {
      const attempt = chosen.reduce((changed, [, change]) => change(changed), base);
      expect(codes(attempt).sort()).toEqual(chosen.map(([code]) => code).sort());
    }),
  );
});

test('every reason names its field and says itself in both languages', () => {
  const worst: Attempt = {
    ...base,
    quantity: 99,
    takesPart: true,
    claimant: { id: 'org-other', kind: 'PERSON', teamIds: [], skills: [] },
    demand: { ...base.demand, audience: 'CHILDREN', unit: 'TONNE', areaIds: [], compoundId: null },
    resource: { ...fitting.resource, state: 'WITHDRAWN' },
  };
  for (const { field, message } of claimViolations(worst)) {
    expect(field?.[0]).toBe('input');
    expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(message.en).toMatch(/^[A-Z0-9].*\.$/);
  }
});

test('a missing resource is said once: that it is needed, or that there is none', () => {
  expect(codes({ ...base, resourceId: null, resource: null })).toEqual(['RESOURCE_REQUIRED']);
  expect(codes({ ...base, resourceId: 'res-none', resource: null })).toEqual(['NOT_FOUND']);
});

test('who is in a team claims as a member where the policy asks for one, else as a person', () => {
  const member = { id: 'per-a', kind: 'PERSON', teamIds: ['org-team'], skills: [] } as const;
  const order = policyOf({ kind: 'REPAIR_ORDER', route: 'CLAIM_LIST' });
  const wish = policyOf({ kind: 'MICRO_WISH', route: 'CLAIM_LIST' });
  expect(claimantKind(member, order)).toBe('TEAM_MEMBER');
  expect(claimantKind({ ...member, teamIds: [] }, order)).toBe('PERSON');
  expect(claimantKind(member, wish)).toBe('PERSON');
});

test.each(Object.keys(DEMAND_KINDS) as DemandKind[])('%s begins as its policy says', (kind) => {
  const policy = policyOf({ kind, route: null });
  const begins = { COMMUNITY: 'HELD', AUTOMATIC: 'ACCEPTED', CHOSEN: 'APPLIED' } as const;
  if (policy) {
    expect(firstState(policy)).toBe(begins[policy.acceptance]);
  } else {
    expect(() => firstState(policy)).toThrow(/assigned/);
  }
  expect(policyOf({ kind, route: 'RESPONSIBLE_PARTY' })).toBeNull();
});
