// Freight both ways (车找货、货找车) through the gateway, on the sample of the day: who looks finds by
// the way, sees what fits and why the rest does not, and it ends confirmed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { xinanCargoes, xinanTrucks } from '../../prisma/seed/src/lists/xinan-freight.ts';
import { keysOf } from '../../subgraphs/lists/src/freight/route.rules.ts';
import { inLists } from '../lists/claiming.ts';
import { publishResource } from '../lists/offering.ts';
import { person } from '../testkit/actors.ts';
import { commandOf, faults } from '../testkit/commands.ts';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { actsIn, communityOf, ofClaim, SCOPES } from './acts.ts';

const yihe = communityOf('com-yihe');
const [driver, other] = [1, 2].map((number) =>
  person(`per-xinan-driver-${number}`, 'VOLUNTEER', SCOPES),
) as [ReturnType<typeof person>, ReturnType<typeof person>];
const CARGO = {
  kind: 'FREIGHT',
  areaId: 'com-yihe',
  category: 'FREIGHT',
  audience: 'ANY',
  unit: 'TONNE',
  quantity: 5,
  freight: { from: '青岛市黄岛区辛安街道', to: '黄岛区薛家岛' },
};
const TRUCK = {
  areaId: 'com-yihe',
  title: '自卸车',
  category: 'FREIGHT',
  unit: 'TONNE',
  capacityPerQuarter: 30,
  routes: [{ from: '黄岛区', to: '山东省' }],
};

const claimDemand = commandOf({
  subgraph: 'lists',
  mutation: 'claimDemand',
  field: 'claim',
  selection: 'id',
});
const inviteToClaim = commandOf({
  subgraph: 'lists',
  mutation: 'inviteToClaim',
  field: 'claims',
  selection: 'id state version',
});

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
const { act, listed, delivered } = actsIn(() => world);

async function read<T>(query: string, variables: object = {}, actor = driver): Promise<T> {
  const { data, errors } = await world.query(query, { ...variables }, { actor });
  expect(errors).toBeUndefined();
  return data as T;
}

const titles = ({ nodes }: { nodes: { title: string }[] }) => nodes.map(({ title }) => title);

const CARGOES = `query ($freight: FreightFilter) {
  demands(filter: { area: { eq: "com-yihe" }, freight: $freight }, orderBy: [{ field: ID }]) { nodes { title } } }`;
const TRUCKS = `query ($freight: FreightFilter) {
  serviceResources(filter: { listedIn: { eq: "com-yihe" }, freight: $freight }, orderBy: [{ field: ID }]) { nodes { title } } }`;
type Nodes = { nodes: { title: string }[] };
const cargoes = async (freight: object) =>
  titles((await read<{ demands: Nodes }>(CARGOES, { freight })).demands);
const trucks = async (freight: object) =>
  titles((await read<{ serviceResources: Nodes }>(TRUCKS, { freight })).serviceResources);

test('the keys of the sample are those of the rules', () => {
  const ways = [
    ...xinanTrucks.flatMap(({ routes = [] }) => routes),
    ...xinanCargoes(today()).flatMap(({ freight }) => freight ?? []),
  ];
  expect(ways).toHaveLength(7);
  for (const { fromKey, toKey, ...said } of ways) {
    expect(keysOf(said)).toEqual({ from: fromKey, to: toKey });
  }
});

