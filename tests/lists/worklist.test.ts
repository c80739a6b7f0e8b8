// What waits for whom: every queue of a community and of a unit against the rows themselves, for those
// alone whom it waits for; and the record of every unit against walking over its claims.
import type { Actor } from '@lianjian/kernel/context';
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists, unit } from './claiming.ts';
import { clockOn } from './clocking.ts';
import { demandIn, firm } from './demand-stepping.ts';
import { arena, community, held, provider, street, through } from './stepping.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await demandIn(world, 'COLLECTED');
  await demandIn(world, 'SORTED');
  const routed = await demandIn(world, 'ROUTED');
  const late = { started_at: `now() - interval '2 days'`, due_at: `now() - interval '1 day'` };
  await clockOn(world, routed, { ...late, code: `'DELIVERY'`, party_id: `'${firm.id}'` });
  await clockOn(world, routed, { code: `'RETURN_VISIT'`, due_at: `now() + interval '1 day'` });
  await demandIn(world, 'RESOLVED');
  const settled = { kind: 'CASE', procedure: 'CLOSED_LOOP', stage: 'GRADED_HANDLING' };
  await demandIn(world, 'RESOLVED', { ...settled, grade: 'COMMUNITY' });
  const wanted = await demandIn(world, 'LISTED');
  await inLists(
    world,
    `update demand set wanted_from = null, wanted_by = current_date - 3, carried_over = 1 where id = $1`,
    [wanted],
  );
  const at = await arena(world, 6);
  const [first] = [await held(world, at, 1), await held(world, at, 1)];
  await inLists(world, `update claim set expires_at = now() + interval '1 hour' where id = $1`, [
    first,
  ]);
  await through(world, await held(world, at, 1), [
    [community, 'acceptClaim'],
    [provider, 'startService'],
    [provider, 'reportDelivery', { quantity: 1 }],
  ]);
  await through(world, await held(world, at, 1), [[community, 'acceptClaim']]);
  await inLists(world, `update claim set appointed_for = now() where state = 'ACCEPTED'`);
});
afterAll(() => world.close());

const DEMANDS = ['toSort', 'toPlace', 'toReply', 'pastWanted', 'carriedOver'];
const CLAIMS = ['toAccept', 'toChoose', 'arranged', 'toConfirm', 'toRate', 'toScore'];
const CLOCKS = ['overdue', 'toVisit'];
const REDEMPTIONS = ['toHandOut'];

interface Queue {
  totalCount: number;
  nodes: { id: string }[];
}

async function worklist(actor: Actor | null, areaId: string) {
  const queues = [...DEMANDS, ...CLAIMS, ...CLOCKS, ...REDEMPTIONS].map(
    (name) => `${name}(first: 100) { totalCount nodes { id } }`,
  );
  const query = `query ($id: ID!) { worklist(areaId: $id) { ${queues.join(' ')} } }`;
  const { data, errors } = await world.ask('lists', query, { id: areaId }, { actor });
  const found = data?.worklist as Record<string, Queue> | null;
  return { found, code: errors?.[0]?.extensions?.code };
}

const at = (areaId: string) => `x.area_path like '%.${areaId}'`;
const OPEN = 'x.stopped_at is null and x.cancelled_at is null';
const ORACLES: Readonly<Record<string, string>> = {
  toSort: `demand_now x where x.state = 'COLLECTED'`,
  toPlace: `demand_now x where x.state = 'SORTED'`,
  toReply: `demand_now x where x.state = 'RESOLVED' and x.kind = 'CASE'`,
  pastWanted: `demand_now x where x.wanted_by < (now() at time zone 'Asia/Shanghai')::date
    and x.state not in ('RESOLVED', 'DELIVERED', 'CONFIRMED', 'MERGED', 'WITHDRAWN')`,
  carriedOver: `demand_now x where x.state = 'LISTED' and x.carried_over > 0`,
  toAccept: `claim_now x where x.state = 'HELD'`,
  toChoose: `claim_now x where x.state = 'APPLIED'`,
  arranged: `claim_now x where x.state in ('ACCEPTED', 'IN_SERVICE') and x.appointed_for is not null`,
  toConfirm: `claim_now x where x.state = 'DELIVERED'`,
  toRate: `claim_now x left join rating r on r.claim_id = x.id
    where x.state = 'CONFIRMED' and r.id is null`,
  toScore: `claim_now x join demand d on d.id = x.demand_id where x.state = 'CONFIRMED'
    and (select count(*) from points_transaction t where t.record_id = x.id and t.kind = 'SCORING')
      < 1 + (select count(*) from claim_partner p where p.claim_id = x.id)
    and x.confirmed_at::date >= (select min(r.effective_from) from points_rule r
      join points_scheme s on s.id = r.scheme_id
      where s.area_id = x.area_id and coalesce(s.compound_id, d.compound_id) = d.compound_id)`,
  toHandOut: `redemption x where x.state = 'REDEEMED'`,
  overdue: `clock_now x where x.state = 'BREACHED' and ${OPEN}`,
  toVisit: `clock_now x where x.code = 'RETURN_VISIT' and ${OPEN}`,
};

