// How a community keeps its lists: who says so and when it is refused, how long claims are then held
// for an answer, and units that claim wishes where the community lets them, and nowhere else.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { commandOf, faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { claimDemand, inLists, unit } from './claiming.ts';
import { arena } from './stepping.ts';

const SCOPES = ['demands:write', 'claims:write'];
const ningbao = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);
const shanhai = organisation('org-com-shanhai', 'COMMUNITY', SCOPES);
const unitH = unit('org-nb-unit-h');

const setListPolicy = commandOf({
  subgraph: 'lists',
  mutation: 'setListPolicy',
  field: 'listPolicy',
  selection:
    'id version holdWorkdays unitsClaimWishes provenance area { id } history { nodes { type } }',
});

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('setting', () => {
  test('begins with the first version and goes on from what was seen', async () => {
    const areaId = 'com-lianting';
    const lianting = organisation('org-com-lianting', 'COMMUNITY', SCOPES);
    const { listPolicy: first } = await setListPolicy.done(world, lianting, { areaId });
    expect(first).toMatchObject({
      version: 1,
      holdWorkdays: 2,
      unitsClaimWishes: false,
      provenance: 'ENTERED',
      area: { id: areaId },
    });
    const unseen = await setListPolicy.done(world, lianting, { areaId, holdWorkdays: 3 });
    expect(faults(unseen)).toEqual(['VERSION_CONFLICT expectedVersion']);
    expect(unseen.userErrors[0]?.currentVersion).toBe(1);
    const change = { areaId, holdWorkdays: 5, expectedVersion: 1, idempotencyKey: 'five days' };
    const second = await setListPolicy.done(world, lianting, change);
    expect(second.listPolicy).toMatchObject({ id: first?.id, version: 2, holdWorkdays: 5 });
    expect((await setListPolicy.done(world, lianting, change)).replayed).toBe(true);
    expect(second.listPolicy?.history).toEqual({
      nodes: [{ type: 'listPolicy.set' }, { type: 'listPolicy.set' }],
    });
    const wishes = { areaId, unitsClaimWishes: true, expectedVersion: 2 };
    const third = await setListPolicy.done(world, lianting, wishes);
    expect(third.listPolicy).toMatchObject({ holdWorkdays: 5, unitsClaimWishes: true });
    const { data } = await world.query(
      `{ area(id: "${areaId}") { listPolicy { holdWorkdays } } other: area(id: "com-fangzhi") { listPolicy { id } }
        listPolicies(filter: { area: { within: "str-xinglin" } }) { nodes { area { id } } } }`,
    );
    expect(data).toEqual({
      area: { listPolicy: { holdWorkdays: 5 } },
      other: { listPolicy: null },
      listPolicies: { nodes: [{ area: { id: areaId } }] },
    });
  });

  test.each([
    [0, ['INVALID_INPUT holdWorkdays']],
    [21, ['INVALID_INPUT holdWorkdays']],
    [-(2 ** 31), ['INVALID_INPUT holdWorkdays']],
  ])('%s working days is refused', async (holdWorkdays, expected) => {
    const input = { areaId: 'com-fangzhi', holdWorkdays };
    const fangzhi = organisation('org-com-fangzhi', 'COMMUNITY', SCOPES);
    expect(faults(await setListPolicy.done(world, fangzhi, input))).toEqual(expected);
  });

  test('is for the community, those above it and the platform; all reasons at once', async () => {
    const cases = [
      [organisation('org-com-fangzhi', 'COMMUNITY', SCOPES), []],
      [organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', SCOPES), []],
      [ningbao, ['FORBIDDEN actingForId']],
      [organisation('org-com-fangzhi', 'PARTNER_UNIT', SCOPES), ['FORBIDDEN actingForId']],
      [person('per-nb-resident-1', 'RESIDENT_REPRESENTATIVE', SCOPES), ['FORBIDDEN actingForId']],
    ] as const;
    for (const [actor, expected] of cases) {
      await inLists(world, `delete from list_policy where area_id = 'com-fangzhi'`);
      const answer = await setListPolicy.done(world, actor, { areaId: 'com-fangzhi' });
      expect(faults(answer), actor.id).toEqual(expected);
    }
    const wrong = {
      areaId: 'com-fangzhi',
      holdWorkdays: 99,
      expectedVersion: 4,
      idempotencyKey: '',
    };
    await inLists(world, `delete from list_policy where area_id = 'com-fangzhi'`);
    expect(faults(await setListPolicy.done(world, ningbao, wrong))).toEqual([
      'INVALID_INPUT idempotencyKey',
      'INVALID_INPUT holdWorkdays',
      'FORBIDDEN actingForId',
      'VERSION_CONFLICT expectedVersion',
    ]);
    const street = { areaId: 'str-xinglin' };
    expect(faults(await setListPolicy.done(world, ningbao, street))).toEqual(['NOT_FOUND areaId']);
  });

  test('of twenty who set the first one at once, one does', async () => {
    const input = { areaId: 'com-shanhai', holdWorkdays: 4 };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => setListPolicy.done(world, shanhai, input)),
    );
    expect(answers.filter(({ listPolicy }) => listPolicy)).toHaveLength(1);
    await inLists(world, `delete from list_policy where area_id = 'com-shanhai'`);
  });
});