describe('who looks', () => {
  test('for cargo finds what is loaded within a place and goes to within another', async () => {
    expect(await cargoes({ from: '青岛', to: '山东' })).toEqual(['家具一车', '配件托盘']);
    expect(await cargoes({ from: '黄岛区' })).toEqual(['家具一车', '配件托盘']);
    expect(await cargoes({ to: '济南市' })).toEqual(['配件托盘']);
    expect(await cargoes({ from: '黄岛区薛家岛' })).toEqual([]);
    expect(await cargoes({})).toHaveLength(4);
  });

  test('for a truck finds those whose one route covers both places, or who go anywhere', async () => {
    const [van, lorry, fridge] = ['四米二厢式货车', '九米六高栏货车', '冷藏车'];
    const way = { from: '黄岛区辛安', to: '黄岛区薛家岛街道' };
    expect(await trucks(way)).toEqual([van, lorry, fridge]);
    expect(await trucks({ from: '青岛', to: '济南市历下区' })).toEqual([van, lorry, fridge]);
    expect(await trucks({ from: '城阳区', to: '黄岛区薛家岛' })).toEqual([lorry, fridge]);
    expect(await trucks({ from: '烟台' })).toEqual([fridge]);
    expect(await trucks({})).toHaveLength(3);
  });

  test('at a place that is not understood is told so', async () => {
    const { errors } = await world.query(CARGOES, { freight: { from: '薛家岛' } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('sees which fit, and what is in the way of the others', async () => {
    const { demands } = await read<{
      demands: { nodes: { title: string; matches: { nodes: object[] }; nearMisses: object[] }[] };
    }>(`{ demands(filter: { area: { eq: "com-yihe" }, freight: {} }, orderBy: [{ field: ID }]) { nodes { title
      freight { from fromDivision to toDivision }
      matches { nodes { resource { id } } } nearMisses { resource { id } blockers { code } } } } }`);
    const truck = (number: number) => ({ resource: { id: `res-xinan-truck-${number}` } });
    const blocked = (number: number) => ({ ...truck(number), blockers: [{ code: 'ROUTE' }] });
    const shown = demands.nodes.map(({ title, matches, nearMisses }) => [
      title,
      matches.nodes.length,
      nearMisses.filter((each) => JSON.stringify(each).includes('truck')),
    ]);
    expect(shown).toEqual([
      ['家具一车', 3, []],
      ['配件托盘', 3, []],
      ['冻品', 2, [blocked(1)]],
      ['建材', 1, [blocked(1), blocked(2)]],
    ]);
    expect(demands.nodes[1]).toMatchObject({
      freight: {
        from: '青岛市黄岛区辛安街道',
        fromDivision: '370211',
        to: '济南市历下区',
        toDivision: '370102',
      },
    });
  });
});

test('a truck looks for cargo: the driver puts it on the list and takes what fits', async () => {
  const cargo = await listed(yihe, { ...CARGO, title: '瓷砖' });
  const { id: resourceId } = await act(driver, 'publishResource', TRUCK, 'resource');
  const { serviceResource } = await read<{
    serviceResource: { routes: object[]; matches: { nodes: { demand: { id: string } }[] } };
  }>(
    `query ($id: ID!) { serviceResource(id: $id) { routes { from to toDivision }
      matches { nodes { demand { id } } } } }`,
    { id: resourceId },
  );
  expect(serviceResource.routes).toEqual([{ from: '黄岛区', to: '山东省', toDivision: '370000' }]);
  const found = serviceResource.matches.nodes.map(({ demand }) => demand.id);
  expect(found).toContain(cargo.id);
  expect(found).toHaveLength(3);
  const claim = { demandId: cargo.id, resourceId, quantity: 5 };
  const accepted = await act(driver, 'claimDemand', claim, 'claim');
  expect(accepted).toMatchObject({ state: 'ACCEPTED', demand: { state: 'CLAIMED' } });
  await delivered(yihe, driver, accepted, 5);
});

test('cargo looks for a truck: the community asks one that goes there', async () => {
  const cargo = await listed(yihe, { ...CARGO, title: '办公桌椅', wantedBy: today() });
  const invitee = { providerId: other.id, resourceId: 'res-xinan-truck-2', quantity: 5 };
  const answer = await inviteToClaim.done(world, yihe, {
    demandId: cargo.id,
    invitees: [invitee],
    respondBy: new Date(Date.now() + 86_400_000).toISOString(),
  });
  expect(faults(answer)).toEqual([]);
  const [invited] = answer.claims as unknown as [Parameters<typeof ofClaim>[0]];
  expect(invited.state).toBe('OFFERED');
  const accepted = await act(other, 'acceptClaim', ofClaim(invited), 'claim', 'ClaimStepInput');
  await delivered(yihe, other, accepted, 5);
});

describe('is refused', () => {
  const claim = async (need: object, resourceId: string, actor = driver) => {
    const { id: demandId } = await listed(yihe, { ...CARGO, title: '板材', ...need });
    return faults(await claimDemand.done(world, actor, { demandId, resourceId, quantity: 1 }));
  };

  test('a truck that goes elsewhere, and cargo after its last day', async () => {
    const away = { freight: { from: '青岛', to: '江苏省' } };
    expect(await claim(away, 'res-xinan-truck-1')).toEqual(['ROUTE resourceId']);
    // Nobody puts forward what is over, so time has to go by.
    const { id: demandId } = await listed(yihe, { ...CARGO, title: '板材' });
    await inLists(world, `update demand set wanted_by = '2026-01-02' where id = $1`, [demandId]);
    const late = { demandId, resourceId: 'res-xinan-truck-1', quantity: 1 };
    expect(faults(await claimDemand.done(world, driver, late))).toEqual([
      'OUTSIDE_TIME_WINDOW resourceId',
    ]);
  });

  test('a truck after its last day', async () => {
    const past = { ...TRUCK, availableFrom: '2026-01-01', availableTo: '2026-01-02' };
    const { id } = await act(driver, 'publishResource', past, 'resource');
    const open = { wantedFrom: '2026-01-01' };
    expect(await claim(open, id)).toEqual(['OUTSIDE_TIME_WINDOW resourceId']);
  });

  test('a truck of nobody who is registered as a driver, and routes of what is no truck', async () => {
    const resident = person('per-nb-resident-1', 'VOLUNTEER', SCOPES);
    const mine = { ...TRUCK, areaId: 'com-ningbao' };
    const told = await publishResource.done(world, resident, mine);
    expect(faults(told)).toEqual(['FORBIDDEN providerId']);
    const odd = { ...TRUCK, category: 'GREENING', routes: [{ from: '王台', to: '通州' }] };
    expect(faults(await publishResource.done(world, driver, odd))).toEqual([
      'INVALID_INPUT routes.0.from',
      'INVALID_INPUT routes.0.to',
      'INVALID_INPUT routes',
    ]);
  });
});
