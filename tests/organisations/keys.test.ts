// Keys are issued to those of one's own area, never wider than one's own, two to a holder at most;
// they are shown once, kept as hashes, and end when they are revoked.
import { createHash } from 'node:crypto';
import type { Role } from '@lianjian/kernel/context';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { commandOf, faults, inNamespace } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';

const ALL = [
  'agreements:write',
  'claims:write',
  'community:write',
  'demands:write',
  'keys:write',
  'registry:write',
  'resources:write',
];
const ningbao = organisation('org-com-ningbao', 'COMMUNITY', ALL);
const platform = organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', ALL);
const subgraph = 'organisations';
const KEY = 'id version label organisationIds roles scopes expiresAt revokedAt provenance';
const issue = commandOf({
  subgraph,
  mutation: 'issueApiKey',
  field: 'apiKey',
  selection: `${KEY} } secret again: apiKey { holder { __typename }`,
});
const revoke = commandOf({ subgraph, mutation: 'revokeApiKey', field: 'apiKey', selection: KEY });

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const unitKey = {
  holderId: 'org-nb-unit-a',
  role: 'PARTNER_UNIT',
  scopes: ['claims:write'],
  expiresAt: inDays(90),
};

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(() => inNamespace(world, subgraph, 'delete from api_key'));

const holderOf = async (secret: unknown) => {
  const hash = createHash('sha256').update(String(secret)).digest('hex');
  const text = `{ apiKeyHolder(hash: "${hash}") { kind id organisationIds roles scopes } }`;
  return (await world.ask(subgraph, text)).data?.apiKeyHolder;
};
const secretOf = (answer: object) => ('secret' in answer ? answer.secret : undefined);

test('a key is shown once, works, and is kept as its hash alone', async () => {
  const given = { ...unitKey, idempotencyKey: 'once' };
  const first = await issue.done(world, ningbao, given);
  expect(first).toMatchObject({
    userErrors: [],
    apiKey: { version: 1, organisationIds: ['org-nb-unit-a'], roles: ['PARTNER_UNIT'] },
    again: { holder: { __typename: 'Organisation' } },
  });
  const secret = secretOf(first);
  expect(secret).toMatch(/^lj_partner-unit_[\w-]{32}$/);
  expect(await holderOf(secret)).toEqual({
    kind: 'ORGANISATION',
    id: 'org-nb-unit-a',
    organisationIds: ['org-nb-unit-a'],
    roles: ['PARTNER_UNIT'],
    scopes: ['claims:write'],
  });
  const kept = await inNamespace(
    world,
    subgraph,
    `select (select jsonb_agg(k) from api_key k) as keys, (select jsonb_agg(e) from event e) as log,
      (select jsonb_agg(i) from idempotency i) as used`,
  );
  expect(JSON.stringify(kept)).not.toContain(String(secret));
  const again = await issue.done(world, ningbao, given);
  expect(again).toMatchObject({ replayed: true, apiKey: { id: first.apiKey?.id } });
  expect(secretOf(again)).toBeNull();
});

test('a person acts for the organisations that the key names', async () => {
  const given = { ...unitKey, holderId: 'per-nb-resident-1', role: 'COMMUNITY', scopes: ALL };
  const answer = await issue.done(world, ningbao, {
    ...given,
    organisationIds: ['org-com-ningbao'],
  });
  expect(await holderOf(secretOf(answer))).toMatchObject({
    kind: 'PERSON',
    organisationIds: ['org-com-ningbao'],
  });
});

test.each<[Role, string, string, string[]]>([
  ['PLATFORM_ADMINISTRATOR', 'org-qd-platform', 'PLATFORM_ADMINISTRATOR', []],
  ['PLATFORM_ADMINISTRATOR', 'org-qd-platform', 'ANALYST', []],
  ['COMMUNITY', 'org-com-ningbao', 'PLATFORM_ADMINISTRATOR', ['FORBIDDEN role']],
  ['COMMUNITY', 'org-com-ningbao', 'ANALYST', ['FORBIDDEN role']],
  ['COMMUNITY', 'org-com-ningbao', 'INTEGRATOR', ['FORBIDDEN role']],
  ['COMMUNITY', 'org-com-ningbao', 'PARTNER_UNIT', []],
  ['COMMUNITY', 'org-com-ningbao', 'PROPERTY_FIRM', []],
  ['COMMUNITY', 'org-com-ningbao', 'COMMUNITY', ['INVALID_INPUT role']],
  ['COMMUNITY', 'org-com-ningbao', 'VOLUNTEER', ['INVALID_INPUT role']],
  ['COMMUNITY', 'org-com-fangzhi', 'PARTNER_UNIT', ['FORBIDDEN holderId']],
  ['PARTNER_UNIT', 'org-com-ningbao', 'PARTNER_UNIT', ['FORBIDDEN role', 'FORBIDDEN holderId']],
  ['VOLUNTEER', 'org-com-ningbao', 'PARTNER_UNIT', ['FORBIDDEN role', 'FORBIDDEN holderId']],
])('%s %s makes a unit of 宁宝 %s: %j', async (role, id, given, expected) => {
  const issuer = organisation(id, role, ALL);
  const answer = await issue.done(world, issuer, { ...unitKey, role: given, scopes: [] });
  expect(faults(answer)).toEqual(expected);
});

