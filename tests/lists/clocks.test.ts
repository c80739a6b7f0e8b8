// Clocks read BREACHED at the instant their time is over, stand still when they are paused, and an
// answer ends only the first of them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settleClocks } from '../../subgraphs/lists/src/clock/settle.store.ts';
import { organisation } from '../testkit/actors.ts';
import { faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists, unit } from './claiming.ts';
import { clockOn, clocksOf, pauseClock, respondToDemand, resumeClock, told } from './clocking.ts';
import { demandIn, firm, ningbao, take } from './demand-stepping.ts';
import { NEED, submitDemand } from './submitting.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function submitted(): Promise<string> {
  const need = { ...NEED, urgency: 'EMERGENCY' };
  const { demand, userErrors } = await submitDemand.done(world, ningbao, need);
  expect(userErrors).toEqual([]);
  return demand?.id as string;
}

const elsewhere = organisation('org-com-lianting', 'COMMUNITY', ['demands:write']);

describe('five minutes', () => {
  test.each([
    [`now() - interval '9 hours' + interval '5 minutes'`, 'MET', 'exactly'],
    [
      `now() - interval '9 hours' + interval '5 minutes 1 millisecond'`,
      'BREACHED',
      'a moment later',
    ],
  ])('answered at %s it is %s', async (stopped, state) => {
    const id = await demandIn(world, 'COLLECTED');
    await clockOn(world, id, {
      started_at: `date_trunc('milliseconds', now() - interval '9 hours')`,
      due_at: `date_trunc('milliseconds', now() - interval '9 hours') + interval '5 minutes'`,
      stopped_at: `date_trunc('milliseconds', ${stopped})`,
    });
    expect(await told(world, id)).toEqual([`FIRST_RESPONSE ${state}`]);
  });

  test('unanswered it is a breach as soon as they are over, and stays one when answered late', async () => {
    const id = await demandIn(world, 'COLLECTED');
    const started_at = `now() - interval '6 minutes'`;
    await clockOn(world, id, { started_at, due_at: `now() - interval '1 minute'` });
    expect(await told(world, id)).toEqual(['FIRST_RESPONSE BREACHED']);
    const answered = await respondToDemand.done(world, ningbao, {
      demandId: id,
      role: 'GRID_WORKER',
    });
    expect(answered.clock).toMatchObject({ state: 'BREACHED', responderRole: 'GRID_WORKER' });
  });

  test('what was late before it was taken back stays late', async () => {
    const id = await demandIn(world, 'COLLECTED');
    await clockOn(world, id, {
      started_at: `now() - interval '6 minutes'`,
      due_at: `now() - interval '1 minute'`,
    });
    await take(world, 'withdrawDemand', ningbao, id);
    expect(await told(world, id)).toEqual(['FIRST_RESPONSE BREACHED']);
  });
});

describe('an answer', () => {
  const asked = (role: string, demandId: string) => ({ demandId, role });

  test('ends the first clock and settles nothing; the second answer is told so', async () => {
    const id = await submitted();
    const first = await respondToDemand.done(world, ningbao, asked('GRID_WORKER', id));
    expect(first.userErrors).toEqual([]);
    expect(await told(world, id)).toEqual(['DISPATCH RUNNING', 'FIRST_RESPONSE MET']);
    const [{ state } = {}] = await inLists<{ state: string }>(
      world,
      'select state from demand where id = $1',
      [id],
    );
    expect(state).toBe('COLLECTED');
    const second = await respondToDemand.done(world, ningbao, asked('GRID_WORKER', id));
    expect(faults(second)).toEqual(['INVALID_STATE demandId']);
  });

  test('of two at once one is the first', async () => {
    const id = await submitted();
    const both = await Promise.all(
      ['GRID_WORKER', 'COMMUNITY_WORKER'].map((role) =>
        respondToDemand.done(world, ningbao, asked(role, id)),
      ),
    );
    expect(both.map(faults).filter((found) => found.length === 0)).toHaveLength(1);
  });

  test('is given by the community or by the firm of the compound, as what each is', async () => {
    const [one, other, third] = [await submitted(), await submitted(), await submitted()];
    const steward = await respondToDemand.done(world, firm, asked('RED_PROPERTY_STEWARD', one));
    expect(faults(steward)).toEqual([]);
    const wrong = await respondToDemand.done(world, ningbao, asked('RED_PROPERTY_STEWARD', other));
    expect(faults(wrong)).toEqual(['INVALID_INPUT role']);
    const stranger = organisation('org-firm-huihai', 'PROPERTY_FIRM', ['demands:write']);
    const no = await respondToDemand.done(world, stranger, asked('RED_PROPERTY_STEWARD', third));
    expect(faults(no)).toEqual(['FORBIDDEN actingForId']);
  });
});

