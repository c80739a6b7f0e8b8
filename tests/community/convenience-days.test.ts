// The convenience day that every month owes: held, missing, or due.
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';
import { DAY } from './keeping.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('convenience days', () => {
  const months = async (areaId: string, year: number) => {
    const query = `query ($areaId: ID!, $year: Int!) { convenienceDays(areaId: $areaId, year: $year) {
      month standing activities { title services { title } } } }`;
    const { result, statements } = await countStatements(() =>
      world.ask('lists', query, { areaId, year }),
    );
    const { convenienceDays } = result.data as {
      convenienceDays: { month: string; standing: string; activities: object[] }[] | null;
    };
    return { convenienceDays, statements: statements.length };
  };

  test('were held in every month of 2023 in 纺织, at the cost of two statements', async () => {
    const { convenienceDays, statements } = await months('com-fangzhi', 2023);
    expect(convenienceDays?.map(({ standing }) => standing)).toEqual(Array(12).fill('HELD'));
    expect(convenienceDays?.[5]).toMatchObject({
      month: '2023-06',
      activities: [{ title: DAY.title }],
    });
    expect(statements).toBe(2);
  });

  test('are missing where a month is over without one, and due later', async () => {
    const { convenienceDays } = await months('com-ningbao', 2023);
    expect(new Set(convenienceDays?.map(({ standing }) => standing))).toEqual(new Set(['MISSING']));
    const later = (await months('com-ningbao', 2100)).convenienceDays;
    expect(new Set(later?.map(({ standing }) => standing))).toEqual(new Set(['TO_COME']));
    expect((await months('com-none', 2023)).convenienceDays).toBeNull();
  });
});
