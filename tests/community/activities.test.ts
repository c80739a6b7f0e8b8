// Service activities: planned, held, called off; who may, from where.

import { setPeer } from '@lianjian/kernel/peers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLists } from '../lists/claiming.ts';
import { faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import {
  ACTORS,
  cancelActivity,
  DAY,
  elsewhere,
  holdActivity,
  KEEPERS,
  ningbao,
  planActivity,
  SCOPES,
  type unit,
  updateActivity,
  type Who,
} from './keeping.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function planned(more: object = {}): Promise<string> {
  const { activity, userErrors } = await planActivity.done(world, ningbao, { ...DAY, ...more });
  expect(userErrors).toEqual([]);
  return String(activity?.id);
}

const written = () =>
  inLists(
    world,
    `select (select count(*) from service_activity) as activities, (select count(*) from event) as events,
      (select count(*) from idempotency) as keys`,
  );

describe('an activity', () => {
  test('is planned with what it offers, and held with who came', async () => {
    const id = await planned({
      services: [
        { title: '义诊', resourceId: 'res-nb-03' },
        { title: '理发', providerId: 'org-nb-unit-f' },
        { title: '咨询' },
      ],
      zones: [{ group: '一组', place: '南门' }],
      teamIds: ['org-longze-red'],
    });
    const input = {
      activityId: id,
      expectedVersion: 1,
      report: '来了不少人。',
      participants: [
        { role: 'VOLUNTEER', count: 12 },
        { role: 'RESIDENT', count: 80 },
      ],
    };
    const { activity } = await holdActivity.done(world, ningbao, input);
    expect(activity).toMatchObject({
      state: 'HELD',
      version: 2,
      heldOn: '2024-05-11',
      report: '来了不少人。',
      area: { id: 'com-ningbao' },
      compound: null,
      services: [
        { title: '义诊', resource: { id: 'res-nb-03' }, provider: { id: 'org-nb-unit-a' } },
        { title: '理发', resource: null, provider: { id: 'org-nb-unit-f' } },
        { title: '咨询', resource: null, provider: null },
      ],
      zones: [{ group: '一组', place: '南门' }],
      teams: [{ id: 'org-longze-red' }],
      participants: [
        { role: 'VOLUNTEER', count: 12 },
        { role: 'RESIDENT', count: 80 },
      ],
      allowedTransitions: [],
      history: { nodes: [{ type: 'activity.planned' }, { type: 'activity.held' }] },
    });
    const log = await inLists(world, 'select before, after from event where entity_id = $1', [id]);
    expect(JSON.stringify(log)).not.toContain('不少人');
    const mine = `{ serviceActivities(filter: { id: { eq: "${id}" } }) { totalCount } }`;
    expect((await world.query(mine)).data).toEqual({ serviceActivities: { totalCount: 1 } });
  });

  test('is planned anew: what is left out stays, a list takes the place of the one before', async () => {
    const activityId = await planned({
      description: '在南门。',
      services: [{ title: '义诊', resourceId: 'res-nb-03' }, { title: '咨询' }],
      zones: [{ group: '一组', place: '南门' }],
    });
    const input = {
      activityId,
      expectedVersion: 1,
      heldOn: '2024-05-18',
      services: [{ title: '理发' }],
    };
    const answer = await updateActivity.done(world, ningbao, input);
    expect(answer.userErrors).toEqual([]);
    expect(answer.activity).toMatchObject({
      version: 2,
      state: 'PLANNED',
      title: DAY.title,
      heldOn: '2024-05-18',
      services: [{ title: '理发', resource: null, provider: null }],
      zones: [{ group: '一组', place: '南门' }],
      history: { nodes: [{ type: 'activity.planned' }, { type: 'activity.updated' }] },
    });
    const gone = {
      activityId,
      expectedVersion: 2,
      description: null,
      zones: [],
      teamIds: ['org-longze-red'],
    };
    const { activity } = await updateActivity.done(world, ningbao, gone);
    expect(activity).toMatchObject({ version: 3, zones: [], teams: [{ id: 'org-longze-red' }] });
    const wrong = {
      activityId,
      expectedVersion: 1,
      title: ' ',
      services: [{ title: '义诊', resourceId: 'res-none' }],
    };
    const before = await written();
    expect(faults(await updateActivity.done(world, ningbao, wrong))).toEqual([
      'INVALID_INPUT title',
      'NOT_FOUND services.0.resourceId',
      'VERSION_CONFLICT expectedVersion',
    ]);
    expect(await written()).toEqual(before);
  });

  test('is called off with a reason, once', async () => {
    const input = { activityId: await planned(), expectedVersion: 1, reason: 'OTHER' };
    const { activity } = await cancelActivity.done(world, ningbao, input);
    expect(activity).toMatchObject({ state: 'CANCELLED', reason: 'OTHER', version: 2 });
    expect(faults(await cancelActivity.done(world, ningbao, input))).toEqual([
      'INVALID_STATE activityId',
      'VERSION_CONFLICT expectedVersion',
    ]);
  });

  test('goes one way when two decide at once', async () => {
    const activityId = await planned();
    const answers = await Promise.all([
      holdActivity.done(world, ningbao, { activityId, expectedVersion: 1 }),
      cancelActivity.done(world, ningbao, { activityId, expectedVersion: 1, reason: 'OTHER' }),
    ]);
    expect(answers.filter(({ activity }) => activity !== null)).toHaveLength(1);
    expect(answers.flatMap(faults)).toEqual([
      'INVALID_STATE activityId',
      'VERSION_CONFLICT expectedVersion',
    ]);
  });

  test('is planned once with one key, however often it is asked', async () => {
    const input = { ...DAY, idempotencyKey: 'plan once' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => planActivity.done(world, ningbao, input)),
    );
    expect(new Set(answers.map(({ activity }) => activity?.id)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    const other = await planActivity.done(world, ningbao, { ...input, title: '另一天' });
    expect(faults(other)).toEqual(['IDEMPOTENCY_CONFLICT idempotencyKey']);
  });
});

describe('who, from where', () => {
  const steps = [
    ['updateActivity', updateActivity, { title: '样例' }],
    ['holdActivity', holdActivity, {}],
    ['cancelActivity', cancelActivity, { reason: 'OTHER' }],
  ] as const;
  const cells = (Object.keys(ACTORS) as Who[]).flatMap((who) =>
    (['PLANNED', 'HELD', 'CANCELLED'] as const).flatMap((state) =>
      steps.map(([name, step, more]) => ({ who, state, name, step, more })),
    ),
  );

  test('every role, step and state', async () => {
    for (const { who, state, name, step, more } of cells) {
      const activityId = await madeIn(state);
      const may = KEEPERS.includes(who);
      const expected = [
        ...(may ? [] : ['FORBIDDEN actingForId']),
        ...(state === 'PLANNED' ? [] : ['INVALID_STATE activityId']),
      ];
      const asked = `{ serviceActivity(id: "${activityId}") { allowedTransitions { mutation allowed } } }`;
      const { data } = await world.ask('lists', asked, {}, { actor: ACTORS[who] });
      const answer = await step.done(world, ACTORS[who], {
        activityId,
        expectedVersion: 1,
        ...more,
      });
      expect(faults(answer), `${who} ${name} ${state}`).toEqual(expected);
      const ways = (data as { serviceActivity: { allowedTransitions: object[] } }).serviceActivity
        .allowedTransitions;
      expect(ways).toEqual(
        state === 'PLANNED' ? steps.map(([mutation]) => ({ mutation, allowed: may })) : [],
      );
    }
  });

  test.each(Object.keys(ACTORS) as Who[])('%s plans', async (who) => {
    const answer = await planActivity.done(world, ACTORS[who], DAY);
    expect(faults(answer)).toEqual(KEEPERS.includes(who) ? [] : ['FORBIDDEN actingForId']);
  });

  test('needs credentials and the scope', async () => {
    const code = async (actor: typeof unit | null) =>
      (await planActivity.tried(world, actor, DAY)).errors?.[0]?.extensions?.code;
    expect(await code(null)).toBe('UNAUTHENTICATED');
    expect(await code({ ...ningbao, scopes: SCOPES.slice(1) })).toBe('FORBIDDEN');
  });
});

let made = 0;
async function madeIn(state: string): Promise<string> {
  made += 1;
  const id = `act-made-${made}`;
  await inLists(
    world,
    `insert into service_activity (id, title, kind, area_id, area_path, held_on, state, reason, provenance)
      select $1, '样例', 'OTHER', id, path, '2024-01-01', $2::"ServiceActivityState",
        case when $2 = 'CANCELLED' then 'OTHER'::"ReasonCode" end, 'ENTERED' from area_node where id = 'com-ningbao'`,
    [id, state],
  );
  return id;
}

describe('is refused and nothing is written', () => {
  test.each<[string, object, string[]]>([
    ['for no place', { areaId: null }, ['INVALID_INPUT compoundId']],
    ['for a street', { areaId: 'str-xinglin' }, ['NOT_FOUND areaId']],
    [
      'for all reasons at once',
      {
        title: '',
        services: [
          { title: '', resourceId: 'res-none' },
          { title: '义诊', providerId: 'org-none' },
        ],
        teamIds: ['org-nobody'],
      },
      [
        'INVALID_INPUT title',
        'INVALID_INPUT services.0.title',
        'NOT_FOUND services.0.resourceId',
        'NOT_FOUND services.1.providerId',
        'NOT_FOUND teamIds.0',
      ],
    ],
    [
      'with what stands on another list',
      { services: [{ title: '义诊', resourceId: 'res-longze-clinic' }] },
      ['OUTSIDE_SERVICE_AREA services.0.resourceId'],
    ],
  ])('%s', async (_why, more, expected) => {
    const before = await written();
    expect(faults(await planActivity.done(world, ningbao, { ...DAY, ...more }))).toEqual(expected);
    expect(await written()).toEqual(before);
  });

  test('when it was held tomorrow, or is not there', async () => {
    const activityId = await planned();
    const input = { activityId, expectedVersion: 1, heldOn: '2999-01-01' };
    expect(faults(await holdActivity.done(world, ningbao, input))).toEqual([
      'INVALID_INPUT heldOn',
    ]);
    const none = { activityId: 'act-none', expectedVersion: 1 };
    expect(faults(await holdActivity.done(world, elsewhere, none))).toEqual([
      'NOT_FOUND activityId',
    ]);
  });

  test('while the owner of whom it names is down', async () => {
    const owner = world.executors.get('organisations');
    setPeer('organisations', () => Promise.reject(new Error('down')));
    const input = { ...DAY, areaId: null, compoundId: 'cmp-ningbao', teamIds: ['org-nb-unit-a'] };
    const answer = await planActivity.done(world, ningbao, input);
    expect(faults(answer)).toEqual(['PEER_UNAVAILABLE teamIds.0']);
    if (owner) {
      setPeer('organisations', owner);
    }
  });
});
