// Proves who may say to be whom: API keys and JSON Web Tokens, good and bad, in both shapes; that
// callers who ask the same at once are told apart; and that bad credentials run nothing.
import { createHash } from 'node:crypto';
import { withClient } from '@lianjian/database/connection';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, bearer } from './client.ts';
import { type Graph, JWT, shapes } from './shapes.ts';

const VIEWER =
  '{ viewer { actor { __typename ... on Organisation { id } ... on Person { id } } organisations { id } roles scopes } }';
const secret = new TextEncoder().encode(JWT.secret);

interface Claims {
  sub?: string;
  org?: string | string[];
  roles?: string[];
  scope?: string;
}

/** A good token, unless something about it is said to be otherwise. */
function token(
  claims: Claims,
  {
    issuer = JWT.issuer,
    audience = JWT.audience,
    expires = '5m',
    alg = 'HS256',
    key = secret,
  } = {},
): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg })
    .setIssuer(issuer)
    .setAudience(audience)
    .setExpirationTime(expires)
    .sign(key);
}

describe.each(shapes)('whoever asks, $shape,', ({ open }) => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await open();
  });
  afterAll(() => graph.close());

  /** Writes an API key and tells its text. */
  async function key(name: string, holder: string, more = ''): Promise<string> {
    const text = `lj_test_${name}`;
    const hash = createHash('sha256').update(text).digest('hex');
    await withClient(graph.adminUrl, (client) =>
      client.query(
        `insert into organisations.api_key (id, hash, holder_kind, holder_id, organisation_ids, roles, scopes, expires_at ${more && ', revoked_at'})
         values ($1, $2, 'ORGANISATION', $3, array[$3], '{COMMUNITY}', '{claims:write}', now() + interval '1 day' ${more && ', now()'})`,
        [`key-test-${name}`, hash, holder],
      ),
    );
    return text;
  }

  test('is nobody without credentials', async () => {
    const { status, data } = await ask(graph, VIEWER);
    expect([status, data]).toEqual([200, { viewer: null }]);
  });

  test('is the holder of an API key, by its hash', async () => {
    const credential = await key('holder', 'org-com-ningbao');
    const { data } = await ask(graph, VIEWER, { headers: bearer(credential) });
    expect(data?.viewer).toEqual({
      actor: { __typename: 'Organisation', id: 'org-com-ningbao' },
      organisations: [{ id: 'org-com-ningbao' }],
      roles: ['COMMUNITY'],
      scopes: ['claims:write'],
    });
  });

  test('is the subject of a JSON Web Token', async () => {
    const person = await token({
      sub: 'per-qianshang-01',
      org: ['org-com-ningbao', 'org-com-lianting'],
      roles: ['VOLUNTEER', 'EMPEROR'],
      scope: 'claims:write demands:write',
    });
    const { data } = await ask(graph, VIEWER, { headers: bearer(person) });
    expect(data?.viewer).toEqual({
      actor: { __typename: 'Person', id: 'per-qianshang-01' },
      organisations: [{ id: 'org-com-ningbao' }, { id: 'org-com-lianting' }],
      roles: ['VOLUNTEER'],
      scopes: ['claims:write', 'demands:write'],
    });
    const unit = await token({ sub: 'org-com-ningbao', roles: ['COMMUNITY'] });
    const { data: own } = await ask(graph, VIEWER, { headers: bearer(unit) });
    expect(own?.viewer).toMatchObject({ organisations: [{ id: 'org-com-ningbao' }], scopes: [] });
  });

  test('is refused whole with bad credentials, in the caller’s language', async () => {
    const sub = 'org-com-ningbao';
    const other = new TextEncoder().encode('another secret, also of thirty-two characters');
    const [head, body] = (await token({ sub })).split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const bad = {
      'an unknown key': 'lj_test_nobody',
      'a revoked key': await key('revoked', sub, 'revoked'),
      'no token': 'abc',
      'another issuer': await token({ sub }, { issuer: 'https://other.example' }),
      'another audience': await token({ sub }, { audience: 'other' }),
      'an expired token': await token({ sub }, { expires: '-1m' }),
      'another algorithm': await token({ sub }, { alg: 'HS512' }),
      'another secret': await token({ sub }, { key: other }),
      'no algorithm': `${none}.${body}.`,
      'no signature': `${head}.${body}.`,
      'no subject': await token({ roles: ['COMMUNITY'] }),
    };
    for (const [what, credential] of Object.entries(bad)) {
      const answer = await ask(graph, VIEWER, { headers: bearer(credential) });
      expect([answer.status, answer.data], what).toEqual([401, undefined]);
      expect(answer.errors?.[0]?.extensions, what).toEqual({ code: 'UNAUTHENTICATED' });
      expect(answer.headers.get('www-authenticate'), what).toMatch(/^Bearer/);
    }
    const headers = { ...bearer('lj_test_nobody'), 'accept-language': 'zh-CN' };
    expect((await ask(graph, VIEWER, { headers })).errors?.[0]?.message).toContain('凭证');
    const basic = await ask(graph, VIEWER, { headers: { authorization: 'Basic YTpi' } });
    expect(basic.status).toBe(401);
  });

  test('is told apart from others who ask the same at once', async () => {
    const holders = ['org-com-ningbao', 'org-com-lianting', 'org-com-heshun'];
    const credentials = await Promise.all(
      holders.map((holder, i) => (i === 0 ? token({ sub: holder }) : key(`at-once-${i}`, holder))),
    );
    const asked = [...Array(10).keys()].flatMap(() => credentials);
    const answers = await Promise.all(
      asked.map((credential) => ask(graph, VIEWER, { headers: bearer(credential) })),
    );
    const seen = answers.map(
      ({ data }) => (data as { viewer: { actor: { id: string } } }).viewer.actor.id,
    );
    expect(seen).toEqual(asked.map((_, i) => holders[i % holders.length]));
  });

  test('is answered in the language asked for, also when others ask in another at once', async () => {
    const query = '{ organisation(id: "org-com-ningbao") { name } }';
    const languages = ['zh', 'en', 'en-GB,zh;q=0.5', 'fr', 'zh-CN,en;q=0.9'];
    const answers = await Promise.all(
      languages.map((language) => ask(graph, query, { headers: { 'accept-language': language } })),
    );
    const names = answers.map(
      ({ data }) => (data as { organisation: { name: string } }).organisation.name,
    );
    expect(names.map((name) => /^[ -~]+$/.test(name))).toEqual([false, true, true, false, false]);
  });

  test('is told to come again when nobody can check a key', async () => {
    const credential = await key('later', 'org-com-ningbao');
    await graph.lose('organisations');
    const answer = await ask(graph, VIEWER, { headers: bearer(credential) });
    await graph.regain('organisations');
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([
      503,
      'IDENTITY_UNAVAILABLE',
    ]);
    const { data } = await ask(graph, VIEWER, { headers: bearer(credential) });
    expect(data?.viewer).not.toBeNull();
  });
});
