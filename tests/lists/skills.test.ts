// An order that asks for a skill is attended by members of teams who have it: whoever comes to it, in
// whichever way, against the roster of today; asked of its owner once for any number, and not at all
// for what was done before.
import { setPeer } from '@lianjian/kernel/peers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { commandOf, faults, inNamespace } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';

const SCOPES = ['claims:write', 'demands:write'];
const community = organisation('org-com-qianshang', 'COMMUNITY', SCOPES);
/** Who comes to an order, and what stands against them where it asks for work in dwellings. */
const PERSONS = {
  able: ['per-qianshang-01', []],
  ofOtherTrade: ['per-qianshang-02', ['SKILL']],
  ofAbleTeam: ['per-qianshang-30', []],
  ofWhomNothingIsSaid: ['per-longze-02', ['SKILL']],
  whoLeft: ['per-qianshang-33', ['CLAIM_POLICY', 'SKILL']],
  inNoTeam: ['per-nb-resident-1', ['CLAIM_POLICY', 'SKILL']],
} as const;
const MANY = Object.entries(PERSONS).map(([who, [id, codes]]) => ({ who, id, codes }));
const able = person('per-qianshang-01', 'VOLUNTEER', SCOPES);

let world: World;
/** How often the owner of rosters was asked. */
let calls = 0;
beforeAll(async () => {
  world = await openWorld();
  const rosters = [
    `update team_member set skills = '{}' where person_id in ('per-qianshang-30', 'per-longze-02')`,
    `update organisation set skills = '{}' where id = 'org-longze-red'`,
    `update team_member set left_on = '2024-01' where person_id = 'per-qianshang-33'`,
  ];
  for (const text of rosters) {
    await inNamespace(world, 'organisations', text);
  }
  const owner = world.executors.get('organisations');
  setPeer('organisations', (request) => {
    calls += 1;
    return owner?.(request) ?? Promise.reject(new Error('There is no such owner.'));
  });
});
afterAll(() => world.close());
beforeEach(() => {
  calls = 0;
});

const lists = { subgraph: 'lists' } as const;
const claimOf = (mutation: string, input?: string) =>
  commandOf({ ...lists, mutation, input, field: 'claim', selection: 'id state version' });
const claimDemand = claimOf('claimDemand');
const chooseClaim = claimOf('chooseClaim', 'ClaimStepInput');
const acceptClaim = claimOf('acceptClaim', 'ClaimStepInput');
const reassignClaim = claimOf('reassignClaim');
const inviteToClaim = commandOf({
  ...lists,
  mutation: 'inviteToClaim',
  field: 'claims',
  selection: 'id state',
});
const demandOf = (mutation: string) =>
  commandOf({ ...lists, mutation, field: 'demand', selection: 'id state' });
const dispatchDemand = demandOf('dispatchDemand');
const addHelper = demandOf('addHelper');

let orders = 0;
/** An order of 阡上 that asks for a skill, in a state, with room for many. */
async function order(skill: string | null = 'INDOOR_REPAIR', state = 'LISTED'): Promise<string> {
  orders += 1;
  const id = `dem-skill-${orders}`;
  await inLists(
    world,
    `insert into demand select (jsonb_populate_record(d, $1)).* from demand d
      where d.kind = 'REPAIR_ORDER' and d.state = 'LISTED' order by d.id limit 1`,
    [
      {
        id,
        skill,
        state,
        route: state === 'LISTED' ? 'CLAIM_LIST' : null,
        quantity: 9,
        version: 1,
      },
    ],
  );
  return id;
}

/** A claim on an order of somebody who was chosen, or only signed up. */
async function claimed(demandId: string, claimantId: string, state: string): Promise<string> {
  orders += 1;
  const id = `clm-skill-${orders}`;
  await inLists(
    world,
    `insert into claim select (jsonb_populate_record(c, $1)).* from claim c
      join demand d on d.id = c.demand_id where d.kind = 'REPAIR_ORDER' order by c.id limit 1`,
    [
      {
        ...{ id, demand_id: demandId, claimant_person_id: claimantId, state, quantity: 1 },
        ...{ delivered: 0, confirmed: 0, version: 1, reason: null, resource_id: null },
        ...{ started_at: null, delivered_at: null, confirmed_at: null, closed_at: null },
        accepted_at: state === 'APPLIED' ? null : new Date(),
      },
    ],
  );
  const committed = state === 'APPLIED' ? 0 : 1;
  await inLists(world, 'update demand set committed = committed + $2 where id = $1', [
    demandId,
    committed,
  ]);
  return id;
}

