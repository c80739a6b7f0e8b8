// Proves who the graph says is asking, and that holders of keys are told to the gateway alone, for as
// long as a key is good.
import { connect, enterNamespace } from '@lianjian/database/connection';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';

let world: World;
let db: Awaited<ReturnType<typeof connect>>;
beforeAll(async () => {
  world = await openWorld();
  db = await connect(world.adminUrl);
  await enterNamespace(db, 'organisations');
});
afterAll(async () => {
  await db.end();
  await world.close();
});

const VIEWER = `{ viewer {
  actor { __typename ... on Organisation { name } ... on Person { pseudonym area { id } } }
  organisations { id name } roles scopes
} }`;

describe('the viewer', () => {
  test('is null for the anonymous', async () => {
    const { data } = await world.ask('organisations', VIEWER);
    expect(data).toEqual({ viewer: null });
  });

  test('is an organisation', async () => {
    const actor = organisation('org-com-ningbao', 'COMMUNITY', ['demands:write']);
    const { data, errors } = await world.ask('organisations', VIEWER, {}, { actor });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      viewer: {
        actor: { __typename: 'Organisation', name: '宁宝社区' },
        organisations: [{ id: 'org-com-ningbao', name: '宁宝社区' }],
        roles: ['COMMUNITY'],
        scopes: ['demands:write'],
      },
    });
  });

  test('is a person for an organisation, and null for what is not on record', async () => {
    const actor = person('per-qianshang-01', 'VOLUNTEER', [], ['org-qianshang-repair', 'org-none']);
    const { data } = await world.ask('organisations', VIEWER, {}, { actor });
    expect(data?.viewer).toMatchObject({
      actor: { __typename: 'Person', pseudonym: '阡上-01', area: { id: 'com-qianshang' } },
      organisations: [{ id: 'org-qianshang-repair' }, null],
    });
    const stranger = await world.ask(
      'organisations',
      VIEWER,
      {},
      { actor: person('per-none', 'ANALYST') },
    );
    expect(stranger.data?.viewer).toMatchObject({ actor: null, roles: ['ANALYST'] });
  });
});

describe('the holder of a key', () => {
  const hash = 'ab'.repeat(32);
  const HOLDER = `query ($hash: String!) {
    apiKeyHolder(hash: $hash) { kind id organisationIds roles scopes }
  }`;

  beforeAll(() =>
    db.query(
      `insert into api_key (id, hash, holder_kind, holder_id, organisation_ids, roles, scopes, expires_at)
       values ('key-test', $1, 'ORGANISATION', 'org-com-ningbao', '{org-com-ningbao}', '{COMMUNITY}',
         '{demands:write}', now() + interval '1 day')`,
      [hash],
    ),
  );

  const holder = async (of = hash) =>
    (await world.ask('organisations', HOLDER, { hash: of })).data?.apiKeyHolder;

  test('is told to the gateway', async () => {
    expect(await holder()).toEqual({
      kind: 'ORGANISATION',
      id: 'org-com-ningbao',
      organisationIds: ['org-com-ningbao'],
      roles: ['COMMUNITY'],
      scopes: ['demands:write'],
    });
    expect(await holder('cd'.repeat(32))).toBeNull();
  });

  test('is not told to a subgraph', async () => {
    const executor = world.executors.get('organisations');
    const meta = { caller: 'lists', actor: null, locale: 'ZH' as const, requestId: 'test' };
    const answer = await executor?.({ document: parse(HOLDER), variables: { hash }, meta });
    expect(answer?.data ?? null).toBeNull();
    expect(answer?.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('is not part of the graph that clients see', async () => {
    const { errors } = await world.query(`{ apiKeyHolder(hash: "${hash}") { id } }`);
    expect(errors).toBeDefined();
  });

  test('is nobody once the key is revoked or expired', async () => {
    await db.query(`update api_key set revoked_at = now() where id = 'key-test'`);
    expect(await holder()).toBeNull();
    await db.query(
      `update api_key set revoked_at = null, expires_at = statement_timestamp() where id = 'key-test'`,
    );
    expect(await holder()).toBeNull();
  });
});
