import fc from 'fast-check';
import type { Prisma } from '../../prisma/lists/generated/client.ts';

const AREAS = {
  'com-ningbao': 'dst-jimei.str-xinglin.com-ningbao',
  'com-lianting': 'dst-jimei.str-xinglin.com-lianting',
} as const;
const COMPOUNDS = ['cmp-ningbao', 'cmp-nb-2'] as const;
const CATEGORIES = [
  'MEDICAL',
  'GREENING',
  'PUBLIC_REPAIR',
  'INDOOR_REPAIR',
  'PLUMBING_ELECTRIC',
] as const;
const AUDIENCES = ['ANY', 'ELDERLY', 'CHILDREN'] as const;
const QUARTERS = ['2023-Q1', '2023-Q2'] as const;

const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 2 });
const often = <const T>(value: T, ...others: T[]) =>
  fc.constantFrom(value, value, value, ...others);
/** Days around the two quarters, so that windows touch, miss and cover one another. */
const day = fc.integer({ min: -20, max: 200 }).map((n) => new Date(Date.UTC(2023, 0, 1 + n)));
const weekdays: fc.Arbitrary<number[]> = fc.oneof(
  fc.constant([] as number[]),
  fc.subarray([1, 2, 3, 4, 5, 6, 7]),
);
const window = fc.tuple(orNull(day), orNull(day)).map(([a, b]) => {
  return a && b && a > b ? ([b, a] as const) : ([a, b] as const);
});

/** Keys of places where trucks go, and of places within these and apart. */
const pairOf = (...places: string[]): fc.Arbitrary<[string, string]> =>
  fc.tuple(fc.constantFrom(...places), fc.constantFrom(...places));
const routes = pairOf('', '', '37', '3702', '3701');
const cargoes = pairOf('37', '3702', '370211', '370211/薛家岛/', '3701');
/** Freight of days long ago is over, so most of it is wanted for long. */
const LONG = new Date(Date.UTC(2099, 11, 31));

const wishes = fc.record({
  kind: often('COMMUNITY_PROJECT', 'MICRO_WISH', 'REPAIR_ORDER', 'FREIGHT', 'CASE'),
  state: often('LISTED', 'CLAIMED', 'SORTED'),
  category: fc.constantFrom(...CATEGORIES),
  audience: fc.constantFrom(...AUDIENCES),
  unit: often('SESSION', 'PERSON'),
  place: fc.constantFrom('com-ningbao', 'com-ningbao', 'com-lianting', ...COMPOUNDS),
  quarters: fc.constantFrom(['2023-Q1', '2023-Q1'], ['2023-Q1', '2023-Q2'], ['2023-Q2', '2023-Q2']),
  parts: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat(2), fc.nat(2)),
  window,
  weekdays,
  cargo: orNull(cargoes),
  isLong: often(true, false),
});

/** Demands of every kind that is claimed, in and out of the claim list, with all sorts of wishes. */
export function madeUpDemands(count: number): fc.Arbitrary<Prisma.DemandCreateManyInput[]> {
  return fc
    .array(wishes, { minLength: count, maxLength: count })
    .map((all) => all.map((made, index) => demandRow(made, index)));
}

/** Listed wishes, each fourth of them taken up in part, with all sorts of places and days. */
export function madeUpWishes(count: number): fc.Arbitrary<Prisma.DemandCreateManyInput[]> {
  return madeUpDemands(count).map((rows) =>
    rows.map(({ listQuarter = '', ...row }, index) => ({
      ...row,
      ...{ id: `dem-wish-${index}`, kind: 'MICRO_WISH', state: 'LISTED', route: 'CLAIM_LIST' },
      ...{ listQuarter, quantity: 2, held: index % 4 === 0 ? 1 : 0, committed: 0 },
      ...{ procedure: null, stage: null, ...NO_FREIGHT },
    })),
  );
}

const NO_FREIGHT = {
  freightFrom: null,
  freightTo: null,
  freightFromKey: null,
  freightToKey: null,
};

function freightOf({ kind, cargo, isLong, window }: Made<typeof wishes>) {
  if (kind !== 'FREIGHT') {
    return {};
  }
  const [freightFromKey, freightToKey] = cargo ?? [null, null];
  const said = cargo ? { freightFrom: 'made up', freightTo: 'made up' } : {};
  return {
    ...NO_FREIGHT,
    ...said,
    freightFromKey,
    freightToKey,
    wantedBy: isLong ? LONG : window[1],
  };
}

