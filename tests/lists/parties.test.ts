// Whoever takes part in a hidden demand reads it; whoever did once knows where it stands, and nothing of
// what is said of it: by claim and its state, by assignment and its state, and after a merge.
import type { Actor } from '@lianjian/kernel/context';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { commandOf } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';
import { demandIn, firm, ningbao, take } from './demand-stepping.ts';
import { NEED, submitDemand } from './submitting.ts';

const claimant = person('per-nb-resident-1', 'VOLUNTEER', ['claims:write']);
const helper = organisation('org-greening', 'PARTNER_UNIT', ['demands:write']);
const SECRET = '三单元独居，门锁坏了';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Shown {
  demand: Record<string, unknown> | null;
  demands: { nodes: unknown[] };
}

/** What somebody is shown of a demand, by its id and in the lists. */
async function shown(actor: Actor | null, id: string): Promise<Shown> {
  const { data, errors } = await world.query(
    `query ($id: ID!) { demand(id: $id) { title state description responsibleParty { id }
        stages { stage } clocks { code } submissions { totalCount } history { totalCount } assignments { totalCount }
        claims { nodes { state } } }
      demands(filter: { id: { eq: $id } }) { nodes { id } } }`,
    { id },
    { actor },
  );
  expect(errors).toBeUndefined();
  return data as unknown as Shown;
}

const READ = { demand: { description: SECRET }, demands: { nodes: [{}] } };
const KNOWN = {
  demand: {
    ...{ title: expect.any(String), description: null, responsibleParty: null },
    ...{ stages: [], clocks: [] },
  },
  demands: { nodes: [] },
};
const HIDDEN = { demand: null, demands: { nodes: [] } };

/** A demand of a hidden kind about which something was written, where nobody can claim it. */
async function hidden(state = 'SORTED', more = {}): Promise<string> {
  const id = await demandIn(world, state, { kind: 'REPAIR_ORDER', ...more });
  await inLists(world, 'update demand set description = $2 where id = $1', [id, SECRET]);
  return id;
}

async function claimIn(state: string, demandId: string, expiresAt: string | null) {
  await inLists(
    world,
    `insert into claim (id, demand_id, claimant_person_id, area_id, area_path, opened_by, quantity,
      quarter, state, expires_at, delivered, confirmed, accepted_at,
      delivered_at, confirmed_at, closed_at, reason, provenance)
    select 'clm-of-' || d.id, d.id, $2, d.area_id, d.area_path, 'CLAIMANT', 1, d.list_quarter,
      $3::"ClaimState", $4::timestamptz, ($3 in ('DELIVERED', 'CONFIRMED'))::int, ($3 = 'CONFIRMED')::int,
      case when $3 = any('{ACCEPTED,IN_SERVICE,DELIVERED,CONFIRMED}') then now() end,
      case when $3 = any('{DELIVERED,CONFIRMED}') then now() end,
      case when $3 = 'CONFIRMED' then now() end,
      case when $3 = any('{CONFIRMED,EXPIRED,DECLINED,RELEASED}') then now() end,
      case when $3 = any('{DECLINED,RELEASED}') then 'OTHER'::"ReasonCode" end, 'ENTERED'
    from demand d where d.id = $1`,
    [demandId, claimant.id, state, expiresAt],
  );
}

describe('a claim', () => {
  test.each([
    ['APPLIED', null, READ],
    ['HELD', '2099-01-01', READ],
    ['OFFERED', '2099-01-01', READ],
    ['ACCEPTED', null, READ],
    ['IN_SERVICE', null, READ],
    ['DELIVERED', null, READ],
    ['CONFIRMED', null, READ],
    ['HELD', '2020-01-01', KNOWN],
    ['OFFERED', '2020-01-01', KNOWN],
    ['EXPIRED', '2020-01-01', KNOWN],
    ['DECLINED', null, KNOWN],
    ['RELEASED', null, KNOWN],
  ])('that is %s until %s', async (state, expiresAt, expected) => {
    const id = await hidden();
    await claimIn(state, id, expiresAt);
    const { demand, demands } = await shown(claimant, id);
    expect({ demand, demands }).toMatchObject(expected);
    expect(demand?.claims).toMatchObject({ nodes: [{}] });
    expect(await shown(null, id)).toEqual(HIDDEN);
    expect(await shown(ningbao, id)).toMatchObject(READ);
    const { data } = await world.query(
      `{ claim(id: "clm-of-${id}") { demand { title description } }
        claims(filter: { demandId: { eq: "${id}" } }) { nodes { id } } }`,
      {},
      { actor: claimant },
    );
    const description = expected === READ ? SECRET : null;
    expect(data).toMatchObject({
      claim: { demand: { title: expect.any(String), description } },
      claims: { nodes: [{ id: `clm-of-${id}` }] },
    });
  });
});

