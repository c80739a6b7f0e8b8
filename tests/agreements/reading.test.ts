// Proves that agreements, plans, meetings, resolutions and appeals are read in full, filtered,
// ordered and counted, with what the reports left open left open.
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Data> {
  const { data, errors } = await world.ask('agreements', query, variables);
  expect(errors).toBeUndefined();
  return data as Data;
}

interface Page {
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
  totalCount: number;
}

describe('an agreement', () => {
  test('of three parties, with a plan whose first year is not known', async () => {
    const { agreement } = await ask<{ agreement: unknown }>(`{
      agreement(id: "agr-fangzhi") {
        kind state signedOn inForceFrom inForceTo area { id } areas { id } compounds { id }
        parties { role duties consentedOn organisation { id } }
        plan { startYear endYear years progress items { area title target state year } }
      }
    }`);
    const item = (title: string, area = 'HARDWARE') => {
      return { area, title, target: null, state: 'PLANNED', year: null };
    };
    const party = (id: string, role: string) => {
      return { role, duties: [], consentedOn: '2023?', organisation: { id } };
    };
    expect(agreement).toEqual({
      kind: 'JOINT_BUILD',
      state: 'IN_FORCE',
      signedOn: '2023?',
      inForceFrom: null,
      inForceTo: '2026',
      area: { id: 'com-fangzhi' },
      areas: [],
      compounds: [{ id: 'cmp-hualing' }],
      parties: [
        party('org-com-fangzhi', 'COMMUNITY'),
        party('org-housing-security', 'GOVERNMENT_UNIT'),
        party('org-chengfa-branch', 'PROPERTY'),
      ],
      plan: {
        startYear: null,
        endYear: 2026,
        years: 3,
        progress: '0.0000',
        items: [
          item('道路路面改造'),
          item('非机动车停车棚'),
          item('安防系统'),
          item('党群之家', 'CIVILITY'),
        ],
      },
    });
  });

  test('shows the items of one side of its plan beside all of them', async () => {
    const { agreement } = await ask<{ agreement: { plan: { all: unknown[] } } }>(`{
      agreement(id: "agr-nb-d") {
        plan { progress some: items(area: SOFTWARE) { title } all: items { title } }
      }
    }`);
    const some = [{ title: '居民水电安全讲座' }];
    expect(agreement.plan).toMatchObject({ progress: '0.2500', some });
    expect(agreement.plan.all).toHaveLength(4);
  });

  test.each([
    ['2022-12-31', false],
    ['2023-01-05', false],
    ['2023-01-06', true],
    ['2099-01-01', true],
  ])('is in force on %s: %s', async (day, expected) => {
    const query = 'query ($day: Date!) { agreement(id: "agr-nb-a") { inForce(on: $day) } }';
    expect(await ask(query, { day })).toEqual({ agreement: { inForce: expected } });
  });

  test('is null when there is none', async () => {
    expect(await ask('{ agreement(id: "agr-none") { id } }')).toEqual({ agreement: null });
  });
});

