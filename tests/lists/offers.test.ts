// Offers: publishing onto a list and each reason for which it is refused; every step from every state
// by every side; capacity, the log, keys. The table of the rules is not read here: the cells are
// written out.
import { setPeer } from '@lianjian/kernel/peers';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { imbalances, inLists } from './claiming.ts';
import {
  lianting,
  ningbao,
  OFFER,
  platform,
  published,
  publishResource,
  put,
  resident,
  type Step,
  steps,
  take,
  unitH,
  unitK,
  xinglin,
} from './offering.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await imbalances(world)).toEqual([]);
});

const publish = (actor: Parameters<typeof publishResource.done>[1], more = {}) =>
  publishResource.done(world, actor, { ...OFFER, ...more });

describe('publishing', () => {
  test('writes what goes without saying, and the log without what people wrote', async () => {
    const { resource } = await publish(unitH);
    expect(resource).toMatchObject({
      version: 1,
      state: 'OFFERED',
      provenance: 'ENTERED',
      schedule: [],
      serviceAreas: [{ id: 'com-ningbao' }],
      serviceCompounds: [],
      listedIn: { id: 'com-ningbao' },
      provider: { __typename: 'Organisation', id: 'org-nb-unit-h' },
      assuredOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      history: { nodes: [{ type: 'resource.published', fromVersion: null, toVersion: 1 }] },
    });
    const [event] = await inLists(
      world,
      `select after, area_path as path, on_behalf_of_id as by from event where entity_id = $1`,
      [resource?.id],
    );
    expect(event).toMatchObject({
      after: { title: 'WITHHELD', state: 'OFFERED', capacityPerQuarter: 4 },
      path: expect.stringMatching(/com-ningbao$/),
      by: 'org-nb-unit-h',
    });
  });

  test('takes all there is to say', async () => {
    const said = {
      description: '量血压、问诊。',
      serviceAreaIds: ['str-xinglin'],
      serviceCompoundIds: ['cmp-ningbao'],
      availableFrom: '2026-01-01',
      availableTo: '2027-12-31',
      schedule: [{ weekday: 4, from: '09:00', to: '11:30' }],
      deliveredById: 'org-firm-ningbao',
      assuredOn: '2026-01-01',
    };
    const { resource } = await publish(unitH, said);
    const { serviceAreaIds, serviceCompoundIds, deliveredById, ...same } = said;
    expect(resource).toMatchObject({
      ...same,
      serviceAreas: serviceAreaIds.map((id) => ({ id })),
      serviceCompounds: serviceCompoundIds.map((id) => ({ id })),
      deliveredBy: { id: deliveredById },
    });
  });

  test('is refused for all reasons at once and nothing is written', async () => {
    const count = () => inLists(world, 'select count(*)::int from service_resource');
    const before = await count();
    const wrong = {
      idempotencyKey: ' ',
      title: '',
      audiences: [],
      capacityPerQuarter: 0,
      serviceAreaIds: ['com-nowhere', 'com-lianting'],
      serviceCompoundIds: ['cmp-nowhere'],
      schedule: [
        { weekday: 8, from: '9:00', to: '08:00' },
        { weekday: 1, from: '08:00', to: '10:00' },
        { weekday: 1, from: '09:00', to: '11:00' },
      ],
      availableFrom: '2026-02-01',
      availableTo: '2026-01-01',
      assuredOn: '2999-01-01',
      deliveredById: 'org-nobody',
      agreementId: 'agr-nothing',
      providerId: 'org-nb-unit-k',
    };
    expect(faults(await publish(unitH, wrong))).toEqual([
      'INVALID_INPUT idempotencyKey',
      'INVALID_INPUT title',
      'INVALID_INPUT audiences',
      'INVALID_QUANTITY capacityPerQuarter',
      'INVALID_INPUT schedule.0.weekday',
      'INVALID_INPUT schedule.0.from',
      'INVALID_INPUT schedule.2',
      'FORBIDDEN providerId',
      'NOT_FOUND deliveredById',
      'NOT_FOUND serviceAreaIds.0',
      'NOT_FOUND serviceCompoundIds.0',
      'NOT_FOUND agreementId',
      'INVALID_INPUT availableFrom',
      'INVALID_INPUT assuredOn',
    ]);
    expect(await count()).toEqual(before);
  });

  test.each([
    ['on no list', { areaId: 'com-nowhere' }, ['NOT_FOUND areaId']],
    ['on the list of a street', { areaId: 'str-xinglin' }, ['NOT_FOUND areaId']],
    ['by nobody', { providerId: 'org-nobody' }, ['NOT_FOUND providerId']],
    [
      'for another place alone',
      { serviceAreaIds: ['com-lianting'] },
      ['OUTSIDE_SERVICE_AREA serviceAreaIds'],
    ],
    ['under an agreement of others', { agreementId: 'agr-nb-a' }, ['INVALID_INPUT agreementId']],
  ])('is refused %s', async (_what, more, expected) => {
    expect(faults(await publish(unitH, more))).toEqual(expected);
  });

  test('is for the provider, and for its residents and units for the community and those above', async () => {
    const forbidden = ['FORBIDDEN providerId'];
    const cases = [
      [unitH, 'org-nb-unit-h', []],
      [ningbao, 'org-nb-unit-h', []],
      [xinglin, 'org-nb-unit-h', []],
      [platform, 'org-nb-unit-h', []],
      [ningbao, 'org-com-ningbao', []],
      [ningbao, 'per-nb-resident-1', []],
      [resident, 'per-nb-resident-1', []],
      [unitK, 'org-nb-unit-h', forbidden],
      [lianting, 'org-nb-unit-h', forbidden],
      [
        organisation('org-com-ningbao', 'PARTNER_UNIT', ['resources:write']),
        'org-nb-unit-h',
        forbidden,
      ],
      [ningbao, 'org-firm-haisheng', ['NOT_FOUND providerId']],
      [ningbao, 'per-longze-01', forbidden],
      // Where somebody lives is told to nobody who may not publish for them.
      [unitK, 'per-nb-resident-1', forbidden],
      [unitK, 'per-longze-01', forbidden],
      [person('per-longze-01', 'VOLUNTEER', ['resources:write']), 'per-longze-01', forbidden],
    ] as const;
    for (const [actor, providerId, expected] of cases) {
      const answer = await publish(actor, { providerId });
      expect(faults(answer), `${actor.id} for ${providerId}`).toEqual(expected);
    }
  });

  test('asks for the scope', async () => {
    const code = async (actor: Parameters<typeof publishResource.tried>[1]) =>
      (await publishResource.tried(world, actor, OFFER)).errors?.[0]?.extensions?.code;
    expect(await code(null)).toBe('UNAUTHENTICATED');
    expect(await code(organisation('org-nb-unit-h', 'PARTNER_UNIT'))).toBe('FORBIDDEN');
  });

  test.each([
    ['organisations', ['PEER_UNAVAILABLE areaId', 'PEER_UNAVAILABLE providerId']],
    ['compounds', ['PEER_UNAVAILABLE serviceCompoundIds.0']],
    ['agreements', ['PEER_UNAVAILABLE agreementId']],
  ])('writes nothing while %s is down', async (owner, expected) => {
    const executor = world.executors.get(owner);
    setPeer(owner, () => Promise.reject(new Error('down')));
    const named = { serviceCompoundIds: ['cmp-ningbao'], agreementId: 'agr-nb-a' };
    const answer = await publish(
      organisation('org-nb-unit-a', 'PARTNER_UNIT', ['resources:write']),
      named,
    );
    if (executor) {
      setPeer(owner, executor);
    }
    expect(faults(answer)).toEqual(expected);
    expect(answer.resource).toBeNull();
  });

  test('is done once with one key, whatever the order of places', async () => {
    const places = ['com-ningbao', 'str-xinglin'];
    const input = { ...OFFER, idempotencyKey: 'one offer', serviceAreaIds: places };
    const first = await publishResource.done(world, unitH, input);
    const same = { ...input, serviceAreaIds: [...places].reverse(), schedule: [] };
    const again = await publishResource.done(world, unitH, same);
    expect([first.replayed, again.replayed]).toEqual([false, true]);
    expect(again.resource).toEqual(first.resource);
    const other = await publishResource.done(world, unitH, { ...input, unit: 'PERSON' });
    expect(faults(other)).toEqual(['IDEMPOTENCY_CONFLICT idempotencyKey']);
  });
});

