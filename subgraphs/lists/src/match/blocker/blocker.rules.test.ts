// A pair that fits is changed in one thing at a time, and at each edge, and all blockers are named.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { goes } from '../../freight/route.rules.ts';
import { pairOf, pairs } from '../pair.arbitrary.ts';
import { type DemandSide, type Pair, type ResourceSide, reach } from '../pair.rules.ts';
import { closeness } from '../related.rules.ts';
import { meetsInTime } from '../window.rules.ts';
import { BLOCKER_CODES, blockers } from './blocker.rules.ts';

const codes = (pair: Pair, asked = 1) =>
  blockers({ ...pair, claimant: pair.resource.providerKind, asked }).map(({ code }) => code);

test('a pair that fits has no blocker', () => {
  expect(codes(pairOf({}))).toEqual([]);
});

const alone: [string, Partial<DemandSide>, Partial<ResourceSide>][] = [
  ['NOT_CLAIMABLE', { state: 'SORTED' }, {}],
  ['NOT_CLAIMABLE', { state: 'DELIVERED' }, {}],
  ['NOT_CLAIMABLE', { track: 'ASSIGN', policy: null }, {}],
  ['ALREADY_CLAIMED', { free: 0, held: 2 }, {}],
  ['ALREADY_CLAIMED', { state: 'CLAIMED', free: 0, committed: 2 }, {}],
  ['CATEGORY', {}, { category: 'PARKING' }],
  ['AUDIENCE', { audience: 'CHILDREN' }, {}],
  ['AUDIENCE', { audience: 'ANY' }, { audiences: ['ELDERLY', 'CHILDREN'] }],
  ['UNIT', {}, { unit: 'PERSON' }],
  ['OUTSIDE_SERVICE_AREA', {}, { placeIds: ['cmp-b', 'com-b'] }],
  ['OUTSIDE_SERVICE_AREA', { compoundId: null }, { placeIds: ['cmp-a'] }],
  ['OUTSIDE_SERVICE_AREA', {}, { placeIds: [] }],
  ['ROUTE', {}, { routes: [{ from: '', to: '' }] }],
  ['ROUTE', { cargo: { from: '3702', to: '37' } }, { routes: [{ from: '3702', to: '3701' }] }],
  ['NO_CAPACITY', {}, { free: 0 }],
  ['OUTSIDE_TIME_WINDOW', {}, { availableFrom: '2023-07-01' }],
  ['OUTSIDE_TIME_WINDOW', {}, { availableTo: '2023-03-31' }],
  ['OUTSIDE_TIME_WINDOW', { notBefore: '2023-07-01' }, {}],
  ['OUTSIDE_TIME_WINDOW', { wantedBy: '2023-05-02', notBefore: '2023-05-03' }, {}],
  ['OUTSIDE_TIME_WINDOW', { notBefore: '2023-05-03' }, { availableTo: '2023-05-02' }],
  ['OUTSIDE_TIME_WINDOW', { weekdays: [1, 2] }, { weekdays: [6, 7] }],
  ['SKILL', { skill: 'MEDICAL' }, {}],
  ['RESOURCE_NOT_OFFERED', {}, { state: 'SUSPENDED' }],
  ['RESOURCE_NOT_OFFERED', {}, { state: 'WITHDRAWN' }],
];

test.each(alone)('%s alone: %j %j', (code, demand, resource) => {
  expect(codes(pairOf(demand, resource))).toEqual([code]);
});

const ON_THE_WAY = { cargo: { from: '370211/薛家岛/', to: '3701' } };
const edges: [string, Partial<DemandSide>, Partial<ResourceSide>][] = [
  ['the last piece of both', { free: 1 }, { free: 1 }],
  ['the first day of the quarter', {}, { availableTo: '2023-04-01' }],
  ['the last day of the quarter', {}, { availableFrom: '2023-06-30' }],
  ['its last day today', { wantedBy: '2023-05-02', notBefore: '2023-05-02' }, {}],
  ['the last day of the truck', { notBefore: '2023-05-02' }, { availableTo: '2023-05-02' }],
  ['a part of the way', ON_THE_WAY, { routes: [{ from: '37', to: '' }] }],
  ['a compound and a street above it', {}, { placeIds: ['str-a'] }],
  ['the compound itself', {}, { placeIds: ['cmp-a'] }],
  ['a related category', { category: 'INDOOR_REPAIR' }, { category: 'PLUMBING_ELECTRIC' }],
  ['for everybody', {}, { audiences: ['ANY'] }],
  ['for all and these', { audience: 'ANY' }, { audiences: ['CHILDREN', 'ANY'] }],
  ['carried over', { listQuarter: '2023-Q3' }, { availableFrom: '2023-09-30' }],
];

