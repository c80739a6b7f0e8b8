// Proves that the number of SQL statements does not grow with the number of references or rows.
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function statements(query: string, refs?: unknown[]): Promise<number> {
  const { result, statements } = await countStatements(() =>
    world.ask('organisations', query, { refs }),
  );
  expect(result.errors).toBeUndefined();
  return statements.length;
}

/** The one query for references, with a selection. */
const entities = (selection: string) =>
  `query ($refs: [_Any!]!) { _entities(representations: $refs) { ${selection} } }`;

function references(type: string, count: number, id: (n: number) => string) {
  return Array.from({ length: count }, (_, n) => ({
    __typename: type,
    id: id(n),
    ...(type === 'Compound' ? { area: { id: 'com-ningbao' } } : {}),
  }));
}

const padded = (n: number, width: number) => String(n).padStart(width, '0');

describe.each([1, 20, 500])('%s references', (count) => {
  test('to organisations with those above them and the area: one statement', async () => {
    const query = entities('... on Organisation { name kind parent { name } area { name code } }');
    const units = references('Organisation', count, (n) => `org-jimo-unit-${padded(n + 1, 2)}`);
    expect(await statements(query, units)).toBe(1);
  });

  test('to organisations with their posts and ties: two more for each list', async () => {
    const query = entities(`... on Organisation {
      appointments(first: 2) { nodes { post } }
      ties(first: 2) { nodes { kind inForce } }
    }`);
    const ids = ['org-cmp-yueyuan', 'org-nb-unit-b', 'org-none'];
    const some = references('Organisation', count, (n) => ids[n % 3] ?? '');
    expect(await statements(query, some)).toBe(count === 1 ? 4 : 5);
  });

  test('to teams with their counts and members: four statements', async () => {
    const query = entities(`... on Organisation {
      team { memberCount partyShare members(first: 3) { nodes { person { pseudonym } } } }
    }`);
    const teams = references(
      'Organisation',
      count,
      (n) => `org-jimo-wrench-${padded((n % 21) + 1, 2)}`,
    );
    expect(await statements(query, teams)).toBe(4);
  });

  test('to areas with who reported in: the areas, the ties, the units', async () => {
    const query = entities(
      '... on Area { name reportedInOrganisations { name } reportedInOrganisationIds }',
    );
    const areas = ['com-ningbao', 'com-lianting', 'com-haisheng', 'com-none'];
    expect(
      await statements(
        query,
        references('Area', count, (n) => areas[n % 4] ?? ''),
      ),
    ).toBe(3);
  });

  test('to compounds with branch and units: no statement for the compounds themselves', async () => {
    const query = entities(
      '... on Compound { partyOrganisation { name } reportedInOrganisations { name } }',
    );
    const compounds = references(
      'Compound',
      count,
      (n) => `cmp-xinglin-${padded((n % 50) + 1, 2)}`,
    );
    expect(await statements(query, compounds)).toBe(4);
  });

  test('to firms with their instructor: two statements', async () => {
    const query = entities('... on PropertyFirm { instructor { pseudonym } }');
    const firms = references(
      'PropertyFirm',
      count,
      (n) => `firm-xinglin-${padded((n % 35) + 1, 2)}`,
    );
    expect(await statements(query, firms)).toBe(2);
  });
});

test.each([1, 20, 100])('a page of %s posts with both ends: five statements', async (first) => {
  const query = `{ appointments(first: ${first}) { totalCount nodes {
    post person { pseudonym } organisation { name }
  } } }`;
  expect(await statements(query)).toBe(5);
});

test('all figures, with what is worked out: two statements', async () => {
  expect(await statements('{ organisationFigures { key text computed agrees } }')).toBe(2);
});
