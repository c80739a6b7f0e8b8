// Closing a demand of which some was served: from which state, by whom, what becomes of the rest and of
// those who signed up.
import type { Actor } from '@lianjian/kernel/context';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { commandOf, faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { claimDemand, imbalances, inLists } from './claiming.ts';
import { arena, community, held, provider, take, through } from './stepping.ts';

const SCOPES = ['demands:write', 'claims:write'];
const keeper = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);

const closeDemand = commandOf({
  subgraph: 'lists',
  mutation: 'closeDemand',
  input: 'DemandReasonInput',
  field: 'demand',
  selection: 'id version state free held committed',
});
const CLOSE = { expectedVersion: 1, reason: 'NO_LONGER_NEEDED' };

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A demand of four of which a claim has as much as is said, taken as far as is said. */
async function served(quantity: number, until: 'HELD' | 'ACCEPTED' | 'DELIVERED' | 'CONFIRMED') {
  const at = await arena(world, 4);
  const claimId = await held(world, at, quantity);
  const report = { quantity, outputs: [{ metric: '次', value: String(quantity), unit: '次' }] };
  const steps = [
    [community, 'acceptClaim'],
    [provider, 'startService'],
    [provider, 'reportDelivery', report],
    [community, 'confirmDelivery', { quantity }],
  ] as const;
  const taken = { HELD: 0, ACCEPTED: 1, DELIVERED: 3, CONFIRMED: 4 }[until];
  if (taken > 0) {
    await through(world, claimId, steps.slice(0, taken));
  }
  return at;
}

describe('what is left of a demand', () => {
  test('is closed when the rest was served and confirmed, and stays as it was counted', async () => {
    const { demandId } = await served(3, 'CONFIRMED');
    const { demand, userErrors } = await closeDemand.done(world, keeper, { ...CLOSE, demandId });
    expect(userErrors).toEqual([]);
    expect(demand).toMatchObject({ state: 'CONFIRMED', version: 2, free: 1, committed: 3 });
    expect(await imbalances(world)).toEqual([]);
    const [logged] = await inLists(
      world,
      `select after from event where entity_id = $1 and type = 'demand.closed'`,
      [demandId],
    );
    expect(logged).toMatchObject({ after: { state: 'CONFIRMED', reason: 'NO_LONGER_NEEDED' } });
    const again = await claimDemand(world, provider, { demandId, quantity: 1 });
    expect(again.userErrors.map(({ code }) => code)).toContain('NOT_CLAIMABLE');
  });

  test.each([
    ['nothing was served', null],
    ['somebody holds some of it', 'HELD'],
    ['a claim was accepted', 'ACCEPTED'],
    ['a delivery waits to be confirmed', 'DELIVERED'],
  ] as const)('stays while %s', async (_why, until) => {
    const { demandId } = until ? await served(2, until) : await arena(world, 4);
    const answer = await closeDemand.done(world, keeper, { ...CLOSE, demandId });
    expect(faults(answer)).toEqual(['INVALID_STATE demandId']);
  });

  test('is not closed twice, nor all of what is confirmed', async () => {
    const { demandId } = await served(4, 'CONFIRMED');
    const answer = await closeDemand.done(world, keeper, { ...CLOSE, demandId });
    expect(faults(answer)).toEqual(['INVALID_STATE demandId']);
  });

  test('is for the community, with a reason and the version, all at once', async () => {
    const { demandId } = await served(3, 'CONFIRMED');
    const may: Actor[] = [
      organisation('org-str-xinglin', 'COMMUNITY', SCOPES),
      organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', SCOPES),
    ];
    const mayNot: Actor[] = [
      organisation('org-com-lianting', 'COMMUNITY', SCOPES),
      organisation('org-nb-unit-h', 'PARTNER_UNIT', SCOPES),
      organisation('org-firm-ningbao', 'PROPERTY_FIRM', SCOPES),
      person('per-nb-resident-1', 'RESIDENT_REPRESENTATIVE', SCOPES),
    ];
    for (const actor of mayNot) {
      const wrong = { demandId, expectedVersion: 9, reason: 'NO_SHOW' };
      expect(faults(await closeDemand.done(world, actor, wrong)), actor.id).toEqual([
        'INVALID_INPUT reason',
        'FORBIDDEN actingForId',
        'VERSION_CONFLICT expectedVersion',
      ]);
    }
    for (const actor of may) {
      const at = await served(3, 'CONFIRMED');
      const given = { ...CLOSE, demandId: at.demandId };
      expect(faults(await closeDemand.done(world, actor, given)), actor.id).toEqual([]);
    }
  });
});

test('who was not chosen is told so when all of it is confirmed, and waits in no queue before', async () => {
  const [order] = await inLists<{ id: string; area_id: string }>(
    world,
    `select id, area_id from demand where kind = 'REPAIR_ORDER' and state = 'LISTED' and skill is null
      order by id`,
  );
  const demandId = order?.id ?? '';
  const ids: string[] = [];
  for (const id of ['per-qianshang-05', 'per-qianshang-06']) {
    const member = person(id, 'VOLUNTEER', ['claims:write']);
    const { claim } = await claimDemand(world, member, { demandId, quantity: 1 });
    ids.push(claim?.id ?? '');
  }
  const chooser = organisation(`org-${order?.area_id}`, 'COMMUNITY', SCOPES);
  const chosen = person('per-qianshang-05', 'VOLUNTEER', ['claims:write']);
  const queue = `{ worklist(areaId: "${order?.area_id}") { toChoose { nodes { demand { id } } } } }`;
  const waiting = async () => {
    const { data } = await world.ask('lists', queue, {}, { actor: chooser });
    const { toChoose } = (
      data as { worklist: { toChoose: { nodes: { demand: { id: string } }[] } } }
    ).worklist;
    return toChoose.nodes.filter(({ demand }) => demand.id === demandId).length;
  };
  expect(await waiting()).toBe(2);
  await through(world, ids[0] ?? '', [[chooser, 'chooseClaim']]);
  expect(await waiting()).toBe(0);
  await through(world, ids[0] ?? '', [
    [chosen, 'startService'],
    [
      chosen,
      'reportDelivery',
      { quantity: 1, outputs: [{ metric: '门', value: '1', unit: '扇' }] },
    ],
    [chooser, 'confirmDelivery', { quantity: 1 }],
  ]);
  const [other] = await inLists(world, 'select state, reason, version from claim where id = $1', [
    ids[1],
  ]);
  expect(other).toEqual({ state: 'DECLINED', reason: 'NOT_CHOSEN', version: 2 });
  const late = await take(world, chooser, 'chooseClaim', { claimId: ids[1], expectedVersion: 2 });
  expect(late.userErrors.map(({ code }) => code)).toContain('INVALID_STATE');
});