describe('the worklist of a community', () => {
  test('has in each queue just the rows that wait', async () => {
    const { found } = await worklist(community, 'com-ningbao');
    for (const [name, from] of Object.entries(ORACLES)) {
      const rows = await inLists<{ id: string }>(
        world,
        `select x.id from ${from} and ${at('com-ningbao')} order by x.id`,
      );
      const queue = found?.[name];
      expect(queue?.totalCount, name).toBe(rows.length);
      expect(queue?.nodes.map(({ id }) => id).sort(), name).toEqual(
        rows.map(({ id }) => id).slice(0, 100),
      );
    }
    const empty = ['toChoose', 'toRate', 'toScore', 'toHandOut'];
    for (const name of Object.keys(ORACLES).filter((each) => !empty.includes(each))) {
      expect(found?.[name]?.totalCount, name).toBeGreaterThan(0);
    }
  });

  test('shows first what is over first', async () => {
    const { found } = await worklist(community, 'com-ningbao');
    const rows = await inLists<{ id: string }>(
      world,
      `select x.id from claim_now x where x.state = 'HELD' and ${at('com-ningbao')} order by x.expires_at, x.id`,
    );
    expect(found?.toAccept?.nodes).toEqual(rows);
  });

  test.each<[string, Actor | null, string | undefined]>([
    ['its community', community, undefined],
    ['the street above it', street, undefined],
    ['the platform', organisation('org-platform', 'PLATFORM_ADMINISTRATOR'), undefined],
    ['another community', organisation('org-com-lianting', 'COMMUNITY'), 'FORBIDDEN'],
    ['a unit', unit('org-nb-unit-a'), 'FORBIDDEN'],
    ['an analyst', organisation('org-nb-unit-a', 'ANALYST'), 'FORBIDDEN'],
    ['a stranger', null, 'UNAUTHENTICATED'],
  ])('is for its own: %s', async (_who, actor, refusal) => {
    const { found, code } = await worklist(actor, 'com-ningbao');
    expect(code).toBe(refusal);
    expect(found === null).toBe(refusal !== undefined);
  });

  test('of a place that is not there is null, and costs the same however much waits', async () => {
    expect(await worklist(community, 'com-nowhere')).toEqual({ found: null, code: undefined });
    // Page, count, rows, and the area itself.
    for (const name of Object.keys(ORACLES)) {
      const query = `{ worklist(areaId: "str-xinglin") { ${name}(first: 100) { totalCount nodes { id } } } }`;
      const { statements } = await countStatements(() =>
        world.ask('lists', query, {}, { actor: street }),
      );
      expect(statements.length, name).toBeLessThanOrEqual(4);
    }
  });
});

describe('the worklist of a party', () => {
  async function partyWorklist(actor: Actor | null, partyId?: string) {
    const queues = ['toAnswer', 'toStart', 'toReport', 'toHandle', 'overdue'];
    const selection = queues.map((name) => `${name} { totalCount nodes { id } }`).join(' ');
    const query = `query ($id: ID) { partyWorklist(partyId: $id) { ${selection} } }`;
    const { data, errors } = await world.ask('lists', query, { id: partyId }, { actor });
    return {
      found: data?.partyWorklist as Record<string, Queue> | null,
      code: errors?.[0]?.extensions?.code,
    };
  }

  test('is what was accepted of a unit, and what was named to a firm', async () => {
    const claims = await inLists<{ id: string }>(
      world,
      `select id from claim_now where claimant_organisation_id = $1 and state = 'ACCEPTED'`,
      [provider.id],
    );
    const ofUnit = (await partyWorklist(provider)).found;
    expect(ofUnit?.toStart?.totalCount).toBe(claims.length);
    expect(claims.length).toBeGreaterThan(0);
    const ofFirm = (await partyWorklist(firm)).found;
    expect(ofFirm?.toHandle?.totalCount).toBeGreaterThan(0);
    expect(ofFirm?.overdue?.totalCount).toBe(1);
  });

  test('is told to itself alone', async () => {
    expect((await partyWorklist(provider, firm.id)).code).toBe('FORBIDDEN');
    expect((await partyWorklist(null)).code).toBe('UNAUTHENTICATED');
    const volunteer = person('per-nb-resident-1', 'VOLUNTEER', ['claims:write']);
    expect((await partyWorklist(volunteer)).found?.toStart?.totalCount).toBe(0);
  });
});

