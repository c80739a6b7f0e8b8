// Putting a need forward: what is kept of it and from whom, who may, in which quarter it is collected,
// and that nothing is written when it is refused or the owner of the place is down.
import { setPeer } from '@lianjian/kernel/peers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { commandOf, faults } from '../testkit/commands.ts';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';
import { ningbao } from './demand-stepping.ts';
import { NEED, submitDemand } from './submitting.ts';

const SCOPES = ['demands:write'];
const resident = person('per-nb-resident-1', 'RESIDENT_REPRESENTATIVE', SCOPES);
const quarterOf = (day: string) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
const CURRENT = quarterOf(today());

const ofTies = { subgraph: 'organisations', field: 'tie', selection: 'id' } as const;
const recordTie = commandOf({ ...ofTies, mutation: 'recordTie' });
const confirmTie = commandOf({ ...ofTies, mutation: 'confirmTie', input: 'TieStepInput' });

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const counts = () =>
  inLists(
    world,
    `select (select count(*) from demand) as demands, (select count(*) from submission) as submissions,
      (select count(*) from event) as events, (select count(*) from collection_round) as rounds`,
  );

describe('a need', () => {
  test('is taken down in the round that collects, with what is private kept apart', async () => {
    const input = { ...NEED, contact: '内线 2', dwelling: '3-101', description: '两处缺口。' };
    const { demand, userErrors } = await submitDemand.done(world, resident, input);
    expect(userErrors).toEqual([]);
    expect(demand).toMatchObject({
      state: 'COLLECTED',
      version: 1,
      quarter: CURRENT,
      listQuarter: CURRENT,
      carriedOver: 0,
      quantity: 2,
      free: 2,
      urgency: 'NORMAL',
      locationClass: 'PUBLIC_AREA',
      area: { id: 'com-ningbao' },
      compound: { id: 'cmp-ningbao' },
      submissions: {
        nodes: [
          { channel: 'PROPERTY_CENTRE', contact: '内线 2', submittedBy: { id: resident.id } },
        ],
      },
    });
    const query = `query ($id: ID!) { demand(id: $id) { submissions { nodes { contact dwelling submittedBy { id } } } } }`;
    const unit = organisation('org-nb-unit-a', 'PARTNER_UNIT', ['claims:write']);
    const shown = async (actor: typeof unit) =>
      JSON.stringify((await world.ask('lists', query, { id: demand?.id }, { actor })).data);
    expect(await shown(ningbao)).toContain('内线 2');
    expect(await shown(unit)).toContain('"contact":null,"dwelling":null,"submittedBy":null');
  });

  test('is written down without what people wrote', async () => {
    const { demand } = await submitDemand.done(world, ningbao, { ...NEED, contact: '内线 9' });
    const [event] = await inLists(
      world,
      'select type, from_version, to_version, after, area_path from event where entity_id = $1',
      [demand?.id],
    );
    expect(event).toMatchObject({ type: 'demand.collected', from_version: null, to_version: 1 });
    expect(JSON.stringify(event)).not.toMatch(/灌木|内线/);
  });

  test('of a whole community names it', async () => {
    const input = { ...NEED, compoundId: null, areaId: 'com-ningbao', kind: 'CASE' };
    const { demand } = await submitDemand.done(world, ningbao, input);
    expect(demand).toMatchObject({ area: { id: 'com-ningbao' }, compound: null, quarter: CURRENT });
  });

  test('is put forward once with one key', async () => {
    const input = { ...NEED, idempotencyKey: 'once' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => submitDemand.done(world, resident, input)),
    );
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ demand }) => demand?.id)).size).toBe(1);
    const withDefaults = await submitDemand.done(world, resident, { ...input, urgency: 'NORMAL' });
    expect(withDefaults.replayed).toBe(true);
    const other = await submitDemand.done(world, resident, { ...input, quantity: 3 });
    expect(faults(other)).toEqual(['IDEMPOTENCY_CONFLICT idempotencyKey']);
  });
});

