// Recurring services: started from a claim or a resource, paused, resumed, ended; each day written down
// once; who may; the days on which they come.
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLists } from '../lists/claiming.ts';
import { arena, provider as claimant, held, through } from '../lists/stepping.ts';
import { organisation } from '../testkit/actors.ts';
import { faults } from '../testkit/commands.ts';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';
import {
  ACTORS,
  correctServing,
  endRecurringService,
  firm,
  KEEPERS,
  MEALS,
  ningbao,
  pauseRecurringService,
  recordServing,
  resumeRecurringService,
  SCOPES,
  startRecurringService,
  type Who,
} from './keeping.ts';

const station = organisation('org-ningbao-eldercare', 'PARTNER_UNIT', SCOPES);
/** Who keeps the lunches: the firm brings them. */
const KEEPING: readonly Who[] = [...KEEPERS, 'the firm'];

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function started(more: object = {}): Promise<string> {
  const answer = await startRecurringService.done(world, ningbao, { ...MEALS, ...more });
  expect(answer.userErrors).toEqual([]);
  return String(answer.recurringService?.id);
}

const daysOf = async (id: string, from: string, to: string) => {
  const query = `query ($id: ID!, $from: Date!, $to: Date!) { recurringService(id: $id) {
    occurrences(from: $from, to: $to) { day standing } servings { totalCount } } }`;
  const { result, statements } = await countStatements(() =>
    world.ask('lists', query, { id, from, to }),
  );
  expect(result.errors).toBeUndefined();
  const { recurringService } = result.data as {
    recurringService: { occurrences: { day: string; standing: string }[] };
  };
  return { days: recurringService.occurrences, statements: statements.length };
};

