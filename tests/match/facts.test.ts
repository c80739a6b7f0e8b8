// What two other subgraphs know moves a ranking, what they do not answer moves nothing else, and the
// score is the same whichever way the facts came and whoever asks.
import { setTimeout } from 'node:timers/promises';
import type { Executor } from '@lianjian/kernel/execute';
import { setPeer } from '@lianjian/kernel/peers';
import type { ExecutionResult } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';

const GREENING = 'dem-nb-2023q2-19';
const OWNERS = ['agreements', 'organisations'] as const;
const FACTOR = { agreements: 'AGREEMENT', organisations: 'REPORT_IN' } as const;

let world: World;
/** What happens to a call of an owner on its way; nothing unless a test says so. */
const onTheWay = new Map<
  string,
  (call: () => Promise<ExecutionResult>) => Promise<ExecutionResult>
>();

beforeAll(async () => {
  world = await openWorld();
  const executors = world.executors as Map<string, Executor>;
  for (const [name, executor] of executors) {
    const reached: Executor = (operation) => {
      const call = () => executor(operation);
      return onTheWay.get(name)?.(call) ?? call();
    };
    executors.set(name, reached);
    setPeer(name, reached);
  }
});
afterAll(() => world.close());
afterEach(() => onTheWay.clear());

const down = () => Promise.reject(new Error('down'));

interface Shown {
  rank: number;
  score: number;
  resource: { id: string };
  demand: { id: string };
  factors: { code: string; value: number | null; contribution: number; available: boolean }[];
}

const NODES = `nodes { rank score demand { id } resource { id }
  factors { code value contribution available } }`;

/** By `@requires`: the gateway brings the facts. */
async function brought(id = GREENING, actor = null as ReturnType<typeof organisation> | null) {
  const query = `query ($id: ID!) { demand(id: $id) { matches { ${NODES} } } }`;
  const { data } = await world.query(query, { id }, { actor });
  return (data as { demand: { matches: { nodes: Shown[] } } }).demand.matches.nodes;
}

/** By the resources of the same demand: the lists ask for the facts themselves. */
async function asked(id = GREENING) {
  const query = `{ serviceResources(filter: { listedIn: { eq: "com-ningbao" } }, first: 100) {
    nodes { matches(quarter: "2023-Q2", first: 100) { ${NODES} } } } }`;
  const { data } = await world.query(query);
  const { nodes } = (data as { serviceResources: { nodes: { matches: { nodes: Shown[] } }[] } })
    .serviceResources;
  return nodes.flatMap(({ matches }) => matches.nodes).filter(({ demand }) => demand.id === id);
}

/** Points by resource and factor, in an order that ranks do not touch. */
const points = (shown: readonly Shown[]) =>
  shown
    .map(({ score, resource, factors }) => ({ resource: resource.id, score, factors }))
    .sort((a, b) => (a.resource < b.resource ? -1 : 1));

const order = (shown: readonly Shown[]) => shown.map(({ resource }) => resource.id);

test('both ways give the same points', async () => {
  const shown = points(await brought());
  expect(shown.length).toBe(3);
  expect(points(await asked())).toEqual(shown);
});

test('the points do not depend on who asks', async () => {
  const shown = await brought();
  for (const id of ['org-com-ningbao', 'org-nb-unit-g']) {
    expect(await brought(GREENING, organisation(id, 'PARTNER_UNIT'))).toEqual(shown);
  }
});

describe.each(OWNERS)('without %s', (owner) => {
  const without = async (failing: () => Promise<ExecutionResult>) => {
    const before = points(await brought());
    onTheWay.set(owner, failing);
    for (const shown of [points(await brought()), points(await asked())]) {
      expect(shown.length).toBe(before.length);
      shown.forEach(({ factors, score }, at) => {
        const lost = factors.find(({ code }) => code === FACTOR[owner]);
        expect(lost).toMatchObject({ available: false, value: null, contribution: 0 });
        const others = factors.filter((factor) => factor !== lost);
        expect(before[at]?.factors).toEqual(expect.arrayContaining(others));
        expect(factors.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(score);
      });
    }
  };

  test('the matches come, and its factor alone is unknown', () => without(down));

  test('an owner that answers with an error is as good as down', () =>
    without(async () => ({ data: null, errors: [] })));
});

test('with both owners down the ranking falls back on what the lists know', async () => {
  expect(order(await brought())).toEqual(['res-nb-11', 'res-nb-08', 'res-nb-17']);
  for (const owner of OWNERS) {
    onTheWay.set(owner, down);
  }
  expect(order(await brought())).toEqual(['res-nb-11', 'res-nb-17', 'res-nb-08']);
});

test('a missing owner is named at the nearest field that was selected', async () => {
  onTheWay.set('agreements', down);
  const query = `query ($id: ID!) { demand(id: $id) { matches { ${NODES} } } }`;
  const { errors } = await world.query(query, { id: GREENING });
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['SUBGRAPH_UNAVAILABLE']);
});

test('an owner is asked once for any number of demands', async () => {
  const calls: string[] = [];
  for (const owner of OWNERS) {
    onTheWay.set(owner, (call) => {
      calls.push(owner);
      return call();
    });
  }
  const claimable = `{ claimable(providerId: "org-nb-unit-d") { nodes { score } } }`;
  const { errors } = await world.query(claimable);
  expect(errors).toBeUndefined();
  expect(calls.sort()).toEqual([...OWNERS]);
});

test('an owner that is slow is not waited for', { timeout: 20_000 }, async () => {
  const slow = () => setTimeout<ExecutionResult>(15_000, {}, { ref: false });
  onTheWay.set('agreements', slow);
  const begun = Date.now();
  const shown = await asked();
  expect(Date.now() - begun).toBeLessThan(10_000);
  expect(shown.length).toBe(3);
});
