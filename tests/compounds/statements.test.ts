// Proves that the number of SQL statements does not grow with the number of references or rows.
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function statements(query: string, variables: Record<string, unknown>): Promise<number> {
  const { result, statements } = await countStatements(() =>
    world.ask('compounds', query, variables),
  );
  expect(result.errors).toBeUndefined();
  return statements.length;
}

const references = (type: string, count: number, id: (n: number) => string) => ({
  refs: Array.from({ length: count }, (_, n) => ({ __typename: type, id: id(n) })),
});

const xinan = (n: number) => `cmp-xinan-${String((n % 49) + 1).padStart(2, '0')}`;
const jimo = (n: number) => `cmp-jimo-${String((n % 159) + 1).padStart(3, '0')}`;

describe.each([1, 20, 500])('%s references', (count) => {
  test('to compounds with their committee and its seats: one statement', async () => {
    const query = `query ($refs: [_Any!]!) {
      _entities(representations: $refs) {
        ... on Compound { name households ownersCommittee { status formedOn partyShare statuses { status } } }
      }
    }`;
    expect(await statements(query, references('Compound', count, xinan))).toBe(1);
  });

  test('to compounds with a page of buildings, counted: three more', async () => {
    const query = `query ($refs: [_Any!]!) {
      _entities(representations: $refs) {
        ... on Compound { buildings(first: 3) { totalCount nodes { number grid { code } } } }
      }
    }`;
    const longze = references('Compound', count, (n) => (n === 0 ? 'cmp-longze' : jimo(n)));
    expect(await statements(query, longze)).toBe(4);
  });

  test('to areas with coverage, compounds and facilities: one each and one for the rows', async () => {
    const query = `query ($refs: [_Any!]!) {
      _entities(representations: $refs) {
        ... on Area {
          ownersCommitteeCoverage { part whole rate }
          compounds(first: 2) { nodes { name } }
          facilities { totalCount }
        }
      }
    }`;
    const areas = references('Area', count, (n) => (n % 2 === 0 ? 'str-xinan' : `com-none-${n}`));
    expect(await statements(query, areas)).toBe(4);
  });
});

test('the figures cost two statements', async () => {
  expect(await statements('{ compoundFigures { computed agrees } }', {})).toBe(2);
});
