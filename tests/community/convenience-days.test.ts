// The convenience day that every month owes: held, missing, or due.
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { commandOf } from '../testkit/commands.ts';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { DAY } from './keeping.ts';

const registerArea = commandOf({
  subgraph: 'organisations',
  mutation: 'registerArea',
  field: 'area',
  selection: 'id',
});

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

  test('were held in every month of 2023 in 纺织, at the cost of four statements', async () => {
    const { convenienceDays, statements } = await months('com-fangzhi', 2023);
    expect(convenienceDays?.map(({ standing }) => standing)).toEqual(Array(12).fill('HELD'));
    expect(convenienceDays?.[5]).toMatchObject({
      month: '2023-06',
      activities: [{ title: DAY.title }],
    });
    // Since when the community is there, what day it is, the months, their activities.
    expect(statements).toBe(4);
  });

  test('are missing where a month is over without one, and due later', async () => {
    const { convenienceDays } = await months('com-ningbao', 2023);
    expect(new Set(convenienceDays?.map(({ standing }) => standing))).toEqual(new Set(['MISSING']));
    const later = (await months('com-ningbao', 2100)).convenienceDays;
    expect(new Set(later?.map(({ standing }) => standing))).toEqual(new Set(['TO_COME']));
    expect((await months('com-none', 2023)).convenienceDays).toBeNull();
  });

  test('are owed from the month on in which a community was entered', async () => {
    const street = organisation('org-str-xinglin', 'COMMUNITY', ['registry:write']);
    const { area } = await registerArea.done(world, street, {
      ...{ parentId: 'str-xinglin', level: 'COMMUNITY', nameZh: '新设社区' },
    });
    const areaId = String(area?.id);
    const [year, month] = today().split('-').map(Number);
    const { convenienceDays } = await months(areaId, Number(year));
    const standings = convenienceDays?.map(({ standing }) => standing);
    const past = Number(month) - 1;
    expect(standings).toEqual([
      ...Array(past).fill('NOT_OWED'),
      ...Array(12 - past).fill('TO_COME'),
    ]);
  });

  test('are each community’s own: of an area above them there are none to tell', async () => {
    const query = `{ convenienceDays(areaId: "str-xinglin", year: 2023) { month } }`;
    const { data, errors } = await world.ask('lists', query);
    expect(data).toEqual({ convenienceDays: null });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'areaId' } }]);
  });
});
