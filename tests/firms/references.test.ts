// Proves what firms add to compounds, organisations and areas, and that 1, 20 and 500 references
// of a kind cost the same statements.
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function entities(typeName: string, ids: readonly string[], selection: string) {
  const refs = ids.map((id) => ({ __typename: typeName, id }));
  const query = `query ($refs: [_Any!]!) {
    _entities(representations: $refs) { ... on ${typeName} { ${selection} } }
  }`;
  const { data, errors } = await world.ask('firms', query, { refs });
  expect(errors).toBeUndefined();
  return data?._entities;
}

describe('added to others', () => {
  test('a compound has its contract, or its station, or neither', async () => {
    const selection = 'managementContract { id firm { id } } station { id }';
    const asked = ['cmp-jimo-041', 'cmp-ningbao', 'cmp-haisheng'];
    expect(await entities('Compound', asked, selection)).toEqual([
      { managementContract: null, station: { id: 'stn-jimo-2' } },
      { managementContract: { id: 'ctr-ningbao', firm: { id: 'firm-ningbao' } }, station: null },
      { managementContract: null, station: null },
    ]);
  });

  test('an organisation is a property firm, or it is not', async () => {
    const asked = ['org-com-ningbao', 'org-firm-chengfa'];
    expect(await entities('Organisation', asked, 'propertyFirm { id }')).toEqual([
      { propertyFirm: null },
      { propertyFirm: { id: 'firm-chengfa' } },
    ]);
  });

  test('an area has the firms of all areas below it', async () => {
    const asked = ['com-ningbao', 'str-xinglin', 'dst-jimei', 'com-nowhere'];
    expect(await entities('Area', asked, 'firms { totalCount }')).toEqual([
      { firms: { totalCount: 1 } },
      { firms: { totalCount: 37 } },
      { firms: { totalCount: 37 } },
      { firms: { totalCount: 0 } },
    ]);
  });

  test('firms come in the order asked for, null for the unknown', async () => {
    const asked = ['firm-xincheng', 'firm-unknown', 'firm-huihai', 'firm-xincheng'];
    expect(await entities('PropertyFirm', asked, 'id')).toEqual([
      { id: 'firm-xincheng' },
      null,
      { id: 'firm-huihai' },
      { id: 'firm-xincheng' },
    ]);
  });
});

const number = (index: number, width: number) => String(index + 1).padStart(width, '0');

describe('statements', () => {
  test.each([
    [
      'PropertyFirm',
      (index: number) => `firm-jimo-${number(index % 69, 2)}`,
      `name contracts { totalCount nodes { id firm { name } allowedTransitions { mutation } history { totalCount } } }
        evaluations { nodes { name } }`,
      8,
    ],
    [
      'Compound',
      (index: number) => (index % 2 === 0 ? `cmp-jimo-${number(index % 159, 3)}` : 'cmp-ningbao'),
      'managementContract { id firm { name } } station { name firm { name } }',
      4,
    ],
    [
      'Organisation',
      (index: number) => `org-firm-jimo-${number(index % 69, 2)}`,
      'propertyFirm { name }',
      2,
    ],
    [
      'Area',
      (index: number) => ['com-ningbao', 'str-xinglin', 'dst-jimo'][index % 3] ?? '',
      'firms(first: 5) { totalCount nodes { name } }',
      3,
    ],
  ])('%s', async (typeName, idOf, selection, most) => {
    const counts: number[] = [];
    for (const size of [1, 20, 500]) {
      const ids = Array.from({ length: size }, (_, index) => idOf(index));
      const { statements } = await countStatements(() => entities(typeName, ids, selection));
      counts.push(statements.length);
    }
    // A single reference may find less to follow; what counts is that more cost no more.
    expect(counts[1]).toBe(counts[2]);
    expect(Math.max(...counts)).toBeLessThanOrEqual(most);
  });
});
