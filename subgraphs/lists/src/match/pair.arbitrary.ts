import fc from 'fast-check';
import type { Route } from '../freight/route.rules.ts';
import { plusDays } from '../quarter/quarter.rules.ts';
import type { DemandSide, Facts, Pair, ResourceSide } from './pair.rules.ts';

/** A pair that fits, which tests change where they want to see the change. */
export const fitting: Pair = {
  demand: {
    id: 'dem-1',
    title: '高龄老人上门看诊',
    description: null,
    kind: 'COMMUNITY_PROJECT',
    track: 'CLAIM',
    state: 'LISTED',
    policy: {
      claimants: ['ORGANISATION', 'PERSON'],
      resourceRequired: true,
      acceptance: 'COMMUNITY',
      several: true,
    },
    category: 'MEDICAL',
    skill: null,
    audience: 'ELDERLY',
    unit: 'SESSION',
    free: 2,
    held: 0,
    committed: 0,
    compoundId: 'cmp-a',
    areaIds: ['dst-a', 'str-a', 'com-a'],
    listQuarter: '2023-Q2',
    wantedFrom: null,
    wantedBy: null,
    weekdays: [],
    notBefore: null,
    cargo: null,
  },
  resource: {
    id: 'res-1',
    title: '老年人健康义诊',
    description: '每季度两次，量血压、看处方',
    providerId: 'org-1',
    providerKind: 'ORGANISATION',
    state: 'OFFERED',
    category: 'MEDICAL',
    audiences: ['ELDERLY'],
    unit: 'SESSION',
    free: 3,
    placeIds: ['com-a'],
    availableFrom: null,
    availableTo: null,
    weekdays: [],
    routes: [],
    assuredOn: '2023-03-02',
  },
  record: { cases: 0, marks: 0 },
};

export function pairOf(
  demand: Partial<DemandSide>,
  resource: Partial<ResourceSide> = {},
  record = fitting.record,
): Pair {
  return {
    record,
    demand: { ...fitting.demand, ...demand },
    resource: { ...fitting.resource, ...resource },
  };
}

/** Days around the second quarter of 2023, so that windows touch, miss and cover one another. */
export const days = fc
  .integer({ min: -60, max: 160 })
  .map((count) => plusDays('2023-04-01', count));

export const weekdays = fc.subarray([1, 2, 3, 4, 5, 6, 7]);

const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });

const categories = fc.constantFrom(
  'MEDICAL',
  'INDOOR_REPAIR',
  'PLUMBING_ELECTRIC',
  'GREENING',
  'SNOW_AND_HYGIENE',
  'PUBLIC_REPAIR',
);
const audiences = fc.constantFrom('ANY', 'ELDERLY', 'CHILDREN');
const units = fc.constantFrom('SESSION', 'PERSON');

const titles = fc.constantFrom(
  '屋顶漏水',
  '屋面渗漏检修',
  '老年人健康义诊',
  '高龄老人上门看诊',
  '…',
);
const descriptions = orNull(fc.constantFrom('三楼住户家中漏雨', '量血压、看处方', ''));

/** Keys of places within one another and apart. */
const places = fc.constantFrom('', '37', '3702', '370211', '370211/薛家岛/', '3502', '?/王台/');
export const routes: fc.Arbitrary<Route> = fc.record({ from: places, to: places });

const demands: fc.Arbitrary<DemandSide> = fc
  .record({
    title: titles,
    description: descriptions,
    track: fc.constantFrom('CLAIM', 'ASSIGN'),
    state: fc.constantFrom('LISTED', 'LISTED', 'CLAIMED', 'SORTED', 'CONFIRMED'),
    policy: orNull(
      fc.record({
        claimants: fc.subarray(['ORGANISATION', 'PERSON', 'TEAM_MEMBER'] as const),
        resourceRequired: fc.boolean(),
        acceptance: fc.constant('COMMUNITY' as const),
        several: fc.boolean(),
      }),
    ),
    category: categories,
    skill: fc.constantFrom(null, null, null, 'INDOOR_REPAIR'),
    audience: audiences,
    unit: units,
    free: fc.nat(5),
    held: fc.nat(2),
    committed: fc.nat(2),
    compoundId: orNull(fc.constantFrom('cmp-a', 'cmp-b')),
    wantedFrom: orNull(days),
    wantedBy: orNull(days),
    weekdays,
    notBefore: fc.option(days, { nil: null, freq: 1 }),
    cargo: orNull(routes),
  })
  .map((demand) => ({ ...fitting.demand, ...demand }));

const resources: fc.Arbitrary<ResourceSide> = fc
  .record({
    title: titles,
    description: descriptions,
    providerId: fc.constantFrom('org-1', 'org-2', 'org-3'),
    providerKind: fc.constantFrom('ORGANISATION', 'PERSON'),
    state: fc.constantFrom('OFFERED', 'OFFERED', 'SUSPENDED', 'WITHDRAWN'),
    category: categories,
    audiences: fc.subarray(['ANY', 'ELDERLY', 'CHILDREN'] as const),
    unit: units,
    free: fc.nat(5),
    placeIds: fc.subarray(['cmp-a', 'cmp-b', 'com-a', 'str-a', 'dst-a', 'com-elsewhere']),
    availableFrom: orNull(days),
    availableTo: orNull(days),
    weekdays,
    routes: fc.oneof(fc.constant([]), fc.array(routes, { maxLength: 3 })),
    assuredOn: orNull(days),
  })
  .map((resource) => ({ ...fitting.resource, ...resource }));

const records = fc
  .tuple(fc.nat(20), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([cases, mark]) => ({ cases, marks: cases * mark }));

export const pairs: fc.Arbitrary<Pair> = fc.record({
  demand: demands,
  resource: resources,
  record: records,
});

const idLists = fc.subarray(['org-1', 'org-2', 'org-3']);

export const knownFacts = fc.record({
  partnerOrganisationIds: idLists,
  reportedInOrganisationIds: idLists,
});

export const anyFacts: fc.Arbitrary<Facts> = fc.record(
  {
    partnerOrganisationIds: orNull(idLists),
    reportedInOrganisationIds: orNull(idLists),
  },
  { requiredKeys: [] },
);
