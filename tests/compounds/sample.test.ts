// Proves that the sample has the compounds, committees and seats that the reports count, and that
// coverage has a rate only where the register is declared complete.
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

async function compoundsIn(areaId: string, filter = '{}'): Promise<number> {
  const { _entities } = await ask<{ _entities: { compounds: { totalCount: number } }[] }>(
    `query ($areas: [_Any!]!) {
      _entities(representations: $areas) { ... on Area { compounds(filter: ${filter}) { totalCount } } }
    }`,
    { areas: [{ __typename: 'Area', id: areaId }] },
  );
  return _entities[0]?.compounds.totalCount ?? -1;
}

describe('compounds', () => {
  test.each([
    ['str-xinan', '{ ownersCommitteeStatus: { eq: ESTABLISHED } }', 62],
    ['str-xinan', '{}', 62],
    ['com-jiangshan', '{ ownersCommitteeStatus: { eq: ESTABLISHED } }', 12],
    ['com-lianting', '{}', 7],
    ['com-lianting', '{ ownersCommitteeStatus: { eq: ESTABLISHED } }', 1],
    ['com-lianting', '{ ownersCommitteeStatus: { eq: PREPARING } }', 3],
    ['com-lianting', '{ ownersCommitteeStatus: { isNull: true } }', 3],
    ['com-ningbao', '{}', 3],
    ['str-xinglin', '{ ownersCommitteeStatus: { eq: ESTABLISHED } }', 35],
    ['com-dahua', '{}', 15],
    ['com-dahua', '{ managementMode: { in: [NONE, STATE_STEWARD] } }', 10],
    ['dst-jimo', '{ managementMode: { in: [NONE, STATE_STEWARD] } }', 159],
    ['dst-jimo', '{ households: { lt: 4 } }', 0],
    ['dst-jimo', '{ households: { eq: 4 } }', 1],
    ['com-none', '{}', 0],
  ])('of %s with %s: %s', async (areaId, filter, count) => {
    expect(await compoundsIn(areaId, filter)).toBe(count);
  });

  test('of a single-digit size are a large share of the unmanaged ones', async () => {
    const unmanaged = 'managementMode: { eq: STATE_STEWARD }';
    const small = await compoundsIn('dst-jimo', `{ ${unmanaged}, households: { lt: 10 } }`);
    expect(small / 159).toBeGreaterThan(0.4);
  });
});

test('coverage has a whole and a rate only where the register is complete', async () => {
  const ids = [
    'str-xinan',
    'com-jiangshan',
    'com-lianting',
    'com-dahua',
    'str-xinglin',
    'com-none',
  ];
  const { _entities } = await ask<{ _entities: unknown[] }>(
    `query ($areas: [_Any!]!) {
      _entities(representations: $areas) { ... on Area { ownersCommitteeCoverage { part whole rate } } }
    }`,
    { areas: ids.map((id) => ({ __typename: 'Area', id })) },
  );
  expect(_entities).toEqual(
    [
      { part: 62, whole: 62, rate: '1.0000' },
      { part: 12, whole: 12, rate: '1.0000' },
      { part: 1, whole: 7, rate: '0.1429' },
      { part: 0, whole: 15, rate: '0.0000' },
      { part: 35, whole: null, rate: null },
      { part: 0, whole: null, rate: null },
    ].map((ownersCommitteeCoverage) => ({ ownersCommitteeCoverage })),
  );
});

test('every figure that has rows agrees with them', async () => {
  const { compoundFigures } = await ask<{
    compoundFigures: { id: string; computed: string | null; agrees: boolean | null }[];
  }>('{ compoundFigures { id computed agrees } }');
  expect(compoundFigures).toHaveLength(54);
  expect(compoundFigures.filter(({ agrees }) => agrees === false)).toEqual([]);
  expect(compoundFigures.filter(({ agrees }) => agrees === true)).toHaveLength(31);
});

describe('rows contributed to what others own', () => {
  test('an organisation has the facilities that it runs and their compounds', async () => {
    const { _entities } = await ask<{ _entities: unknown[] }>(
      `query ($refs: [_Any!]!) {
        _entities(representations: $refs) {
          ... on Organisation { compounds { nodes { id } } facilities { nodes { id } } }
          ... on Person { ownersCommitteeSeats { nodes { post committee { compound { id } } } } }
        }
      }`,
      {
        refs: [
          { __typename: 'Organisation', id: 'org-fucai' },
          { __typename: 'Person', id: 'per-yueyuan-chair' },
        ],
      },
    );
    expect(_entities).toEqual([
      {
        compounds: { nodes: [{ id: 'cmp-longze' }] },
        facilities: { nodes: [{ id: 'fac-canteen-longze' }] },
      },
      {
        ownersCommitteeSeats: {
          nodes: [{ post: 'CHAIR', committee: { compound: { id: 'cmp-yueyuan' } } }],
        },
      },
    ]);
  });
});
