// Steps of demands: every state against every step and every side, then each step's own effect, its
// log and its refusals. The table of the rules is not read here: the cells are written out.
import { setPeer } from '@lianjian/kernel/peers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';
import { demandIn, firm, ningbao, type Step, steps, take } from './demand-stepping.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const STATES = [
  'COLLECTED',
  'SORTED',
  'ROUTED ASSIGNED',
  'ROUTED ACKNOWLEDGED',
  'ROUTED IN_HAND',
  'RESOLVED',
  'LISTED',
  'CLAIMED',
  'DELIVERED',
  'CONFIRMED',
  'MERGED',
  'WITHDRAWN',
];

/** Where each step leads from each state in which it can be taken. */
const CELLS: Record<Step, Record<string, string>> = {
  sortDemand: { COLLECTED: 'SORTED', SORTED: 'SORTED' },
  listDemand: { SORTED: 'LISTED' },
  unlistDemand: { LISTED: 'SORTED' },
  routeDemand: { SORTED: 'ROUTED' },
  dispatchDemand: { COLLECTED: 'ROUTED', SORTED: 'ROUTED' },
  takeInHand: { 'ROUTED ACKNOWLEDGED': 'ROUTED' },
  addHelper: {
    'ROUTED ASSIGNED': 'ROUTED',
    'ROUTED ACKNOWLEDGED': 'ROUTED',
    'ROUTED IN_HAND': 'ROUTED',
  },
  acknowledgeDemand: { 'ROUTED ASSIGNED': 'ROUTED' },
  returnDemand: {
    'ROUTED ASSIGNED': 'SORTED',
    'ROUTED ACKNOWLEDGED': 'SORTED',
    'ROUTED IN_HAND': 'SORTED',
  },
  resolveDemand: { 'ROUTED ACKNOWLEDGED': 'RESOLVED', 'ROUTED IN_HAND': 'RESOLVED' },
  reopenDemand: { RESOLVED: 'ROUTED' },
  withdrawDemand: { COLLECTED: 'WITHDRAWN', SORTED: 'WITHDRAWN', LISTED: 'WITHDRAWN' },
};

const SCOPES = ['demands:write'];
const COMMUNITIES = [
  ningbao,
  organisation('org-dst-jimei', 'COMMUNITY', SCOPES),
  organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', SCOPES),
];
const STRANGERS = [
  organisation('org-com-lianting', 'COMMUNITY', SCOPES),
  organisation('org-com-ningbao', 'PARTNER_UNIT', SCOPES),
  organisation('org-nb-unit-a', 'PARTNER_UNIT', SCOPES),
  person('per-nb-resident-1', 'RESIDENT_REPRESENTATIVE', SCOPES),
];
/** Who may take each step, of those above and the firm that answers for what is routed. */
const MAY: Record<Step, readonly unknown[]> = {
  sortDemand: COMMUNITIES,
  listDemand: COMMUNITIES,
  unlistDemand: COMMUNITIES,
  routeDemand: COMMUNITIES,
  dispatchDemand: COMMUNITIES,
  takeInHand: [firm],
  addHelper: [firm, ...COMMUNITIES],
  acknowledgeDemand: [firm],
  returnDemand: [firm, ...COMMUNITIES],
  resolveDemand: [firm],
  reopenDemand: COMMUNITIES,
  withdrawDemand: COMMUNITIES,
};

const names = Object.keys(steps) as Step[];
const place = (state: string) => {
  const [own = '', assignment] = state.split(' ');
  return demandIn(world, own, { assignment });
};

describe('every state', () => {
  test.each(names)('against %s', async (name) => {
    const actor = ['acknowledgeDemand', 'takeInHand', 'resolveDemand'].includes(name)
      ? firm
      : ningbao;
    for (const state of STATES) {
      const id = await place(state);
      const answer = await take(world, name, actor, id);
      const to = CELLS[name][state];
      // What has to be dealt with again goes over to the latest list, too.
      const version = name === 'reopenDemand' ? 3 : 2;
      const shown = to ? { state: to, version } : null;
      expect(answer.demand && { ...answer.demand }, `${state} ${name}`).toEqual(
        shown && expect.objectContaining(shown),
      );
      if (!to) {
        expect(faults(answer), `${state} ${name}`).toContain('INVALID_STATE demandId');
      }
    }
  });
});