describe('a recurring service', () => {
  test('comes from a resource, and says what goes without saying', async () => {
    const { recurringService } = await startRecurringService.done(world, station, MEALS);
    expect(recurringService).toMatchObject({
      state: 'RUNNING',
      category: 'ELDERLY_MEAL',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      area: { id: 'com-ningbao' },
      compound: { id: 'cmp-ningbao' },
      provider: { id: station.id },
      deliveredBy: { id: firm.id },
      resource: { id: 'res-nb-01' },
      history: { nodes: [{ type: 'service.started' }] },
    });
  });

  test('comes from a claim once that is accepted', async () => {
    const claimId = await held(world, await arena(world, 1), 1);
    const given = { ...MEALS, resourceId: null, compoundId: null, claimId };
    expect(faults(await startRecurringService.done(world, ningbao, given))).toEqual([
      'INVALID_STATE claimId',
    ]);
    await through(world, claimId, [[ningbao, 'acceptClaim']]);
    const { recurringService } = await startRecurringService.done(world, ningbao, given);
    expect(recurringService).toMatchObject({ provider: { id: claimant.id } });
  });

  test('comes from no claim on what is not public', async () => {
    const claimId = await held(world, await arena(world, 1), 1);
    await through(world, claimId, [[ningbao, 'acceptClaim']]);
    await inLists(
      world,
      `update demand set kind = 'MICRO_WISH' where id = (select demand_id from claim where id = $1)`,
      [claimId],
    );
    const given = { ...MEALS, resourceId: null, compoundId: null, claimId };
    expect(faults(await startRecurringService.done(world, ningbao, given))).toEqual([
      'INVALID_INPUT claimId',
    ]);
  });

  test('is written down day by day, left out with a reason, each day once', async () => {
    const id = await started();
    const day = today();
    const served = { recurringServiceId: id, day, people: 12, quantity: 12 };
    const answers = await Promise.all([1, 2, 3].map(() => recordServing.done(world, firm, served)));
    expect(answers.filter(({ serving }) => serving !== null)).toHaveLength(1);
    expect(answers.flatMap(faults)).toEqual(['DUPLICATE day', 'DUPLICATE day']);
    const before = { recurringServiceId: id, day: '2024-01-02', people: 0, reason: 'OTHER' };
    expect((await recordServing.done(world, firm, before)).userErrors).toEqual([]);
    const early = await daysOf(id, '2023-12-31', '2024-01-03');
    expect(early.days).toEqual([
      { day: '2024-01-01', standing: 'UNRECORDED' },
      { day: '2024-01-02', standing: 'SKIPPED' },
      { day: '2024-01-03', standing: 'UNRECORDED' },
    ]);
    expect((await daysOf(id, day, day)).days).toEqual([{ day, standing: 'SERVED' }]);
    expect(early.statements).toBe(3);
    const future = { ...served, day: '2099-01-01' };
    expect(faults(await recordServing.done(world, firm, future))).toEqual(['INVALID_INPUT day']);
  });

  test('has a day put right, once for each version', async () => {
    const recurringServiceId = await started();
    const day = { recurringServiceId, day: today(), people: 21, quantity: 12 };
    const { serving } = await recordServing.done(world, firm, day);
    const right = { servingId: serving?.id, expectedVersion: 1, people: 12, quantity: 12 };
    const answers = await Promise.all([1, 2].map(() => correctServing.done(world, ningbao, right)));
    expect(answers.flatMap(faults)).toEqual(['VERSION_CONFLICT expectedVersion']);
    expect(answers.find((answer) => answer.serving !== null)?.serving).toMatchObject({
      version: 2,
      people: 12,
      service: {
        history: {
          nodes: ['service.started', 'service.served', 'service.corrected'].map((type) => ({
            type,
          })),
        },
      },
    });
    const none = { ...right, expectedVersion: 2, people: 0, quantity: 1 };
    expect(faults(await correctServing.done(world, firm, none))).toEqual([
      'INVALID_QUANTITY quantity',
      'INVALID_INPUT reason',
    ]);
    expect(
      faults(await correctServing.done(world, firm, { ...right, servingId: 'srv-none' })),
    ).toEqual(['NOT_FOUND servingId']);
  });

  test('pauses from today, goes on, and ends', async () => {
    const id = await started();
    const step = { recurringServiceId: id, reason: 'OTHER' };
    const paused = await pauseRecurringService.done(world, ningbao, {
      ...step,
      expectedVersion: 1,
    });
    expect(paused.recurringService).toMatchObject({
      state: 'PAUSED',
      pauses: [{ from: today(), to: null, reason: 'OTHER' }],
    });
    expect((await daysOf(id, today(), today())).days).toEqual([]);
    await inLists(
      world,
      `update service_pause set from_day = from_day - 3 where recurring_service_id = $1`,
      [id],
    );
    const resumed = await resumeRecurringService.done(world, ningbao, {
      recurringServiceId: id,
      expectedVersion: 2,
    });
    expect(resumed.recurringService).toMatchObject({
      state: 'RUNNING',
      pauses: [{ reason: 'OTHER' }],
    });
    expect((await daysOf(id, today(), today())).days).toHaveLength(1);
    const ended = await endRecurringService.done(world, ningbao, { ...step, expectedVersion: 3 });
    expect(ended.recurringService).toMatchObject({ state: 'ENDED', reason: 'OTHER', version: 4 });
    expect((await daysOf(id, today(), today())).days).toEqual([]);
  });

  test('goes one way when two decide at once', async () => {
    const step = { recurringServiceId: await started(), expectedVersion: 1, reason: 'OTHER' };
    const answers = await Promise.all([
      pauseRecurringService.done(world, ningbao, step),
      endRecurringService.done(world, ningbao, step),
    ]);
    expect(answers.filter(({ recurringService }) => recurringService !== null)).toHaveLength(1);
  });

  test('of the sample stays away on a public holiday, as far as that is known', async () => {
    const { days } = await daysOf('rsv-nb-meals', '2023-04-03', '2023-04-09');
    expect(days.map(({ day }) => day)).toEqual([3, 4, 6, 7].map((each) => `2023-04-0${each}`));
  });
});

