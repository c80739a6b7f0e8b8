// Steps against each other on real connections: of two that cannot both be, one is done and the other
// is told why not; no deadlock is shown, and both lists stay in balance.
import type { Actor } from '@lianjian/kernel/context';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { commandOf, faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { claimDemand, imbalances, inLists, unit } from './claiming.ts';
import { demandIn, firm, ningbao, type Step, take } from './demand-stepping.ts';

const ROUNDS = 4;
const mergeDemands = commandOf({
  subgraph: 'lists',
  mutation: 'mergeDemands',
  field: 'demand',
  selection: 'id state',
});

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await imbalances(world)).toEqual([]);
});

const step = async (name: Step, id: string, actor: Actor = ningbao) =>
  faults(await take(world, name, actor, id, { expectedVersion: 1 }));

const merged = async (ids: string[], intoId = ids[0]) => {
  const demands = ids.map((id) => ({ id, expectedVersion: 1 }));
  return faults(await mergeDemands.done(world, ningbao, { demands, intoId, quantity: 1 }));
};

const stateOf = async (id: string) =>
  (
    await inLists<{ state: string; version: number }>(
      world,
      'select state::text, version from demand where id = $1',
      [id],
    )
  )[0];

const PAIRS: [Step, Step][] = [
  ['routeDemand', 'listDemand'],
  ['listDemand', 'listDemand'],
  ['withdrawDemand', 'listDemand'],
  ['routeDemand', 'withdrawDemand'],
  ['sortDemand', 'routeDemand'],
];

test.each(PAIRS)('%s against %s: one is done', async (one, other) => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await demandIn(world, 'SORTED');
    const found = await Promise.all([step(one, id), step(other, id)]);
    expect(found.filter(({ length }) => length === 0)).toHaveLength(1);
    expect(found.flat()).toContain('VERSION_CONFLICT expectedVersion');
    expect((await stateOf(id))?.version).toBe(2);
  }
});

test.each<[Step, Step]>([
  ['returnDemand', 'acknowledgeDemand'],
  ['resolveDemand', 'returnDemand'],
])('%s against %s: one is done', async (one, other) => {
  const assignment = one === 'resolveDemand' ? 'ACKNOWLEDGED' : 'ASSIGNED';
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await demandIn(world, 'ROUTED', { assignment });
    const found = await Promise.all([step(one, id, firm), step(other, id, firm)]);
    expect(found.filter(({ length }) => length === 0)).toHaveLength(1);
  }
});

test('merging against listing: what is merged is not listed, and the other way round', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [a, b] = [await demandIn(world, 'SORTED'), await demandIn(world, 'SORTED')];
    const [merging, listing] = await Promise.all([merged([a, b]), step('listDemand', b)]);
    expect([merging, listing].filter(({ length }) => length === 0)).toHaveLength(1);
    expect((await stateOf(b))?.state).toBe(merging.length === 0 ? 'MERGED' : 'LISTED');
    expect((await stateOf(a))?.version).toBe(merging.length === 0 ? 2 : 1);
  }
});

test('merging against merging the other way round: one is done, none is lost', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [a, b] = [await demandIn(world, 'COLLECTED'), await demandIn(world, 'COLLECTED')];
    const found = await Promise.all([merged([a, b], a), merged([b, a], b)]);
    expect(found.filter(({ length }) => length === 0)).toHaveLength(1);
    const states = [await stateOf(a), await stateOf(b)].map((row) => row?.state).sort();
    expect(states).toEqual(['COLLECTED', 'MERGED']);
  }
});

test('withdrawing against claiming: what is held is not withdrawn, what is withdrawn not held', async () => {
  const unitA = unit('org-nb-unit-a');
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await demandIn(world, 'LISTED');
    const claim = { demandId: id, resourceId: 'res-nb-03', quantity: 1 };
    const [withdrawing, { userErrors, claim: held }] = await Promise.all([
      step('withdrawDemand', id),
      claimDemand(world, unitA, claim),
    ]);
    expect(withdrawing.length === 0).toBe(held === null);
    expect((await stateOf(id))?.state).toBe(held ? 'LISTED' : 'WITHDRAWN');
    expect(held ? withdrawing : userErrors.map(({ code }) => code)).toEqual(
      held ? ['INVALID_STATE demandId'] : ['NOT_CLAIMABLE'],
    );
    // Once the hold is over nothing stands in the way, and its end is written down first.
    await inLists(world, `update claim set expires_at = now() where demand_id = $1`, [id]);
    if (held) {
      expect(faults(await take(world, 'withdrawDemand', ningbao, id))).toEqual([]);
    }
  }
});

test.each([
  ['withdrawDemand', 'NO_LONGER_NEEDED'],
  ['unlistDemand', 'OTHER'],
] as const)('who signed up is told no by %s', async (name, reason) => {
  const id = await demandIn(world, 'LISTED', { kind: 'REPAIR_ORDER' });
  await inLists(
    world,
    `insert into claim (id, demand_id, claimant_person_id, area_id, area_path, opened_by, quantity,
      quarter, state, claimed_at, provenance)
    select 'clm-' || id, id, 'per-qianshang-05', area_id, area_path, 'CLAIMANT', 1, list_quarter,
      'APPLIED', now(), 'ENTERED' from demand where id = $1`,
    [id],
  );
  expect(await step(name, id)).toEqual([]);
  const [row] = await inLists(
    world,
    `select c.state::text, c.reason::text, c.version, e.type from claim c
      join event e on e.entity_id = c.id where c.demand_id = $1`,
    [id],
  );
  const [state, type] = ['DECLINED', 'claim.declined'];
  expect(row).toEqual({ state, reason, version: 2, type });
});
