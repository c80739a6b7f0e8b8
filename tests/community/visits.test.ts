// Visits: logged with what they turned out to be needed, in one transaction; return visits that ask how
// it went and never by who provided; who may log one, and that a household is nobody else's to know.

import type { Actor } from '@lianjian/kernel/context';
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { imbalances, inLists } from '../lists/claiming.ts';
import { arena, held, provider, through } from '../lists/stepping.ts';
import { organisation } from '../testkit/actors.ts';
import { faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import {
  ACTORS,
  elsewhere,
  KEEPERS,
  logVisit,
  ningbao,
  resident,
  SCOPES,
  street,
  unit,
  VISIT,
  type Who,
} from './keeping.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const NEED = {
  kind: 'COMMUNITY_PROJECT',
  category: 'INDOOR_REPAIR',
  audience: 'ELDERLY',
  title: '换一盏楼道灯',
  unit: 'ITEM',
  quantity: 1,
};

const written = () =>
  inLists(
    world,
    `select (select count(*) from visit) as visits, (select count(*) from demand) as demands,
      (select count(*) from event) as events, (select count(*) from rating) as ratings`,
  );

/** A claim of the provider that was delivered, or confirmed by the community. */
async function served(isConfirmed = true): Promise<{ claimId: string; demandId: string }> {
  const at = await arena(world, 1);
  const claimId = await held(world, at, 1);
  await through(world, claimId, [
    [ningbao, 'acceptClaim'],
    [provider, 'startService'],
    [provider, 'reportDelivery', { quantity: 1 }],
    ...(isConfirmed ? ([[ningbao, 'confirmDelivery', { quantity: 1 }]] as const) : []),
  ]);
  return { claimId, demandId: at.demandId };
}

const RETURN = { kind: 'RETURN_VISIT', outcome: 'MET', satisfied: true };

describe('a visit', () => {
  test('brings what is needed, each a demand of its own', async () => {
    const needs = [
      { ...NEED, contact: '内线 7' },
      { ...NEED, kind: 'PROXY_ERRAND', title: '代取药' },
    ];
    const input = { ...VISIT, note: '独居。', needs };
    const { visit, userErrors } = await logVisit.done(world, resident, input);
    expect(userErrors).toEqual([]);
    expect(visit).toMatchObject({
      kind: 'NEW_RESIDENT',
      category: 'NEW_RESIDENT',
      household: '3-0501',
      note: '独居。',
      visitor: { __typename: 'Person', id: resident.id },
      area: { id: 'com-ningbao' },
      compound: { id: 'cmp-ningbao' },
      demand: null,
      history: { nodes: [{ type: 'visit.logged' }] },
    });
    const demands = visit?.demands as { nodes: { title: string }[] } | undefined;
    const nodes = demands?.nodes ?? [];
    expect(nodes).toHaveLength(2);
    expect(nodes.find(({ title }) => title === NEED.title)).toMatchObject({
      state: 'COLLECTED',
      submissions: { nodes: [{ channel: 'VISIT', dwelling: '3-0501', contact: '内线 7' }] },
    });
    const log = await inLists(world, `select after from event where entity_id = $1`, [visit?.id]);
    expect(JSON.stringify(log)).not.toMatch(/0501|独居/);
  });

  test('is logged once with one key, with its needs', async () => {
    const input = { ...VISIT, needs: [NEED], idempotencyKey: 'visit once' };
    const before = await written();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => logVisit.done(world, ningbao, input)),
    );
    expect(new Set(answers.map(({ visit }) => visit?.id)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    const after = await written();
    const more = (name: string) => Number(after[0]?.[name]) - Number(before[0]?.[name]);
    expect([more('visits'), more('demands')]).toEqual([1, 1]);
    const other = { ...input, household: '9-0901' };
    expect(faults(await logVisit.done(world, ningbao, other))).toEqual([
      'IDEMPOTENCY_CONFLICT idempotencyKey',
    ]);
  });

  test('costs the same number of statements for one need and for twenty', async () => {
    const cost = async (count: number) => {
      const needs = Array.from({ length: count }, () => NEED);
      const { result, statements } = await countStatements(() =>
        logVisit.done(world, ningbao, { ...VISIT, needs }),
      );
      expect(result.userErrors).toEqual([]);
      return statements.length;
    };
    expect(await cost(20)).toBe(await cost(1));
  });
});