describe('an assignment', () => {
  test.each(['ASSIGNED', 'ACKNOWLEDGED', 'IN_HAND'])('that is %s', async (assignment) => {
    const id = await hidden('ROUTED', { assignment });
    expect(await shown(firm, id)).toMatchObject(READ);
    await take(world, 'addHelper', ningbao, id, { helperId: helper.id });
    expect(await shown(helper, id)).toMatchObject(READ);
    const returned = await take(world, 'returnDemand', ningbao, id, { reason: 'OTHER' });
    expect(returned.userErrors).toEqual([]);
    for (const actor of [firm, helper]) {
      const { demand, demands } = await shown(actor, id);
      expect({ demand, demands }).toMatchObject(KNOWN);
      expect(demand).toMatchObject({
        submissions: { totalCount: 0 },
        history: { totalCount: 0 },
        assignments: { totalCount: 1 },
      });
    }
  });

  test('that is done is read on, and what came of returning it is told as it is now', async () => {
    expect(await shown(firm, await hidden('RESOLVED'))).toMatchObject(READ);
    const id = await hidden('ROUTED');
    const given = { demandId: id, expectedVersion: 1, reason: 'OTHER', idempotencyKey: 'back' };
    const { done } = commandOf({
      subgraph: 'lists',
      mutation: 'returnDemand',
      input: 'DemandReasonInput',
      field: 'demand',
      selection: 'state description',
    });
    for (const replayed of [false, true]) {
      expect(await done(world, firm, given)).toMatchObject({
        replayed,
        demand: { state: 'SORTED', description: null },
      });
    }
  });
});

describe('after a merge', () => {
  const first = person('per-nb-resident-1', 'RESIDENT_REPRESENTATIVE', ['demands:write']);
  const second = person('per-nb-resident-2', 'RESIDENT_REPRESENTATIVE', ['demands:write']);
  const merge = commandOf({
    subgraph: 'lists',
    mutation: 'mergeDemands',
    field: 'demand',
    selection: 'id version',
  });
  const needOf = (description: string) => ({
    ...NEED,
    kind: 'CASE',
    description,
    idempotencyKey: `mine-${description}`,
  });
  const submit = async (actor: Actor, description: string) =>
    String((await submitDemand.done(world, actor, needOf(description))).demand?.id);

  test('each reads their own and knows where it goes on, through every further merge', async () => {
    const [a, b, c] = [
      await submit(first, '甲所写'),
      await submit(second, '乙所写'),
      await submit(ningbao, '社区所写'),
    ];
    const into = async (intoId: string, demands: { id: string; expectedVersion: number }[]) =>
      expect(
        (await merge.done(world, ningbao, { demands, intoId, quantity: 1 })).userErrors,
      ).toEqual([]);
    await into(
      a,
      [a, b].map((id) => ({ id, expectedVersion: 1 })),
    );
    expect(await shown(first, a)).toMatchObject({
      demand: {
        description: '甲所写',
        clocks: expect.arrayContaining([{ code: 'FIRST_RESPONSE' }]),
      },
    });
    expect(await shown(second, b)).toMatchObject({
      demand: { description: '乙所写', state: 'MERGED' },
      demands: { nodes: [{ id: b }] },
    });
    const other = await shown(second, a);
    expect(other).toMatchObject({
      demand: {
        ...{ description: null, state: 'COLLECTED', submissions: { totalCount: 1 }, clocks: [] },
      },
      demands: { nodes: [] },
    });
    await into(c, [
      { id: a, expectedVersion: 2 },
      { id: c, expectedVersion: 1 },
    ]);
    for (const [actor, id] of [
      [first, a],
      [second, b],
    ] as const) {
      const { data } = await world.query(
        'query ($id: ID!) { demand(id: $id) { description mergedInto { id title description } } }',
        { id },
        { actor },
      );
      expect(data).toMatchObject({
        demand: { description: expect.any(String), mergedInto: { id: c, description: null } },
      });
    }
    const { demand, replayed } = await submitDemand.done(world, second, needOf('乙所写'));
    expect(replayed).toBe(true);
    expect(demand).toMatchObject({ id: b, state: 'MERGED' });
  });
});
