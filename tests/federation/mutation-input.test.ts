// Every field of every mutation's input gets values that it must not take, one at a time: the answer is
// a clear error in both languages that names a field of the input, and what was refused wrote nothing.
import { readFile } from 'node:fs/promises';
import {
  buildSchema,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { inNamespace } from '../testkit/commands.ts';
import { openWorld, SUPERGRAPH, type World } from '../testkit/world.ts';
import { NUMBERS, TEXTS } from './nonsense.ts';

const schema = buildSchema(await readFile(SUPERGRAPH, 'utf8'), { assumeValidSDL: true });
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
const NAMESPACES = ['organisations', 'compounds', 'agreements', 'lists', 'firms'];
const scopes = mutations.flatMap(({ description }) => description?.match(/[a-z]+:write/g) ?? []);
const platform = organisation('org-platform', 'PLATFORM_ADMINISTRATOR', [...new Set(scopes)]);

/** Rows of the sample that an id of this name may stand for, so that rules and not ids refuse. */
const IDS: Readonly<Record<string, string>> = {
  accountId: 'pta-qianshang-03',
  actingForId: 'org-platform',
  areaId: 'com-ningbao',
  claimId: 'clm-nb-2023q2-18',
  compoundId: 'cmp-ningbao',
  demandId: 'dem-nb-2023q2-18',
  entryId: 'pte-0001-qianshang-02',
  recordId: 'clm-qianshang-order-05-1',
  redemptionId: 'rdm-qianshang-05',
  resourceId: 'res-nb-12',
  schemeId: 'pts-qianshang',
  storeItemId: 'itm-qianshang-towel',
};
const VALUES: Readonly<Record<string, unknown>> = {
  Boolean: false,
  Date: '2026-12-01',
  DateTime: '2026-12-01T08:00:00+08:00',
  Decimal: '1.50',
  Int: 1,
  PartialDate: '2024-02',
  Quarter: '2023-Q2',
  AreaCode: '350211003012',
};

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A value that the type takes; of an input object what it requires. */
function plausible(name: string, type: GraphQLInputType): unknown {
  const named = getNamedType(type);
  const one = isInputObjectType(named)
    ? requiredOf(named)
    : isEnumType(named)
      ? named.getValues()[0]?.name
      : (VALUES[named.name] ?? (named.name === 'ID' ? (IDS[name] ?? 'org-nb-unit-a') : '文字'));
  return isListType(isNonNullType(type) ? type.ofType : type) ? [one] : one;
}

type Fields = ReturnType<ReturnType<typeof inputOf>['getFields']>;

function requiredOf(type: { getFields(): Fields }): Record<string, unknown> {
  const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(required.map(({ name, type }) => [name, plausible(name, type)]));
}

function inputOf(mutation: (typeof mutations)[number]) {
  const type = getNamedType(mutation.args[0]?.type);
  if (!isInputObjectType(type)) {
    throw new Error(`${mutation.name} has no input.`);
  }
  return type;
}

/** What a field must not take, or takes with a rule that refuses it. */
function nonsense(name: string, type: GraphQLInputType): unknown[] {
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    const whole = requiredOf(named);
    const inner = Object.values(named.getFields()).flatMap((field) =>
      nonsense(field.name, field.type).map((value) => ({ ...whole, [field.name]: value })),
    );
    return isListType(isNonNullType(type) ? type.ofType : type) ? inner.map((it) => [it]) : inner;
  }
  const odd = named.name === 'Int' ? NUMBERS : isEnumType(named) ? ['NO_SUCH_VALUE'] : TEXTS;
  const isList = isListType(isNonNullType(type) ? type.ofType : type);
  const one = plausible(name, named);
  return isList ? [...odd.map((value) => [value]), [], Array(1_001).fill(one)] : odd;
}

const written = async () => {
  const counts = await Promise.all(
    NAMESPACES.map((name) =>
      inNamespace<{ keys: number; events: number }>(
        world,
        name,
        `select (select count(*)::int from idempotency) as keys, (select count(*)::int from event) as events`,
      ),
    ),
  );
  return counts
    .flat()
    .reduce((sum, { keys, events }) => ({ keys: sum.keys + keys, events: sum.events + events }), {
      keys: 0,
      events: 0,
    });
};

interface Answered {
  replayed: boolean;
  userErrors: { code: string; field: string[] | null; zh: string; en: string }[];
}

/** Makes one call; answers whether it was done, having looked at how it was refused if it was. */
async function isDone(
  mutation: (typeof mutations)[number],
  input: Record<string, unknown>,
): Promise<boolean> {
  const { name } = mutation;
  const where = `${name} ${JSON.stringify(input).slice(0, 500)}`;
  const { data, errors } = await world.query(
    `mutation ($input: ${inputOf(mutation)}!) { ${name}(input: $input) {
      replayed userErrors { code field zh: message(locale: ZH) en: message(locale: EN) } } }`,
    { input },
    { actor: platform },
  );
  for (const error of errors ?? []) {
    expect(error.extensions?.code, `${where} ${error.message}`).toBe('BAD_USER_INPUT');
  }
  if (errors) {
    return false;
  }
  const answer = (data as Record<string, Answered>)[name] as Answered;
  expect(answer.replayed, where).toBe(false);
  for (const { field, zh, en } of answer.userErrors) {
    expect(zh, where).toMatch(/\p{Script=Han}/u);
    expect(en, where).toMatch(/^[A-Z].*\.$/s);
    expect(field?.[0], where).toBe('input');
    expect(Object.keys(inputOf(mutation).getFields()), where).toContain(field?.[1]);
  }
  return answer.userErrors.length === 0;
}

let keys = 0;

describe.each(mutations)('$name', (mutation) => {
  test('takes no nonsense', { timeout: 60_000 }, async () => {
    const input = inputOf(mutation);
    const required = requiredOf(input);
    const calls = Object.values(input.getFields()).flatMap((field) =>
      nonsense(field.name, field.type).map((value) => {
        keys += 1;
        return { ...required, idempotencyKey: `nonsense-${keys}`, [field.name]: value };
      }),
    );
    const before = await written();
    const done: boolean[] = [];
    for (const call of calls) {
      done.push(await isDone(mutation, call));
    }
    const after = await written();
    const kept = done.filter(Boolean).length;
    expect(after.keys - before.keys).toBe(kept);
    expect(after.events - before.events >= kept).toBe(true);
    expect(kept > 0 || after.events === before.events).toBe(true);
  });

  test('is closed to the anonymous', async () => {
    const text = `mutation ($input: ${inputOf(mutation)}!) { ${mutation.name}(input: $input) { replayed } }`;
    const { data, errors } = await world.query(text, { input: requiredOf(inputOf(mutation)) });
    expect(errors?.[0]?.extensions?.code).toMatch(/UNAUTHENTICATED|FORBIDDEN/);
    expect(data?.[mutation.name] ?? null).toBeNull();
  });
});
