// Merging: one demand goes on with the submissions of all, none is lost and none is in two; who may,
// from where, and all that is refused at once.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { commandOf, faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';
import { demandIn, firm, ningbao } from './demand-stepping.ts';
import { NEED, submitDemand } from './submitting.ts';

const SCOPES = ['demands:write'];
const mergeDemands = commandOf({
  subgraph: 'lists',
  mutation: 'mergeDemands',
  field: 'demand',
  selection: 'id state version quantity listQuarter receivedAt submissions { totalCount }',
});

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const at = (ids: readonly string[], expectedVersion = 1) =>
  ids.map((id) => ({ id, expectedVersion }));

describe('the same need by several ways', () => {
  test('is one demand with all submissions', async () => {
    const channels = ['HAPPINESS_MAILBOX', 'VISIT', 'KIOSK'];
    const made: string[] = [];
    for (const channel of channels) {
      const { demand } = await submitDemand.done(world, ningbao, { ...NEED, channel });
      made.push(String(demand?.id));
    }
    const [first = '', into = '', last = ''] = made;
    const input = { demands: at(made), intoId: into, quantity: 5, idempotencyKey: 'merge' };
    const { demand, userErrors } = await mergeDemands.done(world, ningbao, input);
    expect(userErrors).toEqual([]);
    expect(demand).toMatchObject({
      id: into,
      state: 'COLLECTED',
      version: 2,
      quantity: 5,
      submissions: { totalCount: 3 },
    });
    const rows = await inLists(
      world,
      `select d.id, d.state::text, d.merged_into_id as into, d.version,
        (select count(*)::int from submission s where s.demand_id = d.id) as said
      from demand d where d.id = any($1) order by d.created_at`,
      [[first, last]],
    );
    expect(rows).toEqual(
      [first, last].map((id) => ({ id, state: 'MERGED', into, version: 2, said: 0 })),
    );
    const [oldest] = await inLists<{ is: boolean }>(
      world,
      'select a.received_at = b.received_at as is from demand a, demand b where a.id = $1 and b.id = $2',
      [first, into],
    );
    expect(oldest?.is).toBe(true);
    const events = await inLists(
      world,
      `select type, entity_id as id from event where type in ('demand.merged', 'demand.enlarged') order by seq`,
    );
    expect(events).toEqual([
      { type: 'demand.merged', id: first },
      { type: 'demand.merged', id: last },
      { type: 'demand.enlarged', id: into },
    ]);
    const reversed = { ...input, demands: at([...made].reverse()) };
    expect((await mergeDemands.done(world, ningbao, reversed)).replayed).toBe(true);
  });
});

describe('merging is refused', () => {
  test('of cargoes that go different ways; one way can be said in several words', async () => {
    const cargo = async (to: string) => {
      const freight = { from: '山东省青岛市黄岛区', to };
      const need = { ...NEED, kind: 'FREIGHT', category: 'FREIGHT', unit: 'TRIP', freight };
      const { demand, userErrors } = await submitDemand.done(world, ningbao, need);
      expect(userErrors).toEqual([]);
      return String(demand?.id);
    };
    const [a, b, c] = [await cargo('青岛市即墨区'), await cargo('济南市'), await cargo('即墨')];
    const merged = async (ids: string[]) =>
      faults(await mergeDemands.done(world, ningbao, { demands: at(ids), intoId: a, quantity: 1 }));
    expect(await merged([a, b])).toEqual(['INVALID_INPUT demands.1.id']);
    expect(await merged([a, c])).toEqual([]);
  });

  test.each([
    'ROUTED',
    'RESOLVED',
    'LISTED',
    'CLAIMED',
    'DELIVERED',
    'CONFIRMED',
    'MERGED',
    'WITHDRAWN',
  ])('of and into what is %s', async (state) => {
    const [a, b] = [await demandIn(world, state), await demandIn(world, 'SORTED')];
    for (const intoId of [a, b]) {
      const input = { demands: at([a, b]), intoId, quantity: 1 };
      const answer = await mergeDemands.done(world, ningbao, input);
      expect(faults(answer)).toEqual(['INVALID_STATE demands.0.id']);
    }
  });

  test('to everybody but the community and those above it', async () => {
    const place = async () => [await demandIn(world, 'SORTED'), await demandIn(world, 'COLLECTED')];
    const merged = async (actor: typeof ningbao) => {
      const ids = await place();
      const input = { demands: at(ids), intoId: ids[0], quantity: 1 };
      return faults(await mergeDemands.done(world, actor, input));
    };
    expect(await merged(organisation('org-dst-jimei', 'COMMUNITY', SCOPES))).toEqual([]);
    expect(await merged(organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', SCOPES))).toEqual(
      [],
    );
    const twice = ['FORBIDDEN actingForId', 'FORBIDDEN actingForId'];
    expect(await merged(firm)).toEqual(twice);
    expect(await merged(organisation('org-com-lianting', 'COMMUNITY', SCOPES))).toEqual(twice);
  });

  test('for all reasons at once, and nothing is written', async () => {
    const [a, b] = [await demandIn(world, 'SORTED'), await demandIn(world, 'SORTED')];
    const wish = await demandIn(world, 'COLLECTED', { kind: 'MICRO_WISH' });
    const input = { demands: at([a, b, wish], 2), intoId: a, quantity: 0 };
    expect(faults(await mergeDemands.done(world, ningbao, input))).toEqual([
      'INVALID_QUANTITY quantity',
      'VERSION_CONFLICT demands.0.expectedVersion',
      'VERSION_CONFLICT demands.1.expectedVersion',
      'VERSION_CONFLICT demands.2.expectedVersion',
      'INVALID_INPUT demands.2.id',
    ]);
    const states = await inLists(world, 'select distinct version from demand where id = any($1)', [
      [a, b, wish],
    ]);
    expect(states).toEqual([{ version: 1 }]);
  });

  test.each<[string, (a: string, b: string) => object, string[]]>([
    ['of one', (a) => ({ demands: at([a]), intoId: a }), ['INVALID_INPUT demands']],
    ['of one twice', (a) => ({ demands: at([a, a]), intoId: a }), ['INVALID_INPUT demands']],
    [
      'into another',
      (a, b) => ({ demands: at([a, b]), intoId: 'dem-none' }),
      ['INVALID_INPUT intoId'],
    ],
    ['of none', (a) => ({ demands: at([a, 'dem-none']), intoId: a }), ['NOT_FOUND demands.1.id']],
  ])('%s', async (_why, inputOf, expected) => {
    const [a, b] = [await demandIn(world, 'SORTED'), await demandIn(world, 'SORTED')];
    const answer = await mergeDemands.done(world, ningbao, { quantity: 1, ...inputOf(a, b) });
    expect(faults(answer)).toEqual(expected);
  });
});