describe('who, from where', () => {
  const steps = {
    pauseRecurringService: {
      ...pauseRecurringService,
      from: ['RUNNING'],
      more: { reason: 'OTHER' },
    },
    resumeRecurringService: { ...resumeRecurringService, from: ['PAUSED'], more: {} },
    endRecurringService: {
      ...endRecurringService,
      from: ['RUNNING', 'PAUSED'],
      more: { reason: 'OTHER' },
    },
  };

  test('every role, step and state', async () => {
    for (const who of Object.keys(ACTORS) as Who[]) {
      const may = KEEPING.includes(who);
      for (const state of ['RUNNING', 'PAUSED', 'ENDED']) {
        for (const [name, { done, from, more }] of Object.entries(steps)) {
          const recurringServiceId = await madeIn(state);
          const input = { recurringServiceId, expectedVersion: 1, ...more };
          const answer = await done(world, ACTORS[who], input);
          expect(faults(answer), `${who} ${name} ${state}`).toEqual([
            ...(may ? [] : ['FORBIDDEN actingForId']),
            ...(from.includes(state) ? [] : ['INVALID_STATE recurringServiceId']),
          ]);
        }
      }
    }
  });

  test.each(Object.keys(ACTORS) as Who[])('%s starts and writes down', async (who) => {
    const expected = KEEPING.includes(who) ? [] : ['FORBIDDEN actingForId'];
    expect(faults(await startRecurringService.done(world, ACTORS[who], MEALS))).toEqual(expected);
    const day = { recurringServiceId: await started(), day: '2024-02-01', people: 3 };
    expect(faults(await recordServing.done(world, ACTORS[who], day))).toEqual(expected);
    const { serving } = await recordServing.done(world, ningbao, { ...day, day: '2024-02-02' });
    const right = { servingId: serving?.id, expectedVersion: 1, people: 4 };
    expect(faults(await correctServing.done(world, ACTORS[who], right))).toEqual(expected);
  });
});

let made = 0;
async function madeIn(state: string): Promise<string> {
  made += 1;
  const id = `rsv-made-${made}`;
  const row = { id, state, version: 1 };
  const ended = { ends_on: '2024-01-01', reason: 'OTHER' };
  await inLists(
    world,
    `insert into recurring_service select (jsonb_populate_record(s, $1)).* from recurring_service s where s.id = 'rsv-nb-meals'`,
    [state === 'ENDED' ? { ...row, ...ended } : row],
  );
  return id;
}

describe('is refused', () => {
  test.each<[string, object, string[]]>([
    ['from nothing', { resourceId: null }, ['INVALID_INPUT claimId']],
    ['for no place', { compoundId: null }, ['INVALID_INPUT compoundId']],
    ['from no such resource', { resourceId: 'res-none' }, ['NOT_FOUND resourceId']],
    ['where it does not reach', { compoundId: 'cmp-nb-3' }, ['OUTSIDE_SERVICE_AREA resourceId']],
    [
      'for all reasons at once',
      { weekdays: [8], fromTime: 'noon', endsOn: '2023-01-01', compoundId: 'cmp-nb-3' },
      [
        'INVALID_INPUT weekdays',
        'INVALID_INPUT fromTime',
        'INVALID_INPUT toTime',
        'INVALID_INPUT endsOn',
        'OUTSIDE_SERVICE_AREA resourceId',
      ],
    ],
  ])('%s', async (_why, more, expected) => {
    const answer = await startRecurringService.done(world, ningbao, { ...MEALS, ...more });
    expect(faults(answer)).toEqual(expected);
  });

  test('a stretch of more than a year', async () => {
    const query = `{ recurringService(id: "rsv-nb-meals") { occurrences(from: "2023-01-01", to: "2024-02-01") { day } } }`;
    const { errors } = await world.ask('lists', query);
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});