const at = (field: string, codes: readonly string[]) => codes.map((code) => `${code} ${field}`);

describe.each(MANY)('$who', ({ id, codes }) => {
  const actor = person(id, 'VOLUNTEER', SCOPES);
  test('signs up', async () => {
    const input = { demandId: await order(), quantity: 1, idempotencyKey: `sign-up-${id}` };
    const answer = await claimDemand.done(world, actor, input);
    expect(faults(answer)).toEqual(at('claimantId', codes));
    expect(calls).toBe(1);
    if (codes.length === 0) {
      expect(await claimDemand.done(world, actor, input)).toMatchObject({ replayed: true });
      expect(calls).toBe(1);
    }
  });

  test('is chosen', async () => {
    const claimId = await claimed(await order(), id, 'APPLIED');
    const input = { claimId, expectedVersion: 1, idempotencyKey: `choose-${id}` };
    const answer = await chooseClaim.done(world, community, input);
    expect(faults(answer)).toEqual(at('claimId', codes));
    const again = await chooseClaim.done(world, community, input);
    expect(again.replayed).toBe(codes.length === 0);
    expect(calls).toBe(codes.length === 0 ? 1 : 2);
  });

  test('is put in', async () => {
    const claimId = await claimed(await order(), 'per-qianshang-05', 'ACCEPTED');
    const input = { claimId, expectedVersion: 1, reason: 'NO_SHOW', toClaimantId: id };
    const answer = await reassignClaim.done(world, community, input);
    expect(faults(answer)).toEqual(at('toClaimantId', codes));
  });

  test('is sent, and helps', async () => {
    const lacks = codes.includes('SKILL' as never) ? ['SKILL'] : [];
    const demandId = await order('INDOOR_REPAIR', 'SORTED');
    const sent = { demandId, expectedVersion: 1, handlerIds: [id, 'org-greening'] };
    expect(faults(await dispatchDemand.done(world, community, sent))).toEqual(
      at('handlerIds.0', lacks),
    );
    const other = await order('INDOOR_REPAIR', 'SORTED');
    const unit = { demandId: other, expectedVersion: 1, handlerIds: ['org-greening'] };
    expect(faults(await dispatchDemand.done(world, community, unit))).toEqual([]);
    const [row] = await inLists<{ id: string }>(
      world,
      'select id from assignment where demand_id = $1',
      [other],
    );
    const help = { demandId: other, expectedVersion: 2, assignmentId: row?.id, helperId: id };
    expect(faults(await addHelper.done(world, community, help))).toEqual(at('helperId', lacks));
  });

  test('is judged by whyNot just so', async () => {
    const query = `query ($demandId: ID!, $providerId: ID!) {
      whyNot(demandId: $demandId, providerId: $providerId) { fits blockers { code } } }`;
    const { data } = await world.ask(
      'lists',
      query,
      { demandId: await order(), providerId: id },
      { actor: community },
    );
    expect(data).toEqual({
      whyNot: { fits: codes.length === 0, blockers: codes.map((code) => ({ code })) },
    });
  });

  test('is told by the demand, and finds it among what is claimable, just so', async () => {
    const demandId = await order();
    const query = `query ($demandId: ID!, $id: ID!) {
      claimable(providerId: $id, filter: { id: { eq: $demandId } }) {
        totalCount nodes { score resource { id } provider { __typename } demand { id } } }
      demands(filter: { id: { eq: $demandId } }) { nodes {
        allowedTransitions { mutation allowed resourceRequired } } } }`;
    const { data, errors } = await world.ask('lists', query, { demandId, id }, { actor });
    expect(errors).toBeUndefined();
    const isAble = codes.length === 0;
    const match = { score: 0, resource: null, demand: { id: demandId } };
    const nodes = isAble ? [{ ...match, provider: { __typename: 'Person' } }] : [];
    const ways = [
      { mutation: 'claimDemand', allowed: isAble, resourceRequired: false },
      { mutation: 'inviteToClaim', allowed: false, resourceRequired: false },
    ];
    expect(data).toMatchObject({
      claimable: { totalCount: nodes.length, nodes },
      demands: { nodes: [{ allowedTransitions: expect.arrayContaining(ways) }] },
    });
    // Once for the demand, once for the list.
    expect(calls).toBe(2);
    if (isAble) {
      await claimDemand.done(world, actor, { demandId, quantity: 1 });
      const again = await world.ask('lists', query, { demandId, id }, { actor });
      expect(again.data).toMatchObject({ claimable: { totalCount: 0, nodes: [] } });
    }
  });

  test('comes to an order that asks for nothing as any member does', async () => {
    const answer = await claimDemand.done(world, actor, {
      demandId: await order(null),
      quantity: 1,
    });
    const expected = codes.filter((code) => code !== 'SKILL');
    expect(faults(answer)).toEqual(at('claimantId', expected));
  });
});

