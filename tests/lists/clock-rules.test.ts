// A service charter binds the clocks that begin under it; how they went is counted as walking over the
// rows by hand counts it, by responder, community and firm.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { commandOf, faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists, unit } from './claiming.ts';
import { type ClockRow, clockOn, clocksOf, respondToDemand, told } from './clocking.ts';
import { demandIn, firm, ningbao, take } from './demand-stepping.ts';
import { arena, community, held, provider, through } from './stepping.ts';
import { NEED, submitDemand } from './submitting.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const setClockRule = commandOf({
  subgraph: 'lists',
  mutation: 'setClockRule',
  field: 'clockRule',
  selection: 'id version code validFrom limitMinutes limitWorkdays responders area { id }',
});

const SCOPES = ['demands:write'];
const gucheng = organisation('org-com-gucheng', 'COMMUNITY', SCOPES);
const xinglin = organisation('org-str-xinglin', 'COMMUNITY', SCOPES);
const CHARTER = {
  areaId: 'com-gucheng',
  code: 'FIRST_RESPONSE',
  minutes: 5,
  responders: ['GRID_WORKER', 'RED_PROPERTY_STEWARD'],
};

async function submitted(areaId: string): Promise<string> {
  const { compoundId: _none, ...need } = NEED;
  const actor = organisation(`org-${areaId}`, 'COMMUNITY', SCOPES);
  const input = { ...need, areaId, urgency: 'EMERGENCY' };
  const { demand, userErrors } = await submitDemand.done(world, actor, input);
  expect(userErrors).toEqual([]);
  return demand?.id as string;
}

const firstResponse = async (id: string) =>
  (await clocksOf(world, id)).find(({ code }) => code === 'FIRST_RESPONSE');

async function limits(areaId: string, on?: string) {
  const { data, errors } = await world.ask(
    'lists',
    `query ($r: [_Any!]!, $on: Date) { _entities(representations: $r) { ... on Area {
      clockLimits(on: $on) { code limitMinutes limitWorkdays setBy { id } } } } }`,
    { r: [{ __typename: 'Area', id: areaId }], on },
  );
  expect(errors).toBeUndefined();
  const { _entities: areas } = data as { _entities: { clockLimits: Record<string, unknown>[] }[] };
  return areas[0]?.clockLimits;
}

describe('a charter', () => {
  test('binds what begins under it, and counts the answers of those whom it names', async () => {
    const before = await submitted('com-gucheng');
    const { clockRule, userErrors } = await setClockRule.done(world, gucheng, CHARTER);
    expect(userErrors).toEqual([]);
    expect(clockRule).toMatchObject({ version: 1, limitMinutes: 5, limitWorkdays: null });
    expect(await firstResponse(before)).toMatchObject({ limit_minutes: null });
    const id = await submitted('com-gucheng');
    const clock = await firstResponse(id);
    expect((clock?.due_at?.getTime() ?? 0) - (clock?.started_at.getTime() ?? 0)).toBe(300_000);
    await take(world, 'sortDemand', gucheng, id);
    expect(await told(world, id)).toContain('FIRST_RESPONSE RUNNING');
    const asked = (role: string) => ({ demandId: id, role });
    const uncounted = await respondToDemand.done(world, gucheng, asked('COMMUNITY_WORKER'));
    expect(faults(uncounted)).toEqual(['INVALID_INPUT role']);
    await respondToDemand.done(world, gucheng, asked('GRID_WORKER'));
    expect(await told(world, id)).toContain('FIRST_RESPONSE MET');
    expect(await limits('com-gucheng')).toContainEqual({
      code: 'FIRST_RESPONSE',
      limitMinutes: 5,
      limitWorkdays: null,
      setBy: { id: 'com-gucheng' },
    });
  });

  test('of the nearest area counts, and of its rules the latest that has begun', async () => {
    const rule = { code: 'RETURN_VISIT', workdays: 9 };
    await setClockRule.done(world, xinglin, { ...rule, areaId: 'str-xinglin' });
    const later = { ...rule, areaId: 'com-ningbao', workdays: 3, validFrom: '2099-01-01' };
    expect(faults(await setClockRule.done(world, ningbao, later))).toEqual([]);
    const on = async (day?: string) =>
      (await limits('com-ningbao', day))?.find(({ code }) => code === 'RETURN_VISIT');
    expect(await on()).toMatchObject({ limitWorkdays: 9, setBy: { id: 'str-xinglin' } });
    expect(await on('2099-01-01')).toMatchObject({
      limitWorkdays: 3,
      setBy: { id: 'com-ningbao' },
    });
    expect(await on('2020-01-01')).toMatchObject({ limitWorkdays: 5, setBy: null });
  });

  test('is changed on its day by who has seen it', async () => {
    const rule = { areaId: 'com-ningbao', code: 'DELIVERY', workdays: 10 };
    const first = await setClockRule.done(world, ningbao, rule);
    const blind = await setClockRule.done(world, ningbao, { ...rule, workdays: 11 });
    expect(faults(blind)).toEqual(['VERSION_CONFLICT expectedVersion']);
    expect(blind.userErrors[0]?.currentVersion).toBe(1);
    const seen = { ...rule, workdays: 11, expectedVersion: 1 };
    const changed = await setClockRule.done(world, ningbao, seen);
    expect(changed.clockRule).toMatchObject({
      id: first.clockRule?.id,
      version: 2,
      limitWorkdays: 11,
    });
  });

  test('of two at once one is set, and the other is told so', async () => {
    const rule = { areaId: 'com-ningbao', code: 'DISPATCH', workdays: 4 };
    const both = await Promise.all([1, 2].map(() => setClockRule.done(world, ningbao, rule)));
    expect(both.flatMap(faults)).toEqual(['VERSION_CONFLICT expectedVersion']);
  });

  test('is refused with all reasons at once', async () => {
    const wrong = {
      areaId: 'com-gucheng',
      code: 'DISPATCH',
      minutes: 0,
      workdays: 61,
      responders: ['GRID_WORKER', 'GRID_WORKER'],
      validFrom: '2020-01-01',
      expectedVersion: 7,
    };
    expect(faults(await setClockRule.done(world, ningbao, wrong))).toEqual([
      'INVALID_INPUT minutes',
      'INVALID_INPUT minutes',
      'INVALID_INPUT workdays',
      'INVALID_INPUT responders',
      'FORBIDDEN actingForId',
      'INVALID_INPUT validFrom',
      'NOT_FOUND validFrom',
    ]);
    const nowhere = { ...CHARTER, areaId: 'com-nowhere' };
    expect(faults(await setClockRule.done(world, gucheng, nowhere))).toEqual(['NOT_FOUND areaId']);
  });
});