test.each(edges)('just fits: %s', (_name, demand, resource) => {
  expect(codes(pairOf(demand, resource))).toEqual([]);
});

test('a relation runs one way', () => {
  const turned = pairOf({ category: 'PLUMBING_ELECTRIC' }, { category: 'INDOOR_REPAIR' });
  expect(codes(turned)).toEqual(['CATEGORY']);
});

test('capacity is short from one more than is free', () => {
  const pair = pairOf({ free: 9 }, { free: 3 });
  expect(codes(pair, 3)).toEqual([]);
  expect(codes(pair, 4)).toEqual(['NO_CAPACITY']);
});

test('a policy names who may claim, and whether beside others', () => {
  const policy = {
    claimants: ['PERSON' as const],
    resourceRequired: false,
    acceptance: 'AUTOMATIC' as const,
    several: false,
  };
  const person = { providerId: 'per-1', providerKind: 'PERSON' as const };
  expect(codes(pairOf({ policy }))).toEqual(['CLAIM_POLICY']);
  expect(codes(pairOf({ policy }, person))).toEqual([]);
  expect(codes(pairOf({ policy, free: 1, held: 1 }, person))).toEqual(['CLAIM_POLICY']);
  const { demand } = pairOf({ policy });
  expect(blockers({ demand, resource: null, claimant: 'PERSON', asked: 1 })).toEqual([]);
});

test('what an order asks for is met by just who can do it, whatever else they can do', () => {
  const skills = ['INDOOR_REPAIR', 'PLUMBING_ELECTRIC', 'WALL_AND_FENCE'] as const;
  fc.assert(
    fc.property(fc.option(fc.constantFrom(...skills)), fc.subarray([...skills]), (skill, can) => {
      const { demand } = pairOf({ skill });
      const attempt = { demand, resource: null, claimant: 'TEAM_MEMBER', asked: 1 } as const;
      const found = blockers({ ...attempt, skills: can }).map(({ code }) => code);
      expect(found.includes('SKILL')).toBe(skill !== null && !can.includes(skill));
    }),
  );
});

test('where a resource is asked for, none is a blocker and the only one about resources', () => {
  const { demand } = pairOf({ free: 0 });
  const found = blockers({ demand, resource: null, claimant: 'ORGANISATION', asked: 1 });
  expect(found.map(({ code }) => code)).toEqual(['ALREADY_CLAIMED', 'RESOURCE_NOT_OFFERED']);
});

test('all blockers are named, in the order of the codes', () => {
  const policy = {
    claimants: ['PERSON' as const],
    resourceRequired: true,
    acceptance: 'COMMUNITY' as const,
    several: true,
  };
  const pair = pairOf(
    { state: 'SORTED', free: 0, policy, skill: 'INDOOR_REPAIR' },
    {
      category: 'PARKING',
      audiences: [],
      unit: 'TRIP',
      placeIds: [],
      routes: [{ from: '', to: '' }],
      free: 0,
      availableFrom: '2024-01-01',
      state: 'WITHDRAWN',
    },
  );
  expect(codes(pair)).toEqual(Object.keys(BLOCKER_CODES));
});

test('a pair fits just when each condition holds by itself', () => {
  fc.assert(
    fc.property(pairs, (pair) => {
      const { demand, resource } = pair;
      const fits =
        demand.track === 'CLAIM' &&
        ['LISTED', 'CLAIMED'].includes(demand.state) &&
        demand.free > 0 &&
        resource.free > 0 &&
        resource.state === 'OFFERED' &&
        closeness(demand.category, resource.category) > 0 &&
        (resource.audiences.includes('ANY') || resource.audiences.includes(demand.audience)) &&
        demand.unit === resource.unit &&
        reach(pair) !== undefined &&
        demand.skill === null &&
        meetsInTime(pair) &&
        goes(resource.routes, demand.cargo) &&
        (demand.policy === null ||
          (demand.policy.claimants.includes(resource.providerKind) &&
            (demand.policy.several || demand.held + demand.committed === 0)));
      expect(codes(pair).length === 0).toBe(fits);
    }),
    { numRuns: 1000 },
  );
});