test('all who are invited are asked about at once, and told each at its place', async () => {
  const invitees = MANY.map(({ id }) => ({ providerId: id, quantity: 1 }));
  const respondBy = new Date(Date.now() + 86_400_000).toISOString();
  const demandId = await order();
  const invitation = { demandId, respondBy, invitees };
  const answer = await inviteToClaim.done(world, community, invitation);
  expect(faults(answer)).toEqual(
    MANY.flatMap(({ codes }, place) => at(`invitees.${place}.providerId`, codes)),
  );
  expect(calls).toBe(1);
  const apt = {
    ...invitation,
    invitees: invitees.filter((_each, n) => MANY[n]?.codes.length === 0),
  };
  expect(faults(await inviteToClaim.done(world, community, apt))).toEqual([]);
});

test('a community finds whom it could ask: just the members of its teams who would be able', async () => {
  const text = `{ area(id: "com-qianshang") {
    all: teamMembers(first: 100) { nodes { id abilities inForce } }
    asked: teamMembers(first: 100, filter: { abilities: { contains: INDOOR_REPAIR }, inForce: { eq: true } }) {
      totalCount nodes { id person { id } } } } }`;
  const { data, errors } = await world.ask('organisations', text);
  expect(errors).toBeUndefined();
  type Member = { id: string; abilities: string[]; inForce: boolean };
  type Found = { all: { nodes: Member[] }; asked: { totalCount: number; nodes: Asked[] } };
  type Asked = { id: string; person: { id: string } };
  const { all, asked } = (data as { area: Found }).area;
  const expected = all.nodes.filter(
    (each) => each.inForce && each.abilities.includes('INDOOR_REPAIR'),
  );
  expect(asked.nodes.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
  const ids = asked.nodes.map(({ person: { id } }) => id);
  expect(ids).toEqual(expect.arrayContaining(['per-qianshang-01', 'per-qianshang-30']));
  expect(ids).not.toContain('per-qianshang-02');
  expect(ids).not.toContain('per-qianshang-33');
});

test('with the owner of rosters down nobody is chosen, and the key stays free', async () => {
  const claimId = await claimed(await order(), able.id, 'APPLIED');
  const input = { claimId, expectedVersion: 1, idempotencyKey: 'rosters down' };
  const owner = world.executors.get('organisations');
  setPeer('organisations', () => Promise.reject(new Error('down')));
  const refused = await chooseClaim.done(world, community, input);
  expect(faults(refused)).toEqual(['PEER_UNAVAILABLE claimId']);
  if (owner) {
    setPeer('organisations', owner);
  }
  expect((await chooseClaim.done(world, community, input)).claim?.state).toBe('ACCEPTED');
});

test('who was asked and left the team since does not take it up', async () => {
  const id = 'per-qianshang-30';
  const respondBy = new Date(Date.now() + 86_400_000).toISOString();
  const invitation = {
    demandId: await order(null),
    respondBy,
    invitees: [{ providerId: id, quantity: 1 }],
  };
  const { claims } = await inviteToClaim.done(world, community, invitation);
  const [claim] = claims as unknown as { id: string }[];
  const roster = (leftOn: string | null) =>
    inNamespace(
      world,
      'organisations',
      `update team_member set left_on = ${leftOn} where person_id = '${id}'`,
    );
  const actor = person(id, 'VOLUNTEER', SCOPES);
  const input = { claimId: claim?.id, expectedVersion: 1, idempotencyKey: 'take it up' };
  await roster(`'2024-01'`);
  const refused = await acceptClaim.done(world, actor, input);
  await roster('null');
  expect(faults(refused)).toEqual(['CLAIM_POLICY claimId']);
  expect((await acceptClaim.done(world, actor, input)).claim?.state).toBe('ACCEPTED');
});