interface Statistic {
  responder: { id: string } | null;
  community: { id: string } | null;
  [count: string]: unknown;
}

async function statistics(args: string): Promise<Statistic[]> {
  const { data, errors } = await world.ask(
    'lists',
    `{ clockStatistics(areaId: "com-lianting", code: DELIVERY, ${args}) {
      responder { id } community { id } count met breached unanswered open cancelled
      p50Seconds p90Seconds p99Seconds } }`,
    {},
    { actor: unit('org-nb-unit-a') },
  );
  expect(errors).toBeUndefined();
  return data?.clockStatistics as Statistic[];
}

/** The same worked out by walking over the rows. */
function counted(rows: readonly ClockRow[]) {
  const taken = rows
    .filter((row) => 'stopped_at' in row && row.stopped_at !== null)
    .map((row) => row.elapsed_seconds)
    .sort((a, b) => a - b);
  const rank = (part: number) => taken[Math.max(0, Math.ceil(part * taken.length) - 1)] ?? null;
  const inState = (...states: string[]) =>
    rows.filter(({ state }) => states.includes(state)).length;
  return {
    count: rows.length,
    met: inState('MET'),
    breached: inState('BREACHED'),
    unanswered: inState('BREACHED') - rows.filter((row) => row.breached && row.responder_id).length,
    open: inState('RUNNING', 'PAUSED'),
    cancelled: inState('CANCELLED'),
    p50Seconds: rank(0.5),
    p90Seconds: rank(0.9),
    p99Seconds: rank(0.99),
  };
}