test('no key is wider than its role or its issuer, and all that is wrong is told at once', async () => {
  const issuer = organisation('org-com-ningbao', 'COMMUNITY', ['keys:write']);
  const answer = await issue.done(world, issuer, {
    holderId: 'org-nb-unit-a',
    organisationIds: ['org-nowhere'],
    role: 'PARTNER_UNIT',
    scopes: ['claims:write', 'keys:write'],
    expiresAt: inDays(400),
  });
  expect(faults(answer).sort()).toEqual([
    'FORBIDDEN scopes.0',
    'INVALID_INPUT expiresAt',
    'INVALID_INPUT organisationIds',
    'INVALID_INPUT scopes.1',
    'NOT_FOUND organisationIds.0',
  ]);
  const past = await issue.done(world, ningbao, { ...unitKey, expiresAt: inDays(-1) });
  expect(faults(past)).toEqual(['INVALID_INPUT expiresAt']);
  expect(await inNamespace(world, subgraph, 'select 1 from api_key')).toEqual([]);
});

test('of ten at once two are issued, and one more when one is revoked', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => issue.done(world, ningbao, unitKey)),
  );
  const made = answers.flatMap(({ apiKey }) => (apiKey ? [apiKey.id] : []));
  expect(made).toHaveLength(2);
  expect(answers.flatMap(faults)).toEqual(
    Array.from({ length: 8 }, () => 'LIMIT_REACHED holderId'),
  );
  await revoke.done(world, ningbao, { apiKeyId: made[0], expectedVersion: 1 });
  expect(faults(await issue.done(world, ningbao, unitKey))).toEqual([]);
});

test('a revoked key is nobody; it is revoked once, on the version that was seen', async () => {
  const issued = await issue.done(world, ningbao, unitKey);
  const given = { apiKeyId: issued.apiKey?.id };
  const wrong = await revoke.done(world, ningbao, { ...given, expectedVersion: 7 });
  expect(wrong.userErrors).toMatchObject([{ code: 'VERSION_CONFLICT', currentVersion: 1 }]);
  const both = await Promise.all([
    revoke.done(world, ningbao, { ...given, expectedVersion: 1 }),
    revoke.done(world, platform, { ...given, expectedVersion: 1 }),
  ]);
  expect(both.flatMap(faults).sort()).toEqual([
    'INVALID_STATE apiKeyId',
    'VERSION_CONFLICT expectedVersion',
  ]);
  expect(await holderOf(secretOf(issued))).toBeNull();
});

test.each([
  ['its holder', organisation('org-nb-unit-a', 'PARTNER_UNIT', ALL), []],
  ['the platform', platform, []],
  ['its street', organisation('org-str-xinglin', 'COMMUNITY', ALL), []],
  ['another community', organisation('org-com-fangzhi', 'COMMUNITY', ALL), ['NOT_FOUND apiKeyId']],
  ['another unit', organisation('org-nb-unit-b', 'PARTNER_UNIT', ALL), ['NOT_FOUND apiKeyId']],
  ['somebody', person('per-nb-resident-1', 'VOLUNTEER', ALL), ['NOT_FOUND apiKeyId']],
] as const)('%s revokes it: %s', async (_who, actor, expected) => {
  const { apiKey } = await issue.done(world, ningbao, unitKey);
  const given = { apiKeyId: apiKey?.id, expectedVersion: 1 };
  expect(faults(await revoke.done(world, actor, given))).toEqual(expected);
});

test('without the scope nothing is done', async () => {
  const weak = organisation('org-com-ningbao', 'COMMUNITY', ['registry:write']);
  const tries = [
    issue.tried(world, weak, unitKey),
    revoke.tried(world, weak, { apiKeyId: 'key-x', expectedVersion: 1 }),
  ];
  for (const { errors } of await Promise.all(tries)) {
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  }
});
