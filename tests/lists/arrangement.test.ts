// When a service is to be brought: arranged by any of those whom it concerns, anew if need be, told in
// the log and in the queues of both sides, and followed by the clock where who waits for it agreed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  DAY_MS,
  dayOf,
  plusDays,
  startOf,
  weekdayOf,
} from '../../subgraphs/lists/src/quarter/quarter.rules.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';
import { clocksOf } from './clocking.ts';
import {
  arena,
  community,
  held,
  provider,
  recipient,
  stranger,
  street,
  take,
  through,
} from './stepping.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const inDays = (count: number) => new Date(Date.now() + count * DAY_MS);
const endOf = (instant: Date) => startOf(plusDays(dayOf(instant), 1));

/** An accepted claim on a demand that is wanted at any time. */
async function accepted() {
  const at = await arena(world, 1);
  await inLists(
    world,
    `update demand set wanted_from = null, wanted_by = null, wanted_weekdays = '{}' where id = $1`,
    [at.demandId],
  );
  const claimId = await held(world, at, 1);
  await through(world, claimId, [[community, 'acceptClaim']]);
  return { ...at, claimId };
}

const arrange = (actor: typeof community, claimId: string, appointedFor: Date) =>
  through(world, claimId, [
    [actor, 'arrangeService', { appointedFor: appointedFor.toISOString() }],
  ]);

async function appointed(claimId: string) {
  const [row] = await inLists<{ at: Date; state: string }>(
    world,
    'select appointed_for as at, state from claim where id = $1',
    [claimId],
  );
  return row;
}

/** The clock of the delivery as it reads now. */
async function delivery(demandId: string) {
  const clocks = await clocksOf(world, demandId);
  return clocks.find(({ code }) => code === 'DELIVERY');
}

test('by any of the three, before and while it is brought, and told in the log', async () => {
  const { claimId } = await accepted();
  const [first, second, third] = [inDays(3), inDays(4), inDays(5)];
  expect((await arrange(provider, claimId, first)).claim).toMatchObject({
    state: 'ACCEPTED',
    version: 3,
  });
  await arrange(recipient, claimId, second);
  await through(world, claimId, [[provider, 'startService']]);
  await arrange(community, claimId, third);
  expect(await appointed(claimId)).toEqual({ at: third, state: 'IN_SERVICE' });
  const log = await inLists(
    world,
    `select before, after from event where entity_id = $1 and type = 'claim.arranged' order by seq`,
    [claimId],
  );
  const still = (state: string) => ({ state, delivered: 0, confirmed: 0 });
  const said = (state: string, at: Date | null) => ({
    ...still(state),
    appointedFor: at?.toISOString() ?? null,
  });
  expect(log).toEqual([
    { before: said('ACCEPTED', null), after: { ...said('ACCEPTED', first), by: 'CLAIMANT' } },
    { before: said('ACCEPTED', first), after: { ...said('ACCEPTED', second), by: 'RECIPIENT' } },
    {
      before: said('IN_SERVICE', second),
      after: { ...said('IN_SERVICE', third), by: 'COMMUNITY' },
    },
  ]);
});