describe('is put forward', () => {
  test.each([
    [ningbao, []],
    [organisation('org-dst-jimei', 'COMMUNITY', SCOPES), []],
    [organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', SCOPES), []],
    [organisation('org-firm-ningbao', 'PROPERTY_FIRM', SCOPES), []],
    [resident, []],
    [person('per-nb-resident-2', 'VOLUNTEER', SCOPES), []],
    // Of a team elsewhere, without a contract here, and an organisation in the role of a person.
    [person('per-qianshang-01', 'VOLUNTEER', SCOPES), ['FORBIDDEN actingForId']],
    [organisation('org-firm-chengfa', 'PROPERTY_FIRM', SCOPES), ['FORBIDDEN actingForId']],
    [organisation('org-nb-unit-a', 'VOLUNTEER', SCOPES), ['FORBIDDEN actingForId']],
    [organisation('org-com-lianting', 'COMMUNITY', SCOPES), ['FORBIDDEN actingForId']],
    [organisation('org-nb-unit-a', 'PARTNER_UNIT', SCOPES), ['FORBIDDEN actingForId']],
    [organisation('org-nb-unit-a', 'ANALYST', SCOPES), ['FORBIDDEN actingForId']],
    [organisation('org-nb-unit-a', 'INTEGRATOR', SCOPES), ['FORBIDDEN actingForId']],
  ])('%j: %j', async (actor, expected) => {
    expect(faults(await submitDemand.done(world, actor, NEED))).toEqual(expected);
  });

  test('by who has reported in to the community, from the word of both ends on', async () => {
    const member = person('per-longze-01', 'VOLUNTEER', [...SCOPES, 'registry:write']);
    const tried = async () => faults(await submitDemand.done(world, member, NEED));
    expect(await tried()).toEqual(['FORBIDDEN actingForId']);
    const given = { kind: 'MEMBER_REPORT_IN', fromPersonId: member.id, toAreaId: 'com-ningbao' };
    const { tie } = await recordTie.done(world, member, given);
    expect(await tried()).toEqual(['FORBIDDEN actingForId']);
    const books = organisation('org-com-ningbao', 'COMMUNITY', ['registry:write']);
    await confirmTie.done(world, books, { tieId: tie?.id, expectedVersion: 1 });
    expect(await tried()).toEqual([]);
  });

  test('with credentials and the scope only', async () => {
    const code = async (actor: typeof ningbao | null) =>
      (await submitDemand.tried(world, actor, NEED)).errors?.[0]?.extensions?.code;
    expect(await code(null)).toBe('UNAUTHENTICATED');
    expect(await code(organisation('org-com-ningbao', 'COMMUNITY'))).toBe('FORBIDDEN');
  });
});

describe('is refused and nothing is written', () => {
  test.each<[string, object, string[]]>([
    ['for no place', { compoundId: null }, ['INVALID_INPUT compoundId']],
    ['for two places', { areaId: 'com-ningbao' }, ['INVALID_INPUT compoundId']],
    ['for no such compound', { compoundId: 'cmp-none' }, ['NOT_FOUND compoundId']],
    [
      'for an area above communities',
      { compoundId: null, areaId: 'str-xinglin' },
      ['NOT_FOUND areaId'],
    ],
    ['for another quarter', { quarter: '2023-Q1' }, ['INVALID_INPUT quarter']],
    [
      'for all reasons at once',
      {
        idempotencyKey: ' ',
        title: ' ',
        quantity: 0,
        beneficiaries: -1,
        contact: 'x'.repeat(201),
        wantedFrom: '2026-03-02',
        wantedBy: '2026-03-01',
        wantedWeekdays: [0],
        quarter: '2023-Q1',
        actingForId: 'org-com-ningbao',
      },
      [
        'INVALID_INPUT idempotencyKey',
        'INVALID_INPUT title',
        'INVALID_QUANTITY quantity',
        'INVALID_QUANTITY beneficiaries',
        'INVALID_INPUT contact',
        'INVALID_INPUT wantedFrom',
        'INVALID_INPUT wantedWeekdays',
        'INVALID_INPUT quarter',
        'INVALID_INPUT wantedBy',
      ],
    ],
  ])('%s', async (_why, more, expected) => {
    const before = await counts();
    const answer = await submitDemand.done(world, ningbao, { ...NEED, ...more });
    expect(answer.demand).toBeNull();
    expect(faults(answer)).toEqual(expected);
    expect(await counts()).toEqual(before);
  });

  test.each(['compounds', 'organisations'])('while %s is down', async (owner) => {
    const before = await counts();
    setPeer(owner, () => Promise.reject(new Error('down')));
    const where = owner === 'compounds' ? {} : { compoundId: null, areaId: 'com-ningbao' };
    const answer = await submitDemand.done(world, ningbao, { ...NEED, ...where });
    expect(answer.userErrors.map(({ code }) => code)).toEqual(['PEER_UNAVAILABLE']);
    const executor = world.executors.get(owner);
    if (executor) {
      setPeer(owner, executor);
    }
    expect(await counts()).toEqual(before);
  });
});