/** Listed cargoes, of days to come and of days gone by, nearly all with a route. */
export function madeUpCargoes(count: number): fc.Arbitrary<Prisma.DemandCreateManyInput[]> {
  return fc.array(wishes, { minLength: count, maxLength: count }).map((all) =>
    all.map((made, index) => ({
      ...demandRow({ ...made, kind: 'FREIGHT', state: 'LISTED' }, index),
      id: `dem-cargo-${index}`,
    })),
  );
}

type Made<Values> = Values extends fc.Arbitrary<infer Made> ? Made : never;

function demandRow(made: Made<typeof wishes>, index: number): Prisma.DemandCreateManyInput {
  const { kind, category, audience, unit, place, quarters, parts, window, weekdays } = made;
  const state = kind === 'CASE' ? 'SORTED' : made.state;
  const [free, held, committed] = parts;
  const areaId = place === 'com-lianting' ? place : 'com-ningbao';
  return {
    ...{
      id: `dem-made-${index}`,
      title: `made up ${index}`,
      kind,
      category,
      audience,
      unit,
      state,
    },
    areaId,
    areaPath: AREAS[areaId],
    compoundId: place.startsWith('cmp-') ? place : null,
    quarter: quarters[0] ?? '',
    listQuarter: quarters[1] ?? '',
    route: state === 'SORTED' ? null : 'CLAIM_LIST',
    procedure: kind === 'CASE' ? 'CLOSED_LOOP' : null,
    stage: kind === 'CASE' ? 'COLLECTED' : null,
    quantity: free + held + committed,
    held: state === 'LISTED' ? held : 0,
    committed: state === 'LISTED' ? committed : state === 'CLAIMED' ? free + held + committed : 0,
    wantedFrom: window[0],
    wantedBy: window[1],
    wantedWeekdays: weekdays,
    receivedAt: new Date(Date.UTC(2023, 0, 2)),
    provenance: 'SYNTHETIC',
    ...freightOf(made),
  };
}

export interface MadeUpResource {
  row: Prisma.ServiceResourceCreateManyInput;
  areas: Prisma.ServiceAreaCreateManyInput[];
  compounds: Prisma.ServiceCompoundCreateManyInput[];
  schedule: Prisma.ScheduleRuleCreateManyInput[];
  routes: Prisma.FreightRouteCreateManyInput[];
  quarters: Prisma.ResourceQuarterCreateManyInput[];
}

/** Resources of units and residents, on offer or not, with all sorts of reach and openings. */
export function madeUpResources(count: number): fc.Arbitrary<MadeUpResource[]> {
  const one = fc.record({
    person: fc.boolean(),
    state: often('OFFERED', 'SUSPENDED', 'WITHDRAWN'),
    category: fc.constantFrom(...CATEGORIES),
    audiences: fc.subarray([...AUDIENCES], { minLength: 1 }),
    unit: often('SESSION', 'PERSON'),
    areaIds: fc.subarray(['com-ningbao', 'com-lianting', 'str-xinglin', 'str-shazikou']),
    compoundIds: fc.subarray([...COMPOUNDS]),
    capacity: fc.nat(3),
    used: fc.subarray([...QUARTERS]),
    routes: fc.oneof(
      fc.constant([] as [string, string][]),
      fc.uniqueArray(routes, { maxLength: 3, selector: (each) => each.join() }),
    ),
    window,
    weekdays,
  });
  return fc.array(one, { minLength: count, maxLength: count }).map((all) =>
    all.map(({ ...made }, index) => {
      const id = `res-made-${index}`;
      const { person, state, category, audiences, unit, capacity, window, weekdays } = made;
      return {
        row: {
          ...{ id, title: `made up ${index}`, state, category, audiences, unit },
          providerOrganisationId: person ? null : `org-made-${index}`,
          providerPersonId: person ? `per-made-${index}` : null,
          areaId: 'com-ningbao',
          areaPath: AREAS['com-ningbao'],
          capacityPerQuarter: capacity,
          availableFrom: window[0],
          availableTo: window[1],
          provenance: 'SYNTHETIC',
        },
        areas: made.areaIds.map((areaId) => ({ resourceId: id, areaId })),
        compounds: made.compoundIds.map((compoundId) => ({ resourceId: id, compoundId })),
        schedule: weekdays.map((weekday) => ({
          resourceId: id,
          weekday,
          fromTime: '09:00',
          toTime: '17:00',
        })),
        routes: made.routes.map(([fromKey, toKey]) => ({
          ...{ resourceId: id, fromKey, toKey },
          ...{ fromPlace: 'made up', toPlace: 'made up' },
        })),
        quarters: made.used.map((quarter, used) => ({
          resourceId: id,
          quarter,
          capacity: 2,
          committed: used + 1,
        })),
      };
    }),
  );
}