describe('a return visit', () => {
  test('says how it went, rates it for the household once, and ends up with the demand', async () => {
    const { claimId, demandId } = await served();
    const input = {
      ...RETURN,
      claimId,
      household: '5-0502',
      rating: { score: 5, comment: '及时' },
    };
    const { visit, userErrors } = await logVisit.done(world, ningbao, input);
    expect(userErrors).toEqual([]);
    expect(visit).toMatchObject({
      satisfied: true,
      claim: { id: claimId },
      demand: { id: demandId },
    });
    const again = await logVisit.done(world, ningbao, input);
    expect(faults(again)).toEqual(['DUPLICATE rating']);
    const next = await logVisit.done(world, street, { ...input, household: '5-0503' });
    expect(next.userErrors).toEqual([]);
    const query = `{ claim(id: "${claimId}") { rating } demand(id: "${demandId}") {
      history { nodes { type } } returnVisits { totalCount nodes { satisfied } } } }`;
    const { data } = await world.ask('lists', query, {}, { actor: ningbao });
    expect(data).toMatchObject({
      claim: { rating: '5' },
      demand: { returnVisits: { totalCount: 2 } },
    });
    expect(JSON.stringify(data).match(/demand\.returnVisited/g)).toHaveLength(2);
    expect(await imbalances(world)).toEqual([]);
  });

  test('rates once when two ask the same household at once', async () => {
    const { claimId } = await served();
    const input = { ...RETURN, claimId, household: '6-0601', rating: { score: 4 } };
    const answers = await Promise.all([1, 2, 3].map(() => logVisit.done(world, ningbao, input)));
    expect(answers.filter(({ visit }) => visit !== null)).toHaveLength(1);
    expect(answers.flatMap(faults)).toEqual(['DUPLICATE rating', 'DUPLICATE rating']);
  });

  test('to what is not confirmed rates nothing; to what is not served, or not there, asks nothing', async () => {
    const { claimId } = await served(false);
    const rated = { ...RETURN, claimId, rating: { score: 4 } };
    expect(faults(await logVisit.done(world, ningbao, rated))).toEqual(['INVALID_STATE rating']);
    const open = await held(world, await arena(world, 1), 1);
    expect(faults(await logVisit.done(world, ningbao, { ...RETURN, claimId: open }))).toEqual([
      'INVALID_STATE claimId',
    ]);
    const none = { ...RETURN, claimId: 'clm-none' };
    expect(faults(await logVisit.done(world, ningbao, none))).toEqual(['NOT_FOUND claimId']);
    const hidden = { ...RETURN, demandId: 'dem-longze-wish-01' };
    expect(faults(await logVisit.done(world, ningbao, hidden))).toEqual(['NOT_FOUND demandId']);
    const listed = { ...RETURN, demandId: 'dem-nb-2023q2-12' };
    expect(faults(await logVisit.done(world, ningbao, listed))).toEqual(['INVALID_STATE demandId']);
  });

  test.each(Object.keys(ACTORS) as Who[])('by %s', async (who) => {
    const demand = { ...RETURN, demandId: await resolvedBy('org-firm-ningbao') };
    const answer = await logVisit.done(world, ACTORS[who], demand);
    expect(answer.userErrors.length === 0).toBe(KEEPERS.includes(who));
    expect(new Set(answer.userErrors.map(({ code }) => code))).toEqual(
      new Set(KEEPERS.includes(who) ? [] : ['FORBIDDEN']),
    );
  });

  test('is not made by who settled it, not even the community', async () => {
    const demand = { ...RETURN, demandId: await resolvedBy(ningbao.id) };
    expect(faults(await logVisit.done(world, ningbao, demand))).toEqual(['FORBIDDEN actingForId']);
    expect((await logVisit.done(world, street, demand)).userErrors).toEqual([]);
  });
});