describe('a pause', () => {
  async function paused() {
    const demandId = await demandIn(world, 'ROUTED');
    const clockId = await clockOn(world, demandId, {
      code: `'DELIVERY'`,
      party_id: `'${firm.id}'`,
      limit_minutes: 60,
      started_at: `now() - interval '50 minutes'`,
      due_at: `now() + interval '10 minutes'`,
    });
    const input = { clockId, expectedVersion: 1, reason: 'RECIPIENT_UNAVAILABLE' };
    const { userErrors } = await pauseClock.done(world, firm, input);
    expect(userErrors).toEqual([]);
    return { demandId, clockId };
  }

  test('lets time pass; when the clock goes on it is due as much later', async () => {
    const { demandId, clockId } = await paused();
    await inLists(
      world,
      `update clock set paused_at = now() - interval '40 minutes', due_at = now() - interval '30 minutes'
        where id = $1`,
      [clockId],
    );
    expect(await told(world, demandId)).toEqual(['DELIVERY PAUSED']);
    const resumed = await resumeClock.done(world, ningbao, { clockId, expectedVersion: 2 });
    expect(resumed.clock).toMatchObject({ state: 'RUNNING', version: 3 });
    const [clock] = await clocksOf(world, demandId);
    expect(Math.abs((clock?.due_at?.getTime() ?? 0) - Date.now() - 600_000)).toBeLessThan(20_000);
    expect(clock?.elapsed_seconds).toBeLessThan(15 * 60);
  });

  test('ends with what it waited for, in time when it was paused in time', async () => {
    const { demandId, clockId } = await paused();
    await inLists(
      world,
      `update clock set started_at = now() - interval '9 hours', paused_at = now() - interval '8 hours',
        due_at = now() - interval '8 hours' where id = $1`,
      [clockId],
    );
    await inLists(world, `update assignment set state = 'ACKNOWLEDGED' where demand_id = $1`, [
      demandId,
    ]);
    await take(world, 'resolveDemand', firm, demandId);
    expect(await told(world, demandId)).toEqual(['DELIVERY MET', 'RETURN_VISIT RUNNING']);
  });

  test('is refused with all reasons at once, and for an answer in any case', async () => {
    const { clockId } = await paused();
    const twice = { clockId, expectedVersion: 1, reason: 'NO_SHOW' };
    expect(faults(await pauseClock.done(world, elsewhere, twice))).toEqual([
      'FORBIDDEN actingForId',
      'INVALID_STATE clockId',
      'INVALID_INPUT reason',
      'VERSION_CONFLICT expectedVersion',
    ]);
    const id = await demandIn(world, 'COLLECTED');
    const waiting = await clockOn(world, id, { due_at: `now() + interval '5 minutes'` });
    const answer = { clockId: waiting, expectedVersion: 1, reason: 'OTHER' };
    expect(faults(await pauseClock.done(world, ningbao, answer))).toEqual([
      'INVALID_STATE clockId',
    ]);
    const { errors } = await pauseClock.tried(world, unit('org-nb-unit-a'), answer);
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});

test('what was due on days that nobody knew is settled once they are known', async () => {
  const id = await demandIn(world, 'ROUTED');
  const unsettled = { limit_minutes: null, limit_workdays: 2, due_at: null };
  const started_at = `'2023-09-28T10:00:00+08:00'`;
  await clockOn(world, id, {
    ...unsettled,
    started_at,
    stopped_at: started_at,
    code: `'DISPATCH'`,
  });
  // No calendar is announced so far ahead.
  await clockOn(world, id, { ...unsettled, limit_workdays: 400 });
  expect(await told(world, id)).toEqual(['DISPATCH UNDECIDED', 'FIRST_RESPONSE RUNNING']);
  expect(await settleClocks.run()).toBe(false);
  const [known, unknown] = await clocksOf(world, id);
  expect(known).toMatchObject({ state: 'MET', due_at: new Date('2023-10-09T00:00:00+08:00') });
  expect(unknown).toMatchObject({ state: 'RUNNING', due_at: null });
});
