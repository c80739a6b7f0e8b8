// Who is told what of people and of keys, as a table of callers: a private resident is a handle to
// others, in no list and of no place; a key is there for those who may revoke it.
import type { Actor, Role } from '@lianjian/kernel/context';
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { commandOf, faults, inNamespace } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';

const subgraph = 'organisations';
const RESIDENT = 'per-nb-resident-1';
const MEMBER = 'per-qianshang-01';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  // One key of a unit of 宁宝, one of a resident there, one of another place.
  await inNamespace(world, subgraph, 'delete from api_key');
  await inNamespace(
    world,
    subgraph,
    `insert into api_key (id, hash, label, holder_kind, holder_id, organisation_ids, roles, scopes,
       expires_at, revoked_at)
     values
      ('key-unit', repeat('a', 64), '门户', 'ORGANISATION', 'org-nb-unit-a', '{org-nb-unit-a}', '{PARTNER_UNIT}',
        '{claims:write}', now() + interval '1 day', null),
      ('key-resident', repeat('b', 64), null, 'PERSON', '${RESIDENT}', '{}', '{VOLUNTEER}', '{}',
        now() - interval '1 day', null),
      ('key-elsewhere', repeat('c', 64), null, 'ORGANISATION', 'org-com-fangzhi', '{org-com-fangzhi}',
        '{COMMUNITY}', '{}', now() + interval '1 day', now())`,
  );
});
afterAll(() => world.close());

interface Told {
  keys: string[];
  /** Whether the resident is in lists, and has a place. */
  resident: boolean;
}
const NOTHING: Told = { keys: [], resident: false };
const ALL: Told = { keys: ['key-elsewhere', 'key-resident', 'key-unit'], resident: true };
const OF_NINGBAO: Told = { keys: ['key-resident', 'key-unit'], resident: true };

const of = (id: string, role: Role) => organisation(id, role);
const CALLERS: [string, Actor | null, Told][] = [
  ['nobody', null, NOTHING],
  ['an analyst', of('org-housing-bureau', 'ANALYST'), NOTHING],
  ['an analyst of the community', of('org-com-ningbao', 'ANALYST'), NOTHING],
  ['an integrator', of('org-nb-unit-e', 'INTEGRATOR'), NOTHING],
  ['a unit with a key', of('org-nb-unit-a', 'PARTNER_UNIT'), { ...NOTHING, keys: ['key-unit'] }],
  ['a firm there', of('org-firm-ningbao', 'PROPERTY_FIRM'), NOTHING],
  ['a volunteer elsewhere', person(MEMBER, 'VOLUNTEER'), NOTHING],
  ['themselves', person(RESIDENT, 'VOLUNTEER'), { keys: ['key-resident'], resident: true }],
  ['the community', of('org-com-ningbao', 'COMMUNITY'), OF_NINGBAO],
  ['the street above', of('org-str-xinglin', 'COMMUNITY'), ALL],
  ['a community elsewhere', of('org-com-qianshang', 'COMMUNITY'), NOTHING],
  ['the platform', of('org-qd-platform', 'PLATFORM_ADMINISTRATOR'), ALL],
];

const QUERY = `query ($id: ID!, $member: ID!) {
  apiKeys(orderBy: [{ field: ID, direction: ASC }]) { totalCount nodes { id label holder { __typename } } }
  people(filter: { id: { in: [$id, $member] } }) { nodes { id } }
  person(id: $id) { pseudonym area { id } }
  member: person(id: $member) { pseudonym area { id } }
  all: people(filter: { area: { within: "com-ningbao" } }) { totalCount }
  one: people(filter: { area: { within: "com-ningbao" }, id: { eq: $id } }) { totalCount }
  area(id: "com-ningbao") { people(filter: { id: { eq: $id } }) { totalCount nodes { id } } }
}`;

