// Proves that the sample has the branches, posts, ties and teams that the reports count, that its
// figures agree with the published ones, and that its rows keep the rules of organisations.
import { crossingFaults } from '@lianjian/organisations/appointment/appointment.rules';
import { followsTiers } from '@lianjian/organisations/party-tier/party-tier.rules';
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

interface Page<Row> {
  nodes: Row[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Every row of a list, page after page. */
async function all<Row>(list: string, filter: string, selection: string): Promise<Row[]> {
  const query = `query ($after: String) {
    ${list}(filter: ${filter}, first: 100, after: $after) {
      nodes { ${selection} } pageInfo { hasNextPage endCursor }
    }
  }`;
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const page: Page<Row> | undefined = (await ask<Record<string, Page<Row>>>(query, { after }))[
      list
    ];
    rows.push(...(page?.nodes ?? []));
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return rows;
}

const figures = [
  ['F029', '37'],
  ['F032', '0.3514'],
  ['F042', '97'],
  ['F043', '49'],
  ['F044', '17'],
  ['F045', '7'],
  ['F046', '11'],
  ['F047', '68'],
  ['F053', '9'],
  ['F054', '37'],
  ['F055', '16'],
  ['F079', '100'],
  ['F080', '7'],
  ['F084', '31'],
  ['F115', '86'],
  ['F116', '14'],
  ['F118', '151'],
  ['F126', '21'],
  ['F127', '483'],
  ['F141', '5'],
] as const;

test('the figures that have rows agree with what was printed, and the others have no number', async () => {
  const { organisationFigures } = await ask<{
    organisationFigures: { id: string; computed: string | null; agrees: boolean | null }[];
  }>('{ organisationFigures { id computed agrees } }');
  const computed = organisationFigures.filter((figure) => figure.computed !== null);
  expect(computed.map((figure) => [figure.id, Number(figure.computed), figure.agrees])).toEqual(
    figures.map(([id, value]) => [id, Number(value), true]),
  );
  expect(organisationFigures).toHaveLength(33);
});

describe('rules', () => {
  test('whoever is cross-appointed has a post of their own at the same compound', async () => {
    type Held = { person: { id: string }; compound: { id: string }; inForce: boolean };
    type Own = Held & { organisation: { kind: string } };
    const rows = await all<Held & { id: string; substantive: Own | null }>(
      'appointments',
      '{ concurrent: { eq: true } }',
      `id inForce person { id } compound { id }
       substantive { inForce person { id } compound { id } organisation { kind } }`,
    );
    const held = ({ person, compound, inForce }: Held) => ({
      personId: person.id,
      compoundId: compound.id,
      inForce,
    });
    expect(rows).toHaveLength(17);
    expect(
      rows.filter(({ substantive, ...row }) => {
        const own = substantive && {
          ...held(substantive),
          organisationKind: substantive.organisation.kind,
        };
        return crossingFaults(held(row), own).length > 0;
      }),
    ).toEqual([]);
  });

  test('every firm of 杏林 has one instructor', async () => {
    const firms = await all<{ id: string; tiesToIt: { totalCount: number } }>(
      'organisations',
      '{ kind: { eq: PROPERTY_FIRM }, area: { within: "str-xinglin" } }',
      'id tiesToIt(filter: { kind: { eq: INSTRUCTION }, inForce: { eq: true } }) { totalCount }',
    );
    expect(firms).toHaveLength(37);
    expect(firms.filter(({ tiesToIt }) => tiesToIt.totalCount !== 1)).toEqual([]);
  });

  test.each([
    ['com-shanhai', 'SHANHAI_FOUR_TIER'],
    ['dst-jimo', 'JIMO_FIVE_TIER'],
  ])('whoever stands below another in %s stands one tier lower', async (area, scheme) => {
    const tiers = await all<{ rank: number; kind: string }>(
      'partyTiers',
      `{ scheme: { eq: ${scheme} } }`,
      'rank kind',
    );
    const placed = await all<{ id: string; kind: string; parent: { kind: string } }>(
      'organisations',
      `{ area: { within: "${area}" }, parentId: { isNull: false } }`,
      'id kind parent { kind }',
    );
    expect(placed.length).toBeGreaterThan(10);
    expect(placed.filter(({ kind, parent }) => !followsTiers(tiers, parent.kind, kind))).toEqual(
      [],
    );
  });

  test('every vanguard team is in one of the eleven communities', async () => {
    const teams = await all<{ area: { level: string; parent: { id: string } } }>(
      'organisations',
      '{ teamKind: { eq: VANGUARD } }',
      'area { level parent { id } }',
    );
    expect(teams).toHaveLength(68);
    expect(
      teams.every(({ area }) => area.level === 'COMMUNITY' && area.parent.id === 'str-xinglin'),
    ).toBe(true);
  });

  test('every street and community has who acts for it, and it alone', async () => {
    const areas = await all<{ id: string; level: string; committee: { id: string } | null }>(
      'areas',
      '{}',
      'id level committee { id }',
    );
    for (const { id, level, committee } of areas) {
      const acts = level === 'STREET' || level === 'COMMUNITY';
      expect(committee, id).toEqual(acts ? { id: `org-${id}` } : null);
    }
  });
});