const STATES = ['OFFERED', 'SUSPENDED PROVIDER', 'SUSPENDED COMMUNITY', 'SUSPENDED', 'WITHDRAWN'];
const PAUSED = STATES.filter((state) => state.startsWith('SUSPENDED'));

/** From where each step leads where. */
const CELLS: Record<Step, Record<string, string>> = {
  updateResource: Object.fromEntries(
    ['OFFERED', ...PAUSED].map((state) => [state, state.split(' ')[0] ?? '']),
  ),
  suspendResource: { OFFERED: 'SUSPENDED' },
  resumeResource: Object.fromEntries(PAUSED.map((state) => [state, 'OFFERED'])),
  withdrawResource: Object.fromEntries(['OFFERED', ...PAUSED].map((state) => [state, 'WITHDRAWN'])),
};
const COMMUNITIES = [ningbao, xinglin, platform];
const STRANGERS = [
  unitK,
  lianting,
  resident,
  organisation('org-com-ningbao', 'PARTNER_UNIT', ['resources:write']),
];
const names = Object.keys(steps) as Step[];

/** Whether somebody may take a step there: what a community has paused it brings back itself. */
const may = (actor: unknown, name: Step, state: string) =>
  COMMUNITIES.includes(actor as (typeof COMMUNITIES)[number]) ||
  (actor === unitH && !(name === 'resumeResource' && state === 'SUSPENDED COMMUNITY'));