test('a claim is held for as long as the community says, and those before it as they were', async () => {
  const at = await arena(world, 5);
  const ends = async () =>
    (await claimDemand(world, unitH, { ...at, quantity: 1 })).claim?.expiresAt;
  const usual = await ends();
  await setListPolicy.done(world, ningbao, { areaId: 'com-ningbao', holdWorkdays: 10 });
  const long = await ends();
  const days = (Date.parse(long ?? '') - Date.parse(usual ?? '')) / 86_400_000;
  // Eight working days more are ten calendar days at the least.
  expect(days).toBeGreaterThanOrEqual(10);
  const rows = await inLists<{ hour: string }>(
    world,
    `select distinct to_char(expires_at at time zone 'Asia/Shanghai', 'HH24:MI') as hour
      from claim where demand_id = $1`,
    [at.demandId],
  );
  expect(rows).toEqual([{ hour: '00:00' }]);
});

describe('wishes', () => {
  const wish = { demandId: 'dem-longze-wish-43', quantity: 1 };
  const seen = async () => {
    const { data } = await world.query(
      `query ($id: ID!) { demand(id: $id) { claimPolicy { claimants }
        allowedTransitions { mutation allowed } } }`,
      { id: wish.demandId },
      { actor: unitH },
    );
    return (data as { demand: { claimPolicy: object; allowedTransitions: object[] } | null })
      .demand;
  };

  test('are for persons, until the community lets units claim them', async () => {
    const [row] = await inLists<{ id: string }>(
      world,
      `select id from demand where kind = 'MICRO_WISH' and area_id = 'com-shanhai' and state = 'LISTED'
        and held = 0 order by id limit 1`,
    );
    wish.demandId = row?.id ?? '';
    expect(await seen()).toBeNull();
    expect((await claimDemand(world, unitH, wish)).userErrors.map(({ code }) => code)).toEqual([
      'NOT_FOUND',
    ]);
    const policy = { areaId: 'com-shanhai', unitsClaimWishes: true };
    await setListPolicy.done(world, shanhai, policy);
    expect(await seen()).toMatchObject({
      claimPolicy: { claimants: ['ORGANISATION', 'PERSON'] },
      allowedTransitions: expect.arrayContaining([{ mutation: 'claimDemand', allowed: true }]),
    });
    // It offers much, of which nothing is asked for.
    const verdict = await world.query(
      `query ($id: ID!, $unit: ID!) { whyNot(demandId: $id, providerId: $unit) {
        fits resource { id } blockers { code } } }`,
      { id: wish.demandId, unit: unitH.id },
      { actor: unitH },
    );
    expect(verdict.data).toEqual({ whyNot: { fits: true, resource: null, blockers: [] } });
    const { claim } = await claimDemand(world, unitH, wish);
    expect(claim).toMatchObject({ state: 'HELD', demand: { held: 1, free: 0 } });
    const no = { ...policy, unitsClaimWishes: false, expectedVersion: 1 };
    await setListPolicy.done(world, shanhai, no);
    const other = unit('org-nb-unit-i');
    const { data } = await world.query(
      `query ($id: ID!) { demand(id: $id) { id } }`,
      { id: wish.demandId },
      { actor: other },
    );
    expect(data).toEqual({ demand: null });
  });
});
