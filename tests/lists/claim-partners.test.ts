// Partners of a claim: who names them, whom, and that they are on the claimant's side from then on.
import { setPeer } from '@lianjian/kernel/peers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { claimDemand, inLists } from './claiming.ts';
import { arena, community, provider, take, through } from './stepping.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const codes = ({ userErrors }: { userErrors: { code: string; field: string[] | null }[] }) =>
  userErrors.map(({ code, field }) => `${code} ${field?.slice(1).join('.')}`);

const written = () =>
  inLists(
    world,
    `select (select count(*) from claim) as claims, (select count(*) from claim_partner) as partners,
      (select count(*) from event) as events`,
  );

test('a unit takes up a demand with another and with the community, which then is no other side', async () => {
  const at = await arena(world, 2);
  const partnerIds = ['org-nb-unit-k', 'org-com-ningbao', 'per-nb-resident-1'];
  const asPartner = async () => {
    const { data } = await world.query(
      '{ organisation(id: "org-nb-unit-k") { serviceRecord { asPartner } } }',
    );
    return (data as { organisation: { serviceRecord: { asPartner: number } } }).organisation
      .serviceRecord.asPartner;
  };
  const before = await asPartner();
  const { claim, userErrors } = await claimDemand(world, provider, {
    ...at,
    quantity: 2,
    partnerIds,
  });
  expect(userErrors).toEqual([]);
  const { data } = await world.query(
    `query ($id: ID!) { claim(id: $id) { partners { __typename ... on Organisation { id name } ... on Person { id } } } }`,
    { id: claim?.id },
  );
  expect(data).toMatchObject({
    claim: {
      partners: [{ id: 'org-nb-unit-k' }, { id: 'org-com-ningbao' }, { __typename: 'Person' }],
    },
  });
  const own = { claimId: claim?.id, expectedVersion: 1 };
  expect(codes(await take(world, community, 'acceptClaim', own))).toEqual(['FORBIDDEN claimId']);
  const street = organisation('org-str-xinglin', 'COMMUNITY', ['claims:write']);
  await through(world, claim?.id ?? '', [[street, 'acceptClaim']]);
  expect(await asPartner()).toBe(before + 1);
});

test('is refused for all reasons at once, and nothing is written', async () => {
  const at = await arena(world, 2);
  const before = await written();
  const partnerIds = [
    ...[provider.id, 'org-nb-unit-k', 'org-nb-unit-k', 'org-nobody'],
    'org-str-xinglin',
  ];
  expect(codes(await claimDemand(world, provider, { ...at, quantity: 3, partnerIds }))).toEqual([
    'INVALID_INPUT partnerIds.0',
    'INVALID_INPUT partnerIds.2',
    'FORBIDDEN partnerIds.4',
    'NOT_FOUND partnerIds.3',
    'NOT_ENOUGH_LEFT quantity',
    'NO_CAPACITY quantity',
  ]);
  const owner = world.executors.get('organisations') ?? expect.fail();
  let calls = 0;
  setPeer('organisations', (operation) => {
    calls += 1;
    return calls > 1 ? Promise.reject(new Error('down')) : owner(operation);
  });
  const down = await claimDemand(world, provider, {
    ...at,
    quantity: 1,
    partnerIds: ['org-nb-unit-k'],
  });
  setPeer('organisations', owner);
  expect(codes(down)).toEqual(['PEER_UNAVAILABLE partnerIds.0']);
  expect(await written()).toEqual(before);
});

test('whoever signs up does so alone', async () => {
  const [order] = await inLists<{ id: string }>(
    world,
    `select id from demand where kind = 'REPAIR_ORDER' and state = 'LISTED' and skill is null order by id`,
  );
  const member = person('per-qianshang-05', 'VOLUNTEER', ['claims:write']);
  const given = { demandId: order?.id ?? '', quantity: 1, partnerIds: ['per-qianshang-06'] };
  expect(codes(await claimDemand(world, member, given))).toEqual(['INVALID_INPUT partnerIds']);
});

test('a partner finds what it was named for, and reads of a wish what its claimant reads', async () => {
  const [wish] = await inLists<{ id: string }>(
    world,
    `select id from demand where kind = 'MICRO_WISH' and state = 'LISTED' and held + committed = 0 order by id`,
  );
  const demandId = wish?.id ?? '';
  const taker = person('per-longze-03', 'VOLUNTEER', ['claims:write']);
  const partner = organisation('org-nb-unit-k', 'PARTNER_UNIT', ['claims:write']);
  const named = async () => {
    const query = `query ($id: ID!) { demand(id: $id) { title submissions { nodes { contact dwelling } } }
      partyWorklist { together { nodes { id } } } }`;
    const { data, errors } = await world.ask('lists', query, { id: demandId }, { actor: partner });
    expect(errors).toBeUndefined();
    return data as {
      demand: { title: string; submissions: { nodes: object[] } } | null;
      partyWorklist: { together: { nodes: { id: string }[] } };
    };
  };
  expect((await named()).demand).toBeNull();
  const [row] = await inLists<{ free: number }>(
    world,
    'select quantity - held - committed as free from demand where id = $1',
    [demandId],
  );
  const input = { demandId, quantity: row?.free ?? 1, partnerIds: [partner.id] };
  const { claim, userErrors } = await claimDemand(world, taker, input);
  expect(userErrors).toEqual([]);
  const { demand, partyWorklist } = await named();
  expect(demand?.title).toBeTruthy();
  for (const said of demand?.submissions.nodes ?? []) {
    expect(said).toEqual({ contact: null, dwelling: null });
  }
  expect(partyWorklist.together.nodes).toContainEqual({ id: claim?.id });
  await through(world, claim?.id ?? '', [
    [taker, 'releaseClaim', { reason: 'CLAIMANT_UNABLE', note: '另有安排。' }],
  ]);
  expect((await named()).partyWorklist.together.nodes).not.toContainEqual({ id: claim?.id });
});