describe('lists of agreements', () => {
  const count = async (filter: string) => {
    const query = `{ agreements(filter: ${filter}) { totalCount } }`;
    return (await ask<{ agreements: Page }>(query)).agreements.totalCount;
  };

  test.each([
    ['{}', 31],
    ['{ kind: { eq: PAIRING } }', 21],
    ['{ kind: { eq: PAIRING }, area: { within: "str-chaohai" } }', 8],
    ['{ area: { eq: "str-chaohai" } }', 0],
    ['{ compoundId: { eq: "cmp-nb-2" } }', 4],
    ['{ partyId: { eq: "org-com-ningbao" } }', 5],
    ['{ partyId: { in: ["org-fucai", "org-ouc-fl"] } }', 2],
    ['{ partyId: { isNull: true } }', 0],
    ['{ compoundId: { isNull: false } }', 30],
    ['{ not: { compoundId: { isNull: false } } }', 1],
    ['{ inForce: { eq: true }, provenance: { eq: REPORTED } }', 6],
    ['{ or: [{ title: { contains: "纺织" } }, { signedOn: { isNull: true } }] }', 6],
    ['{ and: [{ state: { notIn: [DRAFT] } }, { signedOn: { lt: "2022" } }] }', 14],
  ])('%s has %i', async (filter, expected) => {
    expect(await count(filter)).toBe(expected);
  });

  test('go page by page in their order', async () => {
    const order = 'orderBy: [{ field: SIGNED_ON, direction: DESC }]';
    const page = async (more: string, variables?: Record<string, unknown>) => {
      const query = `agreements(${order}, ${more}) { nodes { id } pageInfo { hasNextPage endCursor } }`;
      const operation = variables ? `query ($after: String) { ${query} }` : `{ ${query} }`;
      return (await ask<{ agreements: Page }>(operation, variables)).agreements;
    };
    const ids = (await page('first: 100')).nodes.map((node) => node.id);
    expect(ids).toHaveLength(31);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo }: Page = await page('first: 7, after: $after', { after });
      seen.push(...nodes.map((node) => node.id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(ids);
  });
});

describe('a meeting', () => {
  test('keeps a printed duration and a date without its year', async () => {
    const { meeting } = await ask<{ meeting: unknown }>(`{
      meeting(id: "mtg-heshun-17") {
        kind mode heldOn place households duration { value qualifier unit }
        convener { id } compound { id } area { id } agreement { id }
        agenda { gravity topic outcome conclusion } attendance { role present organisation { id } }
      }
    }`);
    expect(meeting).toEqual({
      kind: 'DOORSTEP_SESSION',
      mode: null,
      heldOn: 'XXXX-03',
      place: '和顺社区17号楼',
      households: 10,
      duration: { value: '60', qualifier: 'NEARLY', unit: 'minute' },
      convener: { id: 'org-com-heshun' },
      compound: { id: 'cmp-heshun-17' },
      area: { id: 'com-heshun' },
      agreement: null,
      agenda: [{ gravity: null, topic: 'DISPUTE', outcome: 'AGREED', conclusion: '各户愿意分摊' }],
      attendance: [{ role: 'RESIDENT', present: true, organisation: null }],
    });
  });

  test('leaves open what a photograph does not tell', async () => {
    const query = '{ meeting(id: "mtg-chengshi") { heldOn households duration { unit } } }';
    const { meeting } = await ask<{ meeting: unknown }>(query);
    expect(meeting).toEqual({ heldOn: null, households: null, duration: null });
  });
});

test('an agreement counts its conferences, what they resolved on and the appeals', async () => {
  const { agreement } = await ask<{ agreement: unknown }>(`{
    agreement(id: "agr-ningbao") {
      meetings(filter: { kind: { eq: JOINT_CONFERENCE }, heldOn: { gte: "2023", lt: "2024" } }) {
        totalCount
      }
      resolutions { totalCount }
      done: resolutions(filter: { state: { eq: DONE } }) { totalCount }
      appeals { totalCount }
      implemented: appeals(filter: { state: { eq: IMPLEMENTED } }) { totalCount }
    }
  }`);
  expect(agreement).toEqual({
    meetings: { totalCount: 6 },
    resolutions: { totalCount: 12 },
    done: { totalCount: 10 },
    appeals: { totalCount: 25 },
    implemented: { totalCount: 23 },
  });
});

test('the hall sits by mode, and an absent party is recorded', async () => {
  const data = await ask<{ quarterly: Page; meeting: { attendance: unknown[] } }>(`{
    quarterly: meetings(filter: { mode: { eq: QUARTERLY }, area: { within: "dst-jimei" } }) {
      totalCount
    }
    meeting(id: "mtg-nb-2023-04") { attendance { organisation { id } present } }
  }`);
  expect(data.quarterly.totalCount).toBe(4);
  expect(data.meeting.attendance).toContainEqual({
    organisation: { id: 'org-cmp-ningbao' },
    present: false,
  });
});

test.each([
  ['one of each sort', 'filter: { id: { in: ["agr-ningbao", "agr-nb-a"] } }', 'first: 1'],
  ['several', 'first: 25', 'first: 4'],
  ['all', 'first: 100', 'first: 100'],
])('%s, with everything inside, cost the same statements', async (_what, some, conferences) => {
  const statementsOf = async (query: string) => {
    const { statements } = await countStatements(() => ask(query));
    return statements.length;
  };
  const agreements = `{ agreements(${some}) { totalCount nodes {
    parties { duties } plan { progress items { title } } areas { id } compounds { id }
    meetings { totalCount nodes { title } } appeals { totalCount } resolutions { totalCount }
  } } }`;
  const meetings = `{ meetings(${conferences}, filter: { kind: { eq: JOINT_CONFERENCE } }) { nodes {
    agenda { title } attendance { present } resolutions { text } agreement { title plan { years } }
    appeals(first: 2) { nodes { title agreement { title } } }
  } } }`;
  // Four of them are for what lies in the areas: which ones, two of its owner, what is new.
  expect([await statementsOf(agreements), await statementsOf(meetings)]).toEqual([13, 4]);
});
