// Proves that areas, organisations, people, posts, ties and teams are read in full, filtered,
// ordered and counted, and that what is not known stays null.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Data> {
  const { data, errors } = await world.ask('organisations', query, variables);
  expect(errors).toBeUndefined();
  return data as Data;
}

interface Page {
  nodes: { id: string }[];
  totalCount: number;
}

/** The ids of the rows of a list that a filter lets through. */
async function found(list: string, filter: string): Promise<string[]> {
  const data = await ask<Record<string, Page>>(
    `{ ${list}(filter: ${filter}, first: 100) { nodes { id } totalCount } }`,
  );
  const page = data[list];
  expect(page?.totalCount).toBe(page?.nodes.length);
  return page?.nodes.map(({ id }) => id) ?? [];
}

describe('an area', () => {
  test('with its place in the tree, its code and who acts for it', async () => {
    const { area } = await ask<{ area: unknown }>(`{
      area(id: "com-ningbao") {
        name zh: name(locale: ZH) en: name(locale: EN) level code provenance
        parent { id parent { id parent { id } } }
        committee { id kind aliases actsFor { id } }
        children { totalCount }
      }
    }`);
    expect(area).toEqual({
      name: '宁宝社区',
      zh: '宁宝社区',
      en: 'Ningbao Community',
      level: 'COMMUNITY',
      code: '350211003012',
      provenance: 'REPORTED',
      parent: { id: 'str-xinglin', parent: { id: 'dst-jimei', parent: null } },
      committee: {
        id: 'org-com-ningbao',
        kind: 'COMMUNITY_COMMITTEE',
        aliases: ['宁宝社区党委', '宁宝社区居委会'],
        actsFor: { id: 'com-ningbao' },
      },
      children: { totalCount: 0 },
    });
  });

  test('by its code, and not by both', async () => {
    expect(await ask(`{ area(code: "370211010053") { id } }`)).toEqual({
      area: { id: 'com-qianshang' },
    });
    expect(await ask(`{ area(code: "110101001001") { id } }`)).toEqual({ area: null });
    for (const args of ['(id: "com-ningbao", code: "350211003012")', '']) {
      const { data, errors } = await world.ask('organisations', `{ area${args} { id } }`);
      expect(data).toEqual({ area: null });
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });

  test('with the tiers that hold in it', async () => {
    const { area } = await ask<{ area: { partyTiers: { nodes: unknown[] } } }>(`{
      area(id: "com-shanhai") { partyTiers(orderBy: { field: RANK }) { nodes { rank kind scheme } } }
    }`);
    expect(area.partyTiers.nodes).toHaveLength(4);
    expect(area.partyTiers.nodes[1]).toEqual({
      rank: 2,
      kind: 'COMPOUND_PARTY_BRANCH',
      scheme: 'SHANHAI_FOUR_TIER',
    });
    const other = await ask<{ area: { partyTiers: Page } }>(
      `{ area(id: "str-chaohai") { partyTiers { totalCount nodes { id } } } }`,
    );
    expect(other.area.partyTiers.totalCount).toBe(5);
  });

  test('filtered by level, tree and pattern of work', async () => {
    const within = '{ level: { eq: COMMUNITY }, area: { within: "str-xinglin" } }';
    expect(await found('areas', within)).toHaveLength(11);
    expect(await found('areas', '{ strategies: { contains: GRAND_CITY_MANAGEMENT } }')).toEqual([
      'str-yinzhu',
    ]);
    expect(await found('areas', '{ name: { contains: "黄岛" } }')).toEqual([
      'dst-xihaian',
      'str-huangdao',
    ]);
  });
});

describe('an organisation', () => {
  test('by alias, also in part', async () => {
    expect(await found('organisations', '{ name: { eq: "城发物业党支部" } }')).toEqual([
      'org-chengfa-branch',
    ]);
    expect(await found('organisations', '{ name: { contains: "车先锋" } }')).toEqual([
      'org-chexianfeng',
    ]);
  });

  test('by kind, skill, tree and provenance', async () => {
    expect(await found('organisations', '{ teamKind: { eq: VANGUARD } }')).toHaveLength(68);
    const greeners =
      '{ and: [{ skills: { contains: GREENING } }, { not: { kind: { eq: VOLUNTEER_TEAM } } }] }';
    expect(await found('organisations', greeners)).toEqual(['org-greening', 'org-nb-unit-g']);
    const sites = '{ parentId: { eq: "org-site-general" }, provenance: { eq: SYNTHETIC } }';
    expect(await found('organisations', sites)).toHaveLength(14);
  });

  test('with those above, below and within it', async () => {
    const { organisation } = await ask<{ organisation: unknown }>(`{
      organisation(id: "org-cmp-longze") {
        name parent { id } compound { id } team { kind } formalBranch establishedOn
        groups: children(filter: { kind: { eq: BUILDING_PARTY_GROUP } }) { totalCount }
        first: children(filter: { name: { contains: "1号楼" } }, orderBy: { field: ID }, first: 1) {
          nodes { kind children { nodes { id kind } } }
        }
      }
    }`);
    expect(organisation).toEqual({
      name: '龙泽书苑小区党支部',
      parent: { id: 'org-com-shanhai' },
      compound: { id: 'cmp-longze' },
      team: null,
      formalBranch: null,
      establishedOn: null,
      groups: { totalCount: 10 },
      first: {
        nodes: [
          {
            kind: 'BUILDING_PARTY_GROUP',
            children: { nodes: [{ id: 'org-longze-hub-01', kind: 'PARTY_HUB_HOUSEHOLD' }] },
          },
        ],
      },
    });
  });

  test('of a firm, with its Party branch', async () => {
    const { organisation } = await ask<{ organisation: unknown }>(`{
      organisation(id: "org-firm-chengfa") { kind partyOrganisations { nodes { id host { id } } } }
    }`);
    expect(organisation).toEqual({
      kind: 'PROPERTY_FIRM',
      partyOrganisations: {
        nodes: [{ id: 'org-chengfa-branch', host: { id: 'org-firm-chengfa' } }],
      },
    });
  });
});

describe('a team', () => {
  test('of 37 of whom a third are in the Party, with their skills', async () => {
    const { organisation } = await ask<{ organisation: unknown }>(`{
      organisation(id: "org-qianshang-repair") {
        establishedOn
        team {
          kind skills memberCount partyMemberCount partyShare
          members(filter: { partyMember: { eq: true }, skills: { contains: PLUMBING_ELECTRIC } }) {
            totalCount nodes { person { pseudonym } skills }
          }
        }
      }
    }`);
    expect(organisation).toMatchObject({
      establishedOn: 'XXXX-01',
      team: {
        kind: 'MICRO_REPAIR',
        memberCount: 37,
        partyMemberCount: 13,
        partyShare: '0.3514',
        members: { totalCount: 6 },
      },
    });
  });

  test('whose members are not all on record has no count', async () => {
    const { organisation } = await ask<{ organisation: unknown }>(`{
      organisation(id: "org-longze-dispute") {
        team { kind memberCount partyMemberCount partyShare members { nodes { role } } }
      }
    }`);
    expect(organisation).toMatchObject({
      team: { memberCount: null, partyMemberCount: null, partyShare: null },
    });
  });
});

describe('posts', () => {
  test('of 悦园: two deputies, each with a post of their own', async () => {
    const { organisation } = await ask<{ organisation: unknown }>(`{
      organisation(id: "org-cmp-yueyuan") {
        appointments(filter: { post: { eq: DEPUTY_SECRETARY }, inForce: { eq: true } }) {
          totalCount
          nodes {
            source concurrent person { pseudonym }
            substantive { post organisation { kind } concurrents { nodes { id } } }
          }
        }
      }
    }`);
    expect(organisation).toMatchObject({
      appointments: {
        totalCount: 2,
        nodes: [
          {
            source: 'OWNERS_COMMITTEE_CHAIR',
            concurrent: true,
            substantive: {
              post: 'OWNERS_COMMITTEE_CHAIR',
              organisation: { kind: 'OWNERS_COMMITTEE' },
            },
          },
          {
            source: 'PROPERTY_MANAGER',
            substantive: { organisation: { kind: 'PROPERTY_FIRM' } },
          },
        ],
      },
    });
  });

  test('are found by area, source and person', async () => {
    const retired = '{ area: { within: "str-xinglin" }, source: { eq: RETIRED_CADRE } }';
    expect(await found('appointments', retired)).toHaveLength(7);
    const { person } = await ask<{ person: { appointments: Page } }>(
      `{ person(id: "per-yueyuan-chair") { appointments { totalCount nodes { id } } } }`,
    );
    expect(person.appointments.totalCount).toBe(2);
  });
});