describe('the service record', () => {
  const SELECTION = `claims byState { state claims quantity } quantities { unit delivered confirmed }
    outputs { metric quantity { value unit } } otherOutputs ratings rating demandsServed onTimeShare`;

  async function record(ids: readonly string[], args = '') {
    const { data, errors } = await world.ask(
      'lists',
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisation {
        serviceRecord${args} { ${SELECTION} } } } }`,
      { r: ids.map((id) => ({ __typename: 'Organisation', id })) },
    );
    expect(errors).toBeUndefined();
    const { _entities: found } = data as {
      _entities: { serviceRecord: Record<string, unknown> }[];
    };
    return found.map(({ serviceRecord }) => serviceRecord);
  }

  interface ClaimRow {
    id: string;
    state: string;
    quantity: number;
    delivered: number;
    confirmed: number;
    demand_id: string;
    unit: string;
  }

  const claimsOf = (id: string, condition = 'true') =>
    inLists<ClaimRow>(
      world,
      `select c.*, d.unit from claim_now c join demand d on d.id = c.demand_id
        where c.claimant_organisation_id = $1 and ${condition}`,
      [id],
    );

  const total = (rows: readonly ClaimRow[], of: 'quantity' | 'delivered' | 'confirmed') =>
    rows.reduce((sum, row) => sum + row[of], 0);

  test('of every unit is what its claims say', async () => {
    const units = await inLists<{ id: string }>(
      world,
      `select distinct claimant_organisation_id as id from claim
        where claimant_organisation_id is not null order by 1`,
    );
    const found = await record(units.map(({ id }) => id));
    for (const [at, { id }] of units.entries()) {
      const rows = await claimsOf(id);
      const states = [...new Set(rows.map(({ state }) => state))].sort();
      const inState = (state: string) => rows.filter((row) => row.state === state);
      const delivered = rows.filter((row) => row.delivered > 0);
      const counted = [...new Set(delivered.map((row) => row.unit))].sort();
      const scores = await inLists<{ score: number }>(
        world,
        `select r.score from rating r where r.claim_id = any ($1)`,
        [rows.map((row) => row.id)],
      );
      const mean = scores.reduce((sum, { score }) => sum + score, 0) / scores.length;
      expect(found[at], id).toMatchObject({
        claims: rows.length,
        byState: states.map((state) => ({
          state,
          claims: inState(state).length,
          quantity: total(inState(state), 'quantity'),
        })),
        quantities: counted.map((each) => {
          const of = delivered.filter((row) => row.unit === each);
          return {
            unit: each,
            delivered: total(of, 'delivered'),
            confirmed: total(of, 'confirmed'),
          };
        }),
        ratings: scores.length,
        rating: scores.length === 0 ? null : String(Math.round(mean * 100) / 100),
      });
    }
  });

  test('adds up what was reported exactly, and says what it left out', async () => {
    const [{ id } = { id: '' }] = await inLists<{ id: string }>(
      world,
      `select c.claimant_organisation_id as id from claim c join output o on o.claim_id = c.id
        where o.qualifier <> 'EXACT' and c.claimant_organisation_id is not null limit 1`,
    );
    const outputs = await inLists<{ metric: string; unit: string; value: string }>(
      world,
      `select o.metric, o.unit, trim_scale(sum(o.quantity))::text as value
        from output o join claim c on c.id = o.claim_id
        where c.claimant_organisation_id = $1 and o.qualifier = 'EXACT' group by 1, 2 order by 1, 2`,
      [id],
    );
    const [found] = await record([id]);
    expect(found?.outputs).toEqual(
      outputs.map(({ metric, unit: of, value }) => ({ metric, quantity: { value, unit: of } })),
    );
    expect(found?.otherOutputs).toBeGreaterThan(0);
  });

  test('keeps to its quarters, tells when deliveries were in time, and costs one statement', async () => {
    const [bounded] = await record(['org-nb-unit-a'], '(from: "2023-Q2", to: "2023-Q2")');
    expect(bounded?.claims).toBe((await claimsOf('org-nb-unit-a', `c.quarter = '2023-Q2'`)).length);
    const [timed] = await record([provider.id]);
    expect(timed?.onTimeShare).toBe('1.0000');
    for (const size of [1, 20, 500]) {
      const ids = Array.from({ length: size }, (_, n) => `org-nb-unit-${'abcdefghijk'[n % 11]}`);
      const { statements } = await countStatements(() => record(ids));
      expect(statements).toHaveLength(1);
    }
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisation {
      serviceRecord(from: "2024-Q1", to: "2023-Q1") { claims } } } }`;
    const r = [{ __typename: 'Organisation', id: 'org-nb-unit-a' }];
    const { errors } = await world.ask('lists', query, { r });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});
