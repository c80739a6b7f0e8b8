// Proves that compounds, committees, seats, grids, buildings and facilities are read in full,
// filtered, ordered and counted, and that what is not known stays null.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Data> {
  const { data, errors } = await world.ask('compounds', query, variables);
  expect(errors).toBeUndefined();
  return data as Data;
}

interface Page {
  nodes: { id: string }[];
  totalCount: number;
}

/** The ids of the compounds that a filter lets through. */
async function found(filter: string): Promise<string[]> {
  const { compounds } = await ask<{ compounds: Page }>(
    `{ compounds(filter: ${filter}, first: 100) { nodes { id } totalCount } }`,
  );
  expect(compounds.totalCount).toBe(compounds.nodes.length);
  return compounds.nodes.map(({ id }) => id);
}

describe('a compound', () => {
  test('with its profile: overlapping households, a site area that is only about so', async () => {
    const { compound } = await ask<{ compound: unknown }>(`{
      compound(id: "cmp-longze") {
        name aliases area { id } kinds managementMode unmanaged builtYear
        siteArea { value qualifier unit }
        households residentHouseholds letHouseholds merchants occupancyRate letShare
        buildingCount floorsMin floorsMax gridCount provenance
        grids { totalCount nodes { code buildings { totalCount } } }
        buildings(filter: { floors: { gte: 16 } }) { totalCount nodes { number } }
      }
    }`);
    expect(compound).toMatchObject({
      name: '龙泽书苑小区',
      aliases: ['龙泽书苑'],
      area: { id: 'com-shanhai' },
      kinds: ['HIGH_RISE'],
      unmanaged: false,
      builtYear: 2013,
      siteArea: { value: '50491', qualifier: 'ABOUT', unit: 'm2' },
      households: 875,
      residentHouseholds: 724,
      letHouseholds: 276,
      merchants: 75,
      occupancyRate: '0.8274',
      letShare: '0.3154',
      buildingCount: 10,
      gridCount: 2,
      grids: {
        totalCount: 2,
        nodes: [1, 2].map((n) => ({ code: `${n}`, buildings: { totalCount: 5 } })),
      },
      buildings: { totalCount: 2, nodes: [{ number: 5 }, { number: 10 }] },
      provenance: 'REPORTED',
    });
  });

  test('of which little is known', async () => {
    const { compound } = await ask<{ compound: unknown }>(`{
      compound(id: "cmp-dahua-dorm") {
        kinds managementMode unmanaged households siteArea { value } occupancyRate
        ownersCommittee { id } ownersCommitteeStatus affordableRentalShare
      }
    }`);
    expect(compound).toEqual({
      kinds: ['WORK_UNIT_DORMITORY'],
      managementMode: null,
      unmanaged: null,
      households: null,
      siteArea: null,
      occupancyRate: null,
      ownersCommittee: null,
      ownersCommitteeStatus: null,
      affordableRentalShare: null,
    });
  });

  test('that does not exist is null', async () => {
    expect(await ask('{ compound(id: "cmp-none") { id } facility(id: "x") { id } }')).toEqual({
      compound: null,
      facility: null,
    });
  });

  test('is found by an alias, by a part of a name in either language, by what it has', async () => {
    expect(await found('{ name: { eq: "海盛阳光地带小区" } }')).toEqual(['cmp-haisheng']);
    expect(await found('{ name: { contains: "hualing" } }')).toEqual(['cmp-hualing']);
    expect(await found('{ name: { contains: "%" } }')).toEqual([]);
    expect(await found('{ kinds: { contains: RELOCATION } }')).toEqual(['cmp-qianshang']);
    expect(await found('{ facilityKinds: { contains: LIVELIHOOD_KIOSK } }')).toEqual([
      'cmp-yuquan',
    ]);
    expect(
      await found('{ and: [{ households: { gt: 300 } }, { not: { builtYear: { gt: 2010 } } }] }'),
    ).toEqual(['cmp-haisheng']);
  });

  test('is no condition where nothing is said of a list of values', async () => {
    const page = '{ totalCount }';
    const counted = await ask<Record<string, Page>>(`{
      all: compounds ${page} kinds: compounds(filter: { kinds: {} }) ${page}
      facilityKinds: compounds(filter: { facilityKinds: {} }) ${page}
      facilities: compounds(filter: { facilities: { some: { amenities: {} } } }) ${page}
      equipped: compounds(filter: { facilities: { some: {} } }) ${page} }`);
    expect(counted.kinds).toEqual(counted.all);
    expect(counted.facilityKinds).toEqual(counted.all);
    expect(counted.facilities).toEqual(counted.equipped);
  });

  test('of the smallest comes first, the unknown last', async () => {
    const { compounds } = await ask<{ compounds: { nodes: unknown[] } }>(`{
      compounds(filter: { area: { within: "com-dahua" } }, orderBy: [{ field: HOUSEHOLDS }], last: 5) {
        nodes { households }
      }
    }`);
    expect(compounds.nodes).toEqual(Array(5).fill({ households: null }));
  });
});