describe('every side', () => {
  test.each(names)('against %s', async (name) => {
    const state = Object.keys(CELLS[name])[0] ?? '';
    for (const actor of [...COMMUNITIES, firm, ...STRANGERS]) {
      const id = await place(state);
      const answer = await take(world, name, actor, id);
      const expected = MAY[name].includes(actor) ? [] : ['FORBIDDEN actingForId'];
      expect(faults(answer), `${actor.id} ${name}`).toEqual(expected);
    }
  });

  test('is told the same by allowedTransitions', async () => {
    for (const state of STATES) {
      const id = await place(state);
      for (const actor of [ningbao, firm, ...STRANGERS]) {
        const query = `query ($id: ID!) { demand(id: $id) { allowedTransitions { to mutation allowed reasonRequired } } }`;
        const { data } = await world.ask('lists', query, { id }, { actor });
        type Ways = { to: string; mutation: string; allowed: boolean; reasonRequired: boolean }[];
        const { demand } = data as { demand: { allowedTransitions: Ways } };
        const allowed = demand.allowedTransitions
          .filter((way) => way.allowed && way.mutation in steps)
          .map(({ mutation, to }) => `${mutation} ${to}`);
        const expected = names
          .filter((name) => CELLS[name][state] && MAY[name].includes(actor))
          .map((name) => `${name} ${CELLS[name][state]}`);
        expect(allowed, `${actor.id} ${state}`).toEqual(expected);
      }
    }
  });
});

describe('a step', () => {
  test('is refused for all reasons at once and nothing is written', async () => {
    const id = await demandIn(world, 'LISTED');
    const answer = await take(world, 'sortDemand', firm, id, {
      expectedVersion: 7,
      title: ' ',
      quantity: 0,
      idempotencyKey: '',
    });
    expect(faults(answer)).toEqual([
      'INVALID_INPUT idempotencyKey',
      'INVALID_INPUT title',
      'INVALID_QUANTITY quantity',
      'FORBIDDEN actingForId',
      'INVALID_STATE demandId',
      'VERSION_CONFLICT expectedVersion',
    ]);
    expect(answer.userErrors.at(-1)?.currentVersion).toBe(1);
    expect(await inLists(world, 'select 1 from event where entity_id = $1', [id])).toEqual([]);
  });

  test('of a demand that one may not read is one of none', async () => {
    const id = await demandIn(world, 'SORTED', { kind: 'MICRO_WISH' });
    const stranger = organisation('org-nb-unit-a', 'PARTNER_UNIT', SCOPES);
    expect(faults(await take(world, 'listDemand', stranger, id))).toEqual(['NOT_FOUND demandId']);
  });

  test('asks for the scope', async () => {
    const { tried } = steps.listDemand;
    const input = { demandId: 'dem-nb-2023q2-12', expectedVersion: 1 };
    const code = async (actor: Parameters<typeof tried>[1]) =>
      (await tried(world, actor, input)).errors?.[0]?.extensions?.code;
    expect(await code(null)).toBe('UNAUTHENTICATED');
    expect(await code(organisation('org-com-ningbao', 'COMMUNITY'))).toBe('FORBIDDEN');
  });

  test('is done once with one key', async () => {
    const id = await demandIn(world, 'SORTED');
    const input = { idempotencyKey: `once-${id}`, expectedVersion: 1 };
    const first = await take(world, 'listDemand', ningbao, id, input);
    const again = await take(world, 'listDemand', ningbao, id, input);
    expect([first.replayed, again.replayed]).toEqual([false, true]);
    expect(again.demand).toEqual(first.demand);
    const other = await take(world, 'listDemand', ningbao, id, { ...input, expectedVersion: 2 });
    expect(faults(other)).toEqual(['IDEMPOTENCY_CONFLICT idempotencyKey']);
  });

  test('is written down without what people wrote', async () => {
    const id = await demandIn(world, 'COLLECTED');
    await take(world, 'sortDemand', ningbao, id, { title: '三楼某户要修门', quantity: 3 });
    const [event] = await inLists(
      world,
      `select type, from_version, to_version, before, after, actor_id, on_behalf_of_id
      from event where entity_id = $1`,
      [id],
    );
    expect(event).toEqual({
      type: 'demand.sorted',
      from_version: 1,
      to_version: 2,
      before: { state: 'COLLECTED', quantity: 1 },
      after: { state: 'SORTED', quantity: 3, title: 'WITHHELD' },
      actor_id: ningbao.id,
      on_behalf_of_id: ningbao.id,
    });
  });

  test('has reasons of its own', async () => {
    const id = await demandIn(world, 'LISTED');
    const answer = await take(world, 'withdrawDemand', ningbao, id, { reason: 'NO_SHOW' });
    expect(faults(answer)).toEqual(['INVALID_INPUT reason']);
  });
});