test.each(CALLERS)('%s is told what there is to tell them', async (_who, actor, told) => {
  const asked = { id: RESIDENT, member: MEMBER };
  const { data, errors } = await world.ask(subgraph, QUERY, asked, { actor });
  expect(errors).toBeUndefined();
  const resident = told.resident ? [{ id: RESIDENT }] : [];
  const counted = { totalCount: resident.length };
  expect(data).toMatchObject({
    apiKeys: { totalCount: told.keys.length, nodes: told.keys.map((id) => ({ id })) },
    person: {
      pseudonym: expect.any(String),
      area: told.resident ? { id: 'com-ningbao' } : null,
    },
    member: { pseudonym: '阡上-01', area: { id: 'com-qianshang' } },
    one: counted,
    area: { people: { ...counted, nodes: resident } },
  });
  const people = (data as { people: { nodes: { id: string }[] } }).people.nodes;
  expect(people.map(({ id }) => id).sort()).toEqual([...resident.map(({ id }) => id), MEMBER]);
  const everybody = await inNamespace<{ n: number }>(
    world,
    subgraph,
    `select count(*)::int as n from person where area_id = 'com-ningbao'`,
  );
  expect(data?.all).toEqual({ totalCount: everybody[0]?.n });
});

describe('another subgraph that asks', () => {
  test('is told where a resident belongs, whoever acts', async () => {
    const executor = world.executors.get(subgraph);
    const { parse } = await import('graphql');
    const document = parse(
      `{ _entities(representations: [{ __typename: "Person", id: "${RESIDENT}" }]) {
        ... on Person { area { id } } } }`,
    );
    const meta = { caller: 'lists', actor: null, locale: 'ZH', requestId: 'test' } as const;
    const answer = await executor?.({ document, meta });
    expect(JSON.parse(JSON.stringify(answer?.data))).toEqual({
      _entities: [{ area: { id: 'com-ningbao' } }],
    });
  });
});

test('keys are filtered, and neither key nor hash is a field of theirs', async () => {
  const actor = of('org-qd-platform', 'PLATFORM_ADMINISTRATOR');
  const query = `{
    live: apiKeys(filter: { live: { eq: true } }) { nodes { id } }
    labelled: apiKeys(filter: { label: { contains: "门" } }) { nodes { id label } }
    organisation(id: "org-nb-unit-a") { apiKeys { totalCount } }
    __type(name: "ApiKey") { fields { name } }
  }`;
  const { data } = await world.ask(subgraph, query, {}, { actor });
  expect(data).toMatchObject({
    live: { nodes: [{ id: 'key-unit' }] },
    labelled: { nodes: [{ id: 'key-unit', label: '门户' }] },
    organisation: { apiKeys: { totalCount: 1 } },
  });
  expect(JSON.stringify(data?.__type)).not.toMatch(/hash|secret/i);
});

test('a label says something, and is none of what the log keeps', async () => {
  const issuer = organisation('org-com-ningbao', 'COMMUNITY', ['keys:write']);
  const issue = commandOf({
    subgraph,
    mutation: 'issueApiKey',
    field: 'apiKey',
    selection: 'id label',
  });
  const given = {
    holderId: 'org-nb-unit-b',
    role: 'PARTNER_UNIT',
    scopes: [],
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  };
  expect(faults(await issue.done(world, issuer, { ...given, label: ' ' }))).toEqual([
    'INVALID_INPUT label',
  ]);
  const { apiKey } = await issue.done(world, issuer, { ...given, label: '自助终端' });
  expect(apiKey).toMatchObject({ label: '自助终端' });
  const kept = await inNamespace(world, subgraph, `select after from event where entity_id = $1`, [
    apiKey?.id,
  ]);
  expect(JSON.stringify(kept)).not.toContain('自助终端');
});

test.each([1, 20, 100])('places of %i people cost the same statements', async (size) => {
  const refs = Array.from({ length: size }, () => ({ __typename: 'Person', id: RESIDENT }));
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { area { id } } } }`;
  const actor = of('org-com-ningbao', 'COMMUNITY');
  const { statements } = await countStatements(() =>
    world.ask(subgraph, query, { r: refs }, { actor }),
  );
  expect(statements).toHaveLength(3);
});
