// Every pair of mutations against each other, on real connections: what two at once leave is what one
// after the other would have left, in one of the two orders. So no update is lost, no two decisions rest
// on what the other one changed, and no deadlock is shown.
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { imbalances } from '../lists/claiming.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { type Ground, lay, STANDINGS, type Standing } from './ground.ts';
import { MOVES, type Move } from './moves.ts';

/** How often each pair is made to meet; the outcome depends on who comes first. */
const MEETINGS = 2;
/** Pairs that are under way together: each mutation takes a connection of the ten. */
const TOGETHER = 4;

let world: World;
let client: pg.Client;
beforeAll(async () => {
  world = await openWorld();
  client = new pg.Client({ connectionString: world.adminUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await world.close();
});
afterEach(async () => {
  expect(await imbalances(world)).toEqual([]);
});

const run = async (namespace: string, text: string, values: readonly unknown[]) => {
  await client.query(`set search_path = ${namespace}, extensions`);
  return (await client.query(text, [...values])).rows;
};
// One connection lays the grounds: one after the other.
let laying: Promise<unknown> = Promise.resolve();
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const next = laying.then(work);
  laying = next.catch(() => undefined);
  return next;
};

let keys = 0;

/** Makes a move; answers whether it was done. Anything but done or refused fails the test. */
async function make({ mutation, input, by, given }: Move, ground: Ground): Promise<boolean> {
  keys += 1;
  const { data, errors } = await world.ask(
    'lists',
    `mutation ($input: ${input}!) { ${mutation}(input: $input) { replayed userErrors { code } } }`,
    { input: { idempotencyKey: `pair-${keys}`, ...given(ground) } },
    { actor: by(ground) },
  );
  expect(errors, mutation).toBeUndefined();
  const { userErrors, replayed } = (data as Record<string, Made>)[mutation] as Made;
  expect(replayed).toBe(false);
  expect(userErrors.map(({ code }) => code)).not.toContain('PEER_UNAVAILABLE');
  return userErrors.length === 0;
}

interface Made {
  replayed: boolean;
  userErrors: { code: string }[];
}

/** What a ground has come to, without the ids and times that differ from ground to ground. */
async function left({ areaId, claimId }: Ground): Promise<unknown> {
  const [row] = await inTurn(() => run('lists', LEFT, [areaId, claimId]));
  return row;
}

const LEFT = `
select
  (select json_agg(json_build_array(left(id, 9), state, stage, route, list_quarter, carried_over, urgency, quantity, held,
    committed, version) order by left(id, 9), state, version) from demand where area_id = $1) as demands,
  (select json_agg(json_build_array(id = $2, state, quantity, delivered, confirmed, reason, version)
    order by id = $2, state, version) from claim where area_id = $1) as claims,
  (select json_agg(json_build_array(state, quarter, version) order by quarter) from collection_round
    where area_id = $1) as rounds,
  (select json_agg(json_build_array(a.state, a.returned_reason) order by a.state)
    from assignment a join demand d on d.id = a.demand_id where d.area_id = $1) as assignments,
  (select count(*) from assignment_helper h join assignment a on a.id = h.assignment_id
    join demand d on d.id = a.demand_id where d.area_id = $1) as helpers,
  (select json_agg(json_build_array(s.stage) order by s.entered_at, s.stage)
    from stage_step s join demand d on d.id = s.demand_id where d.area_id = $1) as stages,
  (select json_agg(json_build_array(left(demand_id, 9), claim_id is null, code, stopped_at is null,
    cancelled_at is null, responder_role, version) order by left(demand_id, 9), code, version, responder_role)
    from clock where area_id = $1) as clocks,
  (select json_agg(json_build_array(kind, outcome, satisfied)) from visit where area_id = $1) as visits,
  (select json_agg(json_build_array(left(id, 9), state, capacity_per_quarter, version) order by left(id, 9))
    from service_resource where area_id = $1) as resources,
  (select json_agg(json_build_array(q.quarter, q.capacity, q.held, q.committed) order by r.provider_organisation_id, q.quarter)
    from resource_quarter q join service_resource r on r.id = q.resource_id where r.area_id = $1
      and q.held + q.committed > 0) as quarters,
  (select json_agg(json_build_array(e.type, e.from_version, e.to_version) order by e.type, e.to_version) from event e
    where e.area_path like '%.' || $1) as events`;

const ground = (standing: Standing) => inTurn(() => lay(run, standing));

/** One after the other on a ground of their own. */
async function inOrder(standing: Standing, moves: readonly [Move, Move]) {
  const on = await ground(standing);
  const first = await make(moves[0], on);
  const second = await make(moves[1], on);
  return { done: [first, second], left: await left(on) };
}

async function atOnce(standing: Standing, [a, b]: readonly [Move, Move]) {
  const on = await ground(standing);
  const done = await Promise.all([make(a, on), make(b, on)]);
  return { done, left: await left(on) };
}

const plain = (outcome: unknown) => JSON.stringify(outcome);

async function meet(standing: Standing, pair: readonly [Move, Move]) {
  const [a, b] = pair;
  const forth = await inOrder(standing, pair);
  const back = await inOrder(standing, [b, a]);
  const orders = [forth, { done: back.done.toReversed(), left: back.left }];
  for (let meeting = 0; meeting < MEETINGS; meeting += 1) {
    const met = await atOnce(standing, pair);
    const name = `${a.mutation} against ${b.mutation}`;
    expect(orders.map(plain), name).toContain(plain(met));
  }
}

/** The moves that are possible on a ground that stands so: found by making each alone. */
async function possible(standing: Standing): Promise<Move[]> {
  const here = MOVES.filter(({ at }) => at?.includes(standing) ?? true);
  const done = await Promise.all(here.map(async (move) => make(move, await ground(standing))));
  return here.filter((_move, index) => done[index]);
}

describe.each(STANDINGS)('where it stands %s', (standing) => {
  test('every pair of moves comes to what one after the other comes to', async () => {
    const moves = await possible(standing);
    expect(moves.length).toBeGreaterThan(3);
    const pairs = moves.flatMap((a, index) => moves.slice(index).map((b) => [a, b] as const));
    for (let next = 0; next < pairs.length; next += TOGETHER) {
      await Promise.all(pairs.slice(next, next + TOGETHER).map((pair) => meet(standing, pair)));
    }
  }, 120_000);
});

test('no move stands in the list that is possible nowhere', async () => {
  const found = new Set((await Promise.all(STANDINGS.map(possible))).flat());
  expect(MOVES.filter((move) => !found.has(move)).map(({ mutation }) => mutation)).toEqual([]);
}, 60_000);