let made = 0;
async function resolvedBy(organisationId: string): Promise<string> {
  made += 1;
  const id = `dem-resolved-${made}`;
  const row = {
    id,
    state: 'RESOLVED',
    route: 'RESPONSIBLE_PARTY',
    responsible_party_id: organisationId,
  };
  await inLists(
    world,
    `insert into demand select (jsonb_populate_record(d, $1)).* from demand d where d.id = 'dem-nb-2023q2-12'`,
    [{ ...row, held: 0, committed: 0 }],
  );
  return id;
}

describe('is logged', () => {
  test.each<[Who, boolean]>([
    ['community', true],
    ['the street above', true],
    ['the platform', true],
    ['another community', false],
    ['a unit', false],
    ['the firm', true],
    ['a resident', true],
    ['a volunteer', true],
    ['an analyst', false],
    ['an integrator', false],
  ])('by %s: %s', async (who, may) => {
    const answer = await logVisit.done(world, ACTORS[who], VISIT);
    const ownOnly = may ? [] : ['FORBIDDEN actingForId'];
    expect(faults(answer)).toEqual(ownOnly);
    const others = await logVisit.done(world, ACTORS[who], {
      ...VISIT,
      visitorId: 'per-longze-01',
    });
    const expected = [...ownOnly, ...(KEEPERS.includes(who) ? [] : ['FORBIDDEN visitorId'])];
    expect(faults(others)).toEqual(expected);
  });

  test('with the scopes that it asks for', async () => {
    const code = async (actor: Actor | null, more: object = {}) =>
      (await logVisit.tried(world, actor, { ...VISIT, ...more })).errors?.[0]?.extensions?.code;
    expect(await code(null)).toBe('UNAUTHENTICATED');
    expect(await code({ ...ningbao, scopes: SCOPES.slice(1) })).toBe('FORBIDDEN');
    const noNeeds = { ...ningbao, scopes: ['community:write'] };
    expect(await code(noNeeds)).toBeUndefined();
    expect(await code(noNeeds, { needs: [NEED] })).toBe('FORBIDDEN');
  });
});

test('who made a visit reads it, and not with a key that only reads', async () => {
  const { visit } = await logVisit.done(world, ACTORS['the firm'], { ...VISIT, note: '独居。' });
  const query = `query ($id: ID!) { visit(id: $id) { household note }
    visits(filter: { id: { eq: $id } }) { nodes { id } } }`;
  const read = async (actor: Actor) =>
    (await world.query(query, { id: visit?.id }, { actor })).data;
  const { id } = ACTORS['the firm'];
  expect(await read(ACTORS['the firm'])).toEqual({
    visit: { household: '3-0501', note: '独居。' },
    visits: { nodes: [{ id: visit?.id }] },
  });
  for (const role of ['ANALYST', 'INTEGRATOR'] as const) {
    expect(await read(organisation(id, role))).toEqual({ visit: null, visits: { nodes: [] } });
  }
});

test('who is not the community reads no visit and no household, and counts roughly', async () => {
  const query = `{ visits(filter: { area: { eq: "com-fangzhi" } }) { totalCount nodes { household } }
    guessed: visits(filter: { category: { eq: NEW_RESIDENT } }) { totalCount }
    visit(id: "vis-fangzhi-01") { household } area(id: "com-fangzhi") { visits { totalCount nodes { note } } } }`;
  for (const actor of [null, elsewhere, unit, ACTORS['an analyst']]) {
    const { data, errors } = await world.query(query, {}, { actor });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      visits: { totalCount: 12, nodes: [] },
      guessed: { totalCount: expect.any(Number) },
      visit: null,
      area: { visits: { totalCount: 12, nodes: [] } },
    });
  }
  const refs = [{ __typename: 'Visit', id: 'vis-fangzhi-01' }];
  const direct = await world.ask(
    'lists',
    'query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on Visit { household note category visitor { __typename } } } }',
    { refs },
    { actor: unit },
  );
  expect(direct.data?._entities).toEqual([
    { household: null, note: null, category: null, visitor: null },
  ]);
});