describe('the fork', () => {
  test('from sorted to the party and back, then resolved by another', async () => {
    const id = await demandIn(world, 'SORTED');
    await take(world, 'routeDemand', ningbao, id);
    await take(world, 'returnDemand', firm, id);
    await take(world, 'routeDemand', ningbao, id, { responsiblePartyId: 'org-greening' });
    const greening = organisation('org-greening', 'PARTNER_UNIT', SCOPES);
    expect(faults(await take(world, 'acknowledgeDemand', firm, id))).toEqual([
      'FORBIDDEN actingForId',
    ]);
    await take(world, 'acknowledgeDemand', greening, id);
    const done = await take(world, 'resolveDemand', greening, id);
    expect(done.demand).toMatchObject({
      state: 'RESOLVED',
      route: 'RESPONSIBLE_PARTY',
      version: 6,
    });
    const assignments = await inLists(
      world,
      `select assignee_organisation_id as who, state::text, returned_reason::text as reason,
        acknowledged_at is not null as acknowledged, resolution
      from assignment where demand_id = $1 order by assigned_at`,
      [id],
    );
    const [acknowledged, resolution, reason] = [true, steps.resolveDemand.more.resolution, null];
    expect(assignments).toEqual([
      {
        who: firm.id,
        state: 'RETURNED',
        reason: 'NOT_RESPONSIBLE',
        acknowledged: false,
        resolution: null,
      },
      { who: greening.id, state: 'DONE', reason, acknowledged, resolution },
    ]);
    await take(world, 'reopenDemand', ningbao, id);
    expect((await take(world, 'returnDemand', ningbao, id)).demand).toMatchObject({
      state: 'SORTED',
      route: null,
    });
  });

  test('routes to nobody unknown, and writes nothing while the owner is down', async () => {
    const id = await demandIn(world, 'SORTED');
    const unknown = { responsiblePartyId: 'org-nobody' };
    expect(faults(await take(world, 'routeDemand', ningbao, id, unknown))).toEqual([
      'NOT_FOUND responsiblePartyId',
    ]);
    const owner = world.executors.get('organisations');
    setPeer('organisations', () => Promise.reject(new Error('down')));
    const down = await take(world, 'routeDemand', ningbao, id);
    expect(faults(down)).toEqual(['PEER_UNAVAILABLE responsiblePartyId']);
    if (owner) {
      setPeer('organisations', owner);
    }
    const [row] = await inLists(world, 'select state::text, version from demand where id = $1', [
      id,
    ]);
    expect(row).toEqual({ state: 'SORTED', version: 1 });
  });

  test('lists no kind that is assigned', async () => {
    const place = { procedure: 'CLOSED_LOOP', stage: 'DISCOVERED' };
    const id = await demandIn(world, 'SORTED', { kind: 'CASE', ...place });
    expect(faults(await take(world, 'listDemand', ningbao, id))).toEqual([
      'NOT_CLAIMABLE demandId',
    ]);
  });
});