describe("an owners' committee", () => {
  test('that was in preparation and then established', async () => {
    const { compound } = await ask<{ compound: unknown }>(`{
      compound(id: "cmp-yueyuan") {
        ownersCommitteeStatus
        ownersCommittee {
          status formedOn partyShare partyMajority seatCount organisation { id }
          statuses { status endsOn attestedOn current }
          known: statuses(at: "2024-01-01") { status }
          unknown: statuses(at: "2023-06-01") { status }
          seats(filter: { post: { eq: CHAIR } }) { totalCount nodes { person { id } partyMember } }
        }
      }
    }`);
    expect(compound).toEqual({
      ownersCommitteeStatus: 'ESTABLISHED',
      ownersCommittee: {
        status: 'ESTABLISHED',
        formedOn: null,
        partyShare: '0.5714',
        partyMajority: true,
        seatCount: 7,
        organisation: { id: 'org-cmt-yueyuan' },
        statuses: [
          { status: 'PREPARING', endsOn: null, attestedOn: null, current: false },
          { status: 'ESTABLISHED', endsOn: null, attestedOn: '2023?', current: true },
        ],
        known: [{ status: 'ESTABLISHED' }],
        unknown: [],
        seats: {
          totalCount: 1,
          nodes: [{ person: { id: 'per-yueyuan-chair' }, partyMember: true }],
        },
      },
    });
  });

  test('keeps the qualifiers of how it was formed', async () => {
    const { ownersCommittee } = await ask<{ ownersCommittee: unknown }>(`{
      ownersCommittee(id: "cmt-longze") {
        formedOn seatCount partyShare compound { id }
        formation { initiator channel platform { id } prepMeetings { value qualifier } interviews { value qualifier unit } }
      }
    }`);
    expect(ownersCommittee).toEqual({
      formedOn: '2024-02',
      seatCount: null,
      partyShare: null,
      compound: { id: 'cmp-longze' },
      formation: {
        initiator: 'PARTY_BRANCH',
        channel: 'ONLINE_PLATFORM',
        platform: { id: 'org-qd-platform' },
        prepMeetings: { value: '20', qualifier: 'MORE_THAN' },
        interviews: { value: '50', qualifier: 'MORE_THAN', unit: 'person-time' },
      },
    });
  });

  test('is found by its Party share', async () => {
    const { ownersCommittees } = await ask<{ ownersCommittees: Page }>(`{
      ownersCommittees(
        filter: { area: { within: "str-xinglin" }, partyShare: { gt: "0.5" } }
        orderBy: [{ field: PARTY_SHARE, direction: DESC }]
      ) { totalCount nodes { id } }
    }`);
    expect(ownersCommittees).toEqual({
      totalCount: 2,
      nodes: [{ id: 'cmt-ningbao' }, { id: 'cmt-yueyuan' }],
    });
  });
});

test('a facility shows what was so on a day, with the qualifier', async () => {
  const { facility } = await ask<{ facility: unknown }>(`{
    facility(id: "fac-warm-station") {
      name(locale: EN) kind compound { id } operator { id } amenities convertedFrom
      snapshots { users { value qualifier } hoursPerDay { value unit } current }
      onTheDay: snapshots(at: "2024-04-19") { users { value } }
      before: snapshots(at: "2024-04-18") { users { value } }
    }
  }`);
  expect(facility).toEqual({
    name: 'Warm-heart Station',
    kind: 'REST_STATION',
    compound: { id: 'cmp-longze' },
    operator: null,
    amenities: ['SOFA', 'TABLE_AND_CHAIRS', 'CHARGER', 'WATER_DISPENSER', 'TOOL_BOX'],
    convertedFrom: 'IDLE_TESTING_BOOTH',
    snapshots: [
      {
        users: { value: '4', qualifier: 'EXACT' },
        hoursPerDay: { value: '8', unit: 'hour/day' },
        current: false,
      },
      {
        users: { value: '40', qualifier: 'MORE_THAN' },
        hoursPerDay: { value: '14', unit: 'hour/day' },
        current: true,
      },
    ],
    onTheDay: [{ users: { value: '40' } }],
    before: [],
  });
});
