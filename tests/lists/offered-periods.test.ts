// The service-resource list of a quarter is made of what was offered in it, whatever became of it since.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';
import { published, put, take, unitH } from './offering.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The state in which a resource stands on the list of a quarter; undefined where it does not. */
async function onList(id: string, quarter: string): Promise<string | undefined> {
  const list = `threeLists(areaId: "com-ningbao", quarter: "${quarter}") {
    resources(filter: { id: { eq: "${id}" } }) { totalCount nodes { state } } }`;
  const { data } = await world.ask('lists', `{ ${list} }`);
  const { threeLists } = data as {
    threeLists: { resources: { totalCount: number; nodes: { state: string }[] } };
  };
  const { totalCount, nodes } = threeLists.resources;
  expect(totalCount).toBe(nodes.length);
  return nodes[0]?.state;
}

/** This quarter and its neighbours, by the database's clock. */
async function quarters(): Promise<{ before: string; now: string; after: string }> {
  const of = (offset: string) =>
    `to_char(now() at time zone 'Asia/Shanghai' + interval '${offset} months', 'YYYY-"Q"Q')`;
  const [row] = await inLists<{ before: string; now: string; after: string }>(
    world,
    `select ${of('-3')} as before, ${of('0')} as now, ${of('3')} as after`,
  );
  return row ?? { before: '', now: '', after: '' };
}

/** Moves the days on which a resource was offered, as if all of it had happened so much earlier. */
const earlier = (id: string, months: number) =>
  inLists(
    world,
    `update offered_period set from_day = from_day - make_interval(months => $2::int),
      to_day = to_day - make_interval(months => $2::int) where resource_id = $1`,
    [id, months],
  );

test('what is published today is on no list of a quarter before', async () => {
  const id = await published(world);
  const { before, now, after } = await quarters();
  expect(await onList(id, before)).toBeUndefined();
  expect(await onList(id, now)).toBe('OFFERED');
  expect(await onList(id, after)).toBe('OFFERED');
});

test.each([
  { step: 'suspendResource', state: 'SUSPENDED' },
  { step: 'withdrawResource', state: 'WITHDRAWN' },
] as const)('$step takes it off later lists alone', async ({ step, state }) => {
  const id = await published(world);
  await take(world, step, unitH, id);
  const { before, now, after } = await quarters();
  expect(await onList(id, now)).toBe(state);
  expect(await onList(id, after)).toBeUndefined();
  await earlier(id, 3);
  expect(await onList(id, before)).toBe(state);
  expect(await onList(id, now)).toBeUndefined();
});

test('a pause leaves out the quarters within it', async () => {
  const id = await published(world);
  await take(world, 'suspendResource', unitH, id);
  await earlier(id, 6);
  await take(world, 'resumeResource', unitH, id);
  const { before, now } = await quarters();
  expect(await onList(id, before)).toBeUndefined();
  expect(await onList(id, now)).toBe('OFFERED');
  expect(
    await inLists(world, 'select 1 from offered_period where resource_id = $1', [id]),
  ).toHaveLength(2);
});

test('other days count from then on: the lists of past quarters stay as they were', async () => {
  const id = await published(world);
  await earlier(id, 3);
  await take(world, 'updateResource', unitH, id, { availableFrom: '2099-01-01' });
  const { before, now, after } = await quarters();
  expect(await onList(id, before)).toBe('OFFERED');
  expect(await onList(id, now)).toBe('OFFERED');
  expect(await onList(id, after)).toBeUndefined();
  expect(await onList(id, '2099-Q1')).toBe('OFFERED');
});

test('changing what is said begins no other time, and a day holds several', async () => {
  const id = await published(world);
  await take(world, 'updateResource', unitH, id, { title: '义诊（周末）' });
  await put(world, id, 'WITHDRAWN');
  await put(world, id, 'OFFERED');
  const periods = await inLists<{ open: boolean }>(
    world,
    'select to_day is null as open from offered_period where resource_id = $1 order by id',
    [id],
  );
  expect(periods).toEqual([{ open: false }, { open: true }]);
});

test('what came with the sample was offered for longer than is known, and is had from its first day', async () => {
  expect(await onList('res-nb-01', '2023-Q1')).toBe('OFFERED');
  expect(await onList('res-nb-01', '2022-Q4')).toBeUndefined();
});