describe('statistics', () => {
  const parties = ['org-firm-ningbao', 'org-firm-huihai', 'org-nb-unit-a', 'per-nb-resident-1'];

  beforeAll(async () => {
    const id = await demandIn(world, 'LISTED');
    for (let each = 0; each < 60; each += 1) {
      const started = `now() - interval '30 days' + interval '${each} hours'`;
      const ended = `${started} + interval '${(each * 37) % 101} minutes'`;
      const ends = ['stopped_at', 'stopped_at', 'stopped_at', 'cancelled_at'][each % 4] ?? '';
      const isOpen = each % 7 === 0;
      await clockOn(world, id, {
        code: `'DELIVERY'`,
        // Open ones of one demand stand beside each other only in a test.
        demand_id: isOpen ? `'${await demandIn(world, 'LISTED')}'` : `'${id}'`,
        party_id: `'${parties[each % 4]}'`,
        limit_minutes: 60,
        started_at: isOpen ? `now() - interval '${each} minutes'` : started,
        due_at: isOpen
          ? `now() - interval '${each - 60} minutes'`
          : `${started} + interval '1 hour'`,
        ...(isOpen ? {} : { [ends]: ended }),
        ...(isOpen || ends !== 'stopped_at'
          ? {}
          : { responder_id: `'${parties[each % 4]}'`, responder_role: `'CLAIMANT'` }),
      });
    }
    await inLists(
      world,
      `update clock set area_id = n.id, area_path = n.path from area_node n
        where n.id = 'com-lianting' and clock.id like 'clk-test-%'`,
    );
  });

  const rows = () =>
    inLists<ClockRow>(world, `select * from clock_now where area_id = 'com-lianting'`);

  test('of all together are what the rows say', async () => {
    expect(await statistics('from: "2020-01-01"')).toEqual([
      { responder: null, community: null, ...counted(await rows()) },
    ]);
  });

  test.each([
    ['RESPONDER', (id: string) => (id.startsWith('org-') ? id : null)],
    ['FIRM', (id: string) => (id.startsWith('org-firm-') ? id : undefined)],
  ])('by %s are those of the rows of each, and name no person', async (groupBy, groupOf) => {
    const groups = new Map<string | null, ClockRow[]>();
    for (const row of await rows()) {
      const group = groupOf(row.party_id);
      if (group !== undefined) {
        groups.set(group, [...(groups.get(group) ?? []), row]);
      }
    }
    const found = await statistics(`groupBy: ${groupBy}, first: 100`);
    expect(new Map(found.map(({ responder, ...rest }) => [responder?.id ?? null, rest]))).toEqual(
      new Map([...groups].map(([id, of]) => [id, { community: null, ...counted(of) }])),
    );
  });

  test('keep to their days and sizes, and are for members', async () => {
    expect(await statistics('to: "2001-01-01"')).toEqual([]);
    expect(await statistics('groupBy: RESPONDER, first: 1')).toHaveLength(1);
    const query = '{ clockStatistics(areaId: "com-ningbao", code: DELIVERY) { count } }';
    const { errors } = await world.ask('lists', query);
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

describe('a first answer', () => {
  test('what nobody answered before it was settled is waited for no more, and stays late', async () => {
    const at = await arena(world, 1);
    const ids = [await demandIn(world, 'ROUTED', { assignment: 'IN_HAND' }), at.demandId];
    for (const id of ids) {
      const late = { started_at: `now() - interval '9 minutes'`, due_at: 'now()' };
      await clockOn(world, id, { ...late, responders: `'{GRID_WORKER}'` });
    }
    await take(world, 'resolveDemand', firm, ids[0] ?? '');
    await through(world, await held(world, at, 1), [
      [community, 'acceptClaim'],
      [provider, 'startService'],
      [provider, 'reportDelivery', { quantity: 1 }],
      [community, 'confirmDelivery', { quantity: 1 }],
    ]);
    const open = `select 1 from clock where demand_id = any ($1) and code = 'FIRST_RESPONSE'
      and stopped_at is null and cancelled_at is null`;
    expect(await inLists(world, open, [ids])).toEqual([]);
    expect(await told(world, ids[0] ?? '')).toContain('FIRST_RESPONSE BREACHED');
  });

  test('is given by whoever was sent, as the grid worker', async () => {
    const id = await demandIn(world, 'SORTED');
    const sent = person('per-nb-resident-1', 'VOLUNTEER', SCOPES);
    await clockOn(world, id, {
      due_at: `now() + interval '1 hour'`,
      responders: `'{GRID_WORKER}'`,
    });
    const answer = async (who: typeof sent, role: string) =>
      faults(await respondToDemand.done(world, who, { demandId: id, role }));
    expect(await answer(sent, 'GRID_WORKER')).toEqual(['FORBIDDEN actingForId']);
    await take(world, 'dispatchDemand', ningbao, id, { handlerIds: [sent.id] });
    await take(world, 'acknowledgeDemand', sent, id);
    expect(await answer(sent, 'COMMUNITY_WORKER')).toEqual([
      'INVALID_INPUT role',
      'INVALID_INPUT role',
    ]);
    expect(await answer(sent, 'GRID_WORKER')).toEqual([]);
    expect((await firstResponse(id))?.responder_role).toBe('GRID_WORKER');
  });
});