describe('every state and side', () => {
  test.each(names)('against %s', async (name) => {
    const id = await published(world);
    for (const state of STATES) {
      for (const actor of [unitH, ...COMMUNITIES, ...STRANGERS]) {
        await put(world, id, state);
        const answer = await take(world, name, actor, id, { expectedVersion: 1 });
        const to = CELLS[name][state];
        const expected = [
          ...(may(actor, name, state) ? [] : ['FORBIDDEN resourceId']),
          ...(to ? [] : ['INVALID_STATE resourceId']),
        ];
        const cell = `${actor.id} ${actor.roles[0]} ${state} ${name}`;
        expect(faults(answer), cell).toEqual(expected);
        expect(answer.resource?.state, cell).toBe(expected.length === 0 ? to : undefined);
      }
    }
  });

  test('is told the same by allowedTransitions', async () => {
    const query = `query ($id: ID!) { serviceResource(id: $id) { allowedTransitions { to mutation allowed reasonRequired } } }`;
    const id = await published(world);
    for (const state of STATES) {
      await put(world, id, state);
      for (const actor of [unitH, ...COMMUNITIES, ...STRANGERS, null]) {
        const { data } = await world.ask('lists', query, { id }, { actor });
        type Ways = { to: string; mutation: Step; allowed: boolean; reasonRequired: boolean }[];
        const { allowedTransitions: ways } = (
          data as { serviceResource: { allowedTransitions: Ways } }
        ).serviceResource;
        const here = names.filter((name) => CELLS[name][state]);
        expect(ways, `${actor?.id} ${state}`).toEqual(
          here.map((mutation) => ({
            mutation,
            to: CELLS[mutation][state],
            allowed: actor !== null && may(actor, mutation, state),
            reasonRequired: 'reason' in steps[mutation].more,
          })),
        );
      }
    }
  });
});