test('refused: by a stranger, before it is accepted, in the past, outside the days, all at once', async () => {
  const at = await arena(world, 1);
  const [from, by] = [plusDays(dayOf(new Date()), 2), plusDays(dayOf(new Date()), 4)];
  await inLists(
    world,
    `update demand set wanted_from = $2, wanted_by = $3, wanted_weekdays = '{}' where id = $1`,
    [at.demandId, from, by],
  );
  const claimId = await held(world, at, 1);
  const tried = async (actor: typeof community, days: number, version: number) => {
    const appointedFor = inDays(days).toISOString();
    const input = { claimId, expectedVersion: version, appointedFor };
    const { userErrors } = await take(world, actor, 'arrangeService', input);
    return userErrors.map(({ code, field }) => `${code} ${field?.at(-1)}`);
  };
  expect(await tried(stranger, -1, 9)).toEqual([
    'FORBIDDEN claimId',
    'INVALID_STATE claimId',
    'VERSION_CONFLICT expectedVersion',
    'INVALID_INPUT appointedFor',
  ]);
  await through(world, claimId, [[community, 'acceptClaim']]);
  expect(await tried(street, 1, 2)).toEqual(['INVALID_INPUT appointedFor']);
  expect(await tried(street, 6, 2)).toEqual(['INVALID_INPUT appointedFor']);
  const wantOn = (days: number) =>
    inLists(world, 'update demand set wanted_weekdays = $2 where id = $1', [
      at.demandId,
      [weekdayOf(plusDays(dayOf(new Date()), days))],
    ]);
  await wantOn(4);
  expect(await tried(street, 3, 2)).toEqual(['INVALID_INPUT appointedFor']);
  await wantOn(3);
  expect(await tried(street, 3, 2)).toEqual([]);
});

describe('the clock of the delivery', () => {
  test('follows a later day to which who waits for it agreed, and no side makes it due earlier', async () => {
    const { claimId, demandId } = await accepted();
    const before = await delivery(demandId);
    await arrange(provider, claimId, inDays(40));
    expect(await delivery(demandId)).toEqual({ ...before, elapsed_seconds: expect.any(Number) });
    for (const [actor, days, due] of [
      [street, 2, null],
      [recipient, 40, 40],
      [recipient, 3, 40],
    ] as const) {
      await arrange(actor, claimId, inDays(days));
      expect(await delivery(demandId)).toMatchObject({
        state: 'RUNNING',
        ...(due === null
          ? { due_at: before?.due_at }
          : { due_at: endOf(inDays(due)), limit_workdays: null }),
      });
    }
  });

  test('stays late once it is late, and as it is while it stands still', async () => {
    for (const [how, state] of [
      [`due_at = now() - interval '1 minute'`, 'BREACHED'],
      [`paused_at = now(), pause_reason = 'OTHER'`, 'PAUSED'],
    ] as const) {
      const { claimId, demandId } = await accepted();
      await inLists(
        world,
        `update clock set started_at = now() - interval '1 hour', ${how} where claim_id = $1`,
        [claimId],
      );
      const before = await delivery(demandId);
      await arrange(community, claimId, inDays(2));
      expect(await delivery(demandId)).toMatchObject({ state, due_at: before?.due_at });
    }
  });
});

test('both sides see what is arranged, the next first, and find it by its time', async () => {
  const [late, soon] = [await accepted(), await accepted()];
  await arrange(community, late.claimId, inDays(300));
  await arrange(community, soon.claimId, inDays(200));
  const both = [{ id: soon.claimId }, { id: late.claimId }];
  const asked = async (query: string, actor: typeof community) => {
    const { data, errors } = await world.ask('lists', query, {}, { actor });
    expect(errors).toBeUndefined();
    return data as Record<string, { arranged: { nodes: unknown[] } } & { nodes: unknown[] }>;
  };
  const queue = 'arranged(first: 100) { nodes { id } }';
  const ofCommunity = await asked(`{ worklist(areaId: "com-ningbao") { ${queue} } }`, community);
  expect(ofCommunity.worklist?.arranged.nodes.slice(-2)).toEqual(both);
  const ofUnit = await asked(`{ partyWorklist { ${queue} } }`, provider);
  expect(ofUnit.partyWorklist?.arranged.nodes.slice(-2)).toEqual(both);
  const filter = `{ appointedFor: { gt: "${inDays(100).toISOString()}" } }`;
  const order = '[{ field: APPOINTED_FOR, direction: DESC }]';
  const found = await asked(
    `{ claims(filter: ${filter}, orderBy: ${order}) { nodes { id } } }`,
    community,
  );
  expect(found.claims?.nodes).toEqual([...both].reverse());
});
