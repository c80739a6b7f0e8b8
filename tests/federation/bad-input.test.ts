// Every argument of every root field gets values that it must not take: the answer is a clear error
// with a code, or an empty result, and never a fault inside.
import { readFile } from 'node:fs/promises';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  parse,
  validate,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, SUPERGRAPH, type World } from '../testkit/world.ts';
import { NUMBERS, TEXTS } from './nonsense.ts';

const schema = buildSchema(await readFile(SUPERGRAPH, 'utf8'), { assumeValidSDL: true });
const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
  (field) => !(field.astNode?.directives ?? []).some(({ name }) => name.value === 'inaccessible'),
);

const texts = TEXTS.map((text) => JSON.stringify(text));
const numbers = NUMBERS.map(String);
const ODD = ['null', 'true', '{}', '[]', '[null]', 'NO_SUCH_VALUE'];

/** Values to try for a type; for an input object, one field at a time, two levels deep. */
function values(type: GraphQLInputType, depth = 2): string[] {
  const named = getNamedType(type);
  const own = isInputObjectType(named)
    ? depth === 0
      ? []
      : Object.values(named.getFields()).flatMap((field) =>
          values(field.type, depth - 1).map((value) => `{ ${field.name}: ${value} }`),
        )
    : isEnumType(named)
      ? ['"TEXT"', 'NO_SUCH_VALUE']
      : isScalarType(named) && ['Int', 'Float'].includes(named.name)
        ? numbers
        : texts;
  const list = isListType(isNonNullType(type) ? type.ofType : type);
  return [...(list ? own.map((value) => `[${value}]`) : own), ...(depth === 2 ? ODD : [])];
}

/** Something that other required arguments take, so that the one in question is reached. */
function filler(arg: GraphQLArgument): string {
  const { name } = getNamedType(arg.type);
  return name === 'Quarter' ? '"2023-Q2"' : '"com-ningbao"';
}

/** Calls in one request; the gateway's limits on aliases and tokens leave room for so many. */
const BATCH = 20;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** What makes a field read all that its arguments ask for. */
function selectionOf(type: GraphQLNamedType): string {
  if (type.name.endsWith('Connection')) {
    return '{ totalCount edges { cursor } }';
  }
  return 'getFields' in type || 'getTypes' in type ? '{ __typename }' : '';
}

/** Splits what a server refuses by validation alone from what reaches the subgraphs. */
function sorted(field: GraphQLField<unknown, unknown>, arg: GraphQLArgument) {
  const others = field.args.filter((other) => other !== arg && isNonNullType(other.type));
  const calls = values(arg.type).map((value) => {
    const given = [`${arg.name}: ${value}`, ...others.map((o) => `${o.name}: ${filler(o)}`)];
    return `${field.name}(${given.join(', ')}) ${selectionOf(getNamedType(field.type))}`;
  });
  const isValid = (call: string) => validate(schema, parse(`{ ${call} }`)).length === 0;
  const valid = calls.filter(isValid);
  return { valid, invalid: calls.filter((call) => !valid.includes(call)) };
}

async function expectClearErrors(query: string): Promise<void> {
  const { errors } = await world.query(query);
  for (const error of errors ?? []) {
    const where = `${error.path} of ${query.slice(0, 2000)}`;
    expect(error.message, where).not.toMatch(/prisma|postgres|at Object|node_mod/i);
    expect(error.extensions?.code, where).toMatch(/^[A-Z_]+$/);
    expect(error.extensions?.code, where).not.toBe('INTERNAL_SERVER_ERROR');
    expect(error.extensions?.code, where).not.toBe('SUBGRAPH_UNAVAILABLE');
    expect(error.extensions?.code, where).not.toBe('QUERY_TOO_LARGE');
  }
}

describe.each(roots.filter(({ args }) => args.length > 0))('$name', (field) => {
  it.each(field.args)('takes no nonsense as $name', { timeout: 60_000 }, async (arg) => {
    const { valid, invalid } = sorted(field, arg);
    const [refused] = invalid;
    if (refused) {
      const { data, errors } = await world.query(`{ ${refused} }`);
      expect(data).toBeUndefined();
      expect(errors?.[0]?.extensions?.code).toMatch(/GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT/);
    }
    // The character zero is refused before anything runs, so it would hide what stands beside it.
    for (const call of valid.filter((each) => each.includes('u0000')).slice(0, 2)) {
      await expectClearErrors(`{ ${call} }`);
    }
    const rest = valid.filter((each) => !each.includes('u0000'));
    for (let i = 0; i < rest.length; i += BATCH) {
      const batch = rest.slice(i, i + BATCH).map((call, j) => `c${j}: ${call}`);
      await expectClearErrors(`{ ${batch.join('\n')} }`);
    }
  });
});
