// One claim at a time through the real gateway: what it moves, what it writes down, and each reason
// for which it is refused; after every test both lists are in balance.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { type ClaimInput, claimDemand, imbalances, inLists, tryToClaim, unit } from './claiming.ts';

const MEDICAL = { demandId: 'dem-nb-2023q2-12', resourceId: 'res-nb-03', quantity: 1 };
const POLICY = { demandId: 'dem-nb-2023q2-18', resourceId: 'res-nb-12' };
const unitA = unit('org-nb-unit-a');
const unitH = unit('org-nb-unit-h');

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await imbalances(world)).toEqual([]);
});

async function refusals(actor: Parameters<typeof claimDemand>[1], input: ClaimInput) {
  const { claim, replayed, userErrors } = await claimDemand(world, actor, input);
  expect({ claim, replayed }).toEqual({ claim: null, replayed: false });
  return userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`);
}

describe('a claim of a community project', () => {
  test('holds part of the demand and of the resource until the community answers', async () => {
    const { claim, replayed, userErrors } = await claimDemand(world, unitH, {
      ...POLICY,
      quantity: 3,
    });
    expect({ replayed, userErrors }).toEqual({ replayed: false, userErrors: [] });
    expect(claim).toMatchObject({
      state: 'HELD',
      quantity: 3,
      quarter: '2023-Q2',
      demand: { state: 'LISTED', free: 5, held: 3, committed: 0 },
    });
    expect(claim?.id).toMatch(/^clm-[0-9a-f]{8}-[0-9a-f]{4}-7/);
    const [hours] = await inLists<{ hours: number }>(
      world,
      `select extract(epoch from expires_at - claimed_at)::int / 3600 as hours from claim where id = $1`,
      [claim?.id],
    );
    // Two working days: from just over one night more to a weekend more.
    expect(hours?.hours).toBeGreaterThanOrEqual(48);
    expect(hours?.hours).toBeLessThanOrEqual(120);
  });

  test('is written down for members, without names in what changed', async () => {
    const query = `{ demand(id: "${POLICY.demandId}") { version history { nodes {
      type changes fromVersion toVersion actor { __typename ... on Organisation { id } } onBehalfOf { id } } } } }`;
    const shown = async (actor: Parameters<typeof claimDemand>[1]) =>
      (await world.query(query, {}, { actor })).data as {
        demand: { version: number; history: { nodes: unknown[] } };
      };
    const held = { type: 'demand.held', changes: ['held'], fromVersion: 1, toVersion: 1 };
    const { demand } = await shown(organisation('org-com-ningbao', 'COMMUNITY'));
    expect(demand.version).toBe(1);
    expect(demand.history.nodes).toEqual([
      {
        ...held,
        actor: { __typename: 'Organisation', id: 'org-nb-unit-h' },
        onBehalfOf: { id: 'org-nb-unit-h' },
      },
    ]);
    const outside = await shown(unit('org-nb-unit-k'));
    expect(outside.demand.history.nodes).toEqual([{ ...held, actor: null, onBehalfOf: null }]);
  });

  test('of more than is left says how much is', async () => {
    const { userErrors } = await claimDemand(world, unitH, { ...POLICY, quantity: 6 });
    expect(userErrors).toMatchObject([
      {
        code: 'NOT_ENOUGH_LEFT',
        field: ['input', 'quantity'],
        limit: 5,
        entityId: POLICY.demandId,
      },
      { code: 'NO_CAPACITY', field: ['input', 'quantity'], limit: 2, entityId: POLICY.resourceId },
    ]);
  });
});

describe('a claim is refused', () => {
  test.each<[string, Parameters<typeof claimDemand>[1], ClaimInput, string[]]>([
    [
      'without a resource',
      unitA,
      { ...MEDICAL, resourceId: null },
      ['RESOURCE_REQUIRED input.resourceId'],
    ],
    [
      'with one that is not there',
      unitA,
      { ...MEDICAL, resourceId: 'res-none' },
      ['NOT_FOUND input.resourceId'],
    ],
    ['with that of another', unitH, MEDICAL, ['NOT_PROVIDER input.resourceId']],
    ['for none', unitA, { ...MEDICAL, quantity: 0 }, ['INVALID_QUANTITY input.quantity']],
    [
      'for less than none',
      unitA,
      { ...MEDICAL, quantity: -5 },
      ['INVALID_QUANTITY input.quantity'],
    ],
    ['of no demand', unitA, { ...MEDICAL, demandId: 'dem-none' }, ['NOT_FOUND input.demandId']],
    [
      'for a stranger',
      unitA,
      { ...MEDICAL, claimantId: 'org-nb-unit-b' },
      ['FORBIDDEN input.claimantId'],
    ],
    [
      'on behalf of a stranger',
      unitA,
      { ...MEDICAL, actingForId: 'org-nb-unit-b' },
      ['ACTING_FOR input.actingForId'],
    ],
    [
      'with an empty key',
      unitA,
      { ...MEDICAL, idempotencyKey: ' ' },
      ['INVALID_INPUT input.idempotencyKey'],
    ],
    [
      'with an endless key',
      unitA,
      { ...MEDICAL, idempotencyKey: 'k'.repeat(256) },
      ['INVALID_INPUT input.idempotencyKey'],
    ],
    [
      'without capacity',
      unitA,
      { ...MEDICAL, resourceId: 'res-nb-02' },
      ['NO_CAPACITY input.quantity'],
    ],
    [
      'for another audience',
      unit('org-nb-unit-b'),
      { ...MEDICAL, resourceId: 'res-nb-04' },
      ['AUDIENCE input.resourceId'],
    ],
    [
      'outside its area',
      unit('org-nb-unit-c'),
      { ...MEDICAL, resourceId: 'res-nb-05' },
      ['OUTSIDE_SERVICE_AREA input.resourceId'],
    ],
    [
      'at the wrong time',
      unit('org-nb-unit-d'),
      { demandId: 'dem-nb-2023q2-16', resourceId: 'res-nb-07', quantity: 1 },
      ['OUTSIDE_TIME_WINDOW input.resourceId'],
    ],
    [
      'of what was delivered',
      unitA,
      { demandId: 'dem-nb-2023q2-02', resourceId: 'res-nb-03', quantity: 1 },
      ['NOT_CLAIMABLE input.demandId', 'ALREADY_CLAIMED input.demandId'],
    ],
    [
      'of what was routed',
      unit('org-nb-unit-d'),
      { demandId: 'dem-nb-2023q2-23', resourceId: 'res-nb-08', quantity: 1 },
      ['NOT_CLAIMABLE input.demandId'],
    ],
    ['by what is not known', unit('org-nobody'), MEDICAL, ['NOT_FOUND input.claimantId']],
    [
      'of another category, elsewhere, for all reasons at once',
      unit('org-fucai'),
      { ...MEDICAL, resourceId: 'res-longze-canteen', quantity: 99 },
      [
        'NOT_ENOUGH_LEFT input.quantity',
        'CATEGORY input.resourceId',
        'UNIT input.resourceId',
        'OUTSIDE_SERVICE_AREA input.resourceId',
        'NO_CAPACITY input.quantity',
      ],
    ],
  ])('%s', async (_why, actor, input, expected) => {
    const before = await inLists(world, 'select count(*) from claim');
    expect(await refusals(actor, input)).toEqual(expected);
    expect(await inLists(world, 'select count(*) from claim')).toEqual(before);
  });

  test('to the anonymous and without the scope, at the top', async () => {
    const code = async (actor: Parameters<typeof claimDemand>[1]) =>
      (await tryToClaim(world, actor, MEDICAL)).errors?.[0]?.extensions?.code;
    expect(await code(null)).toBe('UNAUTHENTICATED');
    expect(await code(organisation('org-nb-unit-a', 'PARTNER_UNIT'))).toBe('FORBIDDEN');
  });

  test('and nothing of it is stored: the same key can be used again', async () => {
    const key = { idempotencyKey: 'refused-then-made' };
    await refusals(unitA, { ...MEDICAL, ...key, quantity: 2 });
    expect(
      await inLists(world, 'select 1 from idempotency where key = $1', [key.idempotencyKey]),
    ).toEqual([]);
    const { claim } = await claimDemand(world, unitA, { ...MEDICAL, ...key });
    expect(claim?.state).toBe('HELD');
  });
});

describe('the policy of the kind', () => {
  test('a wish is taken by a person, whole, and by no unit', async () => {
    const [wish] = await inLists<{ id: string }>(
      world,
      `select id from demand where kind = 'MICRO_WISH' and state = 'LISTED' order by id`,
    );
    const demandId = wish?.id ?? '';
    expect(await refusals(unitA, { demandId, quantity: 1 })).toEqual(['NOT_FOUND input.demandId']);
    const first = person('per-longze-01', 'VOLUNTEER', ['claims:write']);
    const { claim } = await claimDemand(world, first, { demandId, quantity: 1 });
    expect(claim?.state).toBe('HELD');
    const second = person('per-longze-02', 'VOLUNTEER', ['claims:write']);
    expect(await refusals(second, { demandId, quantity: 1 })).toEqual([
      'ALREADY_CLAIMED input.demandId',
      'CLAIM_POLICY input.claimantId',
    ]);
  });

  test('an order takes sign-ups of team members, each once, and holds nothing', async () => {
    const [order] = await inLists<{ id: string }>(
      world,
      `select id from demand where kind = 'REPAIR_ORDER' and state = 'LISTED' order by id`,
    );
    const input = { demandId: order?.id ?? '', quantity: 1 };
    const member = person('per-qianshang-05', 'VOLUNTEER', ['claims:write']);
    const { claim } = await claimDemand(world, member, input);
    expect(claim).toMatchObject({
      state: 'APPLIED',
      expiresAt: null,
      demand: { free: 1, held: 0 },
    });
    expect(await refusals(member, input)).toEqual(['CLAIM_POLICY input.claimantId']);
    const other = person('per-qianshang-06', 'VOLUNTEER', ['claims:write']);
    expect((await claimDemand(world, other, input)).claim?.state).toBe('APPLIED');
    const resident = person('per-nb-resident-1', 'VOLUNTEER', ['claims:write']);
    expect(await refusals(resident, input)).toEqual(['CLAIM_POLICY input.claimantId']);
    const withResource = { ...input, resourceId: 'res-qianshang-repair' };
    const third = person('per-qianshang-07', 'VOLUNTEER', ['claims:write']);
    expect(await refusals(third, withResource)).toContain('INVALID_INPUT input.resourceId');
  });
});
