// Asks the same pages of a district of one community and of one of two hundred, in which the same
// community stands first: the answers must be the same and are checked against SQL of their own; how
// much longer the large one takes is printed, never asserted.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inNamespace } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { build, type District, HERE, HERE_PATH } from './district.ts';
import { type Question, questions } from './questions.ts';

const SMALL: District = { communities: 1 };
const LARGE: District = { communities: 200 };
const ROUNDS = 7;

interface Measured {
  /** Milliseconds, the median of the rounds. */
  took: number;
  answer: unknown;
}

const measured = new Map<District, Map<string, Measured>>();
let world: World | undefined;

async function ask(
  at: World,
  { query, actor = null }: { query: string; actor?: Question['actor'] | null },
) {
  const { data, errors } = await at.query(query, {}, { actor });
  expect(errors, query).toBeUndefined();
  return data;
}

async function measure(at: World, question: Question): Promise<Measured> {
  const answer = await ask(at, question);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await ask(at, question);
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  return { took: times[Math.floor(ROUNDS / 2)] ?? 0, answer };
}

/** What a few of the answers have to say, asked of the tables as plainly as can be. */
async function expected(at: World): Promise<Record<string, number>> {
  const [row] = await inNamespace<Record<string, number>>(
    at,
    'lists',
    `select
      (select count(*)::int from service_resource where area_path = $1) as resources,
      (select count(*)::int from demand where area_path = $1) as demands,
      (select count(*)::int from demand where area_path = $1 and kind = 'COMMUNITY_PROJECT') as projects,
      (select count(*)::int from claim c join demand d on d.id = c.demand_id
        where c.area_path = $1 and d.kind = 'COMMUNITY_PROJECT') as claims,
      (select count(*)::int from demand where area_path = $1 and title like '%漏水%' and kind = 'COMMUNITY_PROJECT') as leaks,
      (select count(*)::int from demand where area_path = $1 and state = 'COLLECTED') as collected`,
    [HERE_PATH],
  );
  return row ?? {};
}

beforeAll(async () => {
  for (const district of [SMALL, LARGE]) {
    world = await openWorld();
    await build(world, district);
    const results = new Map<string, Measured>();
    for (const question of questions) {
      results.set(question.name, await measure(world, question));
    }
    measured.set(district, results);
    if (district === SMALL) {
      await world.close();
      world = undefined;
    }
  }
}, 600_000);
afterAll(async () => {
  await world?.close();
  if (measured.size === 2) {
    print();
  }
});

test.each(questions)('$name: the answer is the same in a district of any size', ({ name }) => {
  const [small, large] = [SMALL, LARGE].map((district) => measured.get(district)?.get(name));
  expect(small?.answer).toBeDefined();
  expect(large?.answer).toEqual(small?.answer);
});

test('what is counted is what SQL counts', async () => {
  const at = world ?? expect.fail();
  const counts = await expected(at);
  const totalCount = (count: string) => ({ totalCount: counts[count] });
  const results = measured.get(LARGE);
  const answerOf = (name: string) => results?.get(name)?.answer;
  expect(answerOf('three lists of a community')).toMatchObject({
    threeLists: { resources: totalCount('resources'), demands: totalCount('projects') },
  });
  expect(answerOf('claims of a community, newest first')).toMatchObject({
    claims: totalCount('claims'),
  });
  expect(answerOf('newest demands of a community')).toMatchObject({
    demands: totalCount('demands'),
  });
  expect(answerOf('demands by two characters of the title')).toMatchObject({
    demands: totalCount('leaks'),
  });
  expect(answerOf('worklist of a community')).toMatchObject({
    worklist: { toSort: totalCount('collected') },
  });
  const asked = {
    query: `{ demands(first: 100, filter: { area: { within: "${HERE}" } }) { nodes { area { id } } } }`,
  };
  const { demands } = (await ask(at, asked)) as { demands: { nodes: unknown[] } };
  expect(demands.nodes).toHaveLength(100);
});

function print(): void {
  const line = (...[name = '', ...rest]: string[]) =>
    [name.padEnd(42), ...rest.map((text) => text.padStart(10))].join('');
  const rows = questions.map(({ name }) => {
    const [small = 0, large = 0] = [SMALL, LARGE].map(
      (district) => measured.get(district)?.get(name)?.took ?? 0,
    );
    return line(name, small.toFixed(1), large.toFixed(1), (large / small).toFixed(1));
  });
  const head = line('', 'small ms', 'large ms', 'ratio');
  process.stdout.write(`\n${[head, ...rows].join('\n')}\n`);
}
