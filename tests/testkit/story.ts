import { readFile } from 'node:fs/promises';
import type { Actor } from '@lianjian/kernel/context';
import {
  buildSchema,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { expect } from 'vitest';
import { SUPERGRAPH, type World } from './world.ts';

const schema = buildSchema(await readFile(SUPERGRAPH, 'utf8'), { assumeValidSDL: true });

/** What a mutation changed or made, with all that it says of itself. */
export interface Told {
  id: string;
  version: number;
  state: string;
  [field: string]: unknown;
}

/** Tells a story through the gateway: mutations that nothing stands against, and questions. */
export interface Story {
  /** The names of the mutations that were made so far. */
  done: ReadonlySet<string>;
  act(actor: Actor, mutation: string, input: Record<string, unknown>): Promise<Told>;
  ask<T = Record<string, unknown>>(
    query: string,
    variables?: Record<string, unknown>,
    actor?: Actor | null,
  ): Promise<T>;
}

export function storyOf(world: World): Story {
  const done = new Set<string>();
  let keys = 0;
  return {
    done,
    act: async (actor, mutation, input) => {
      keys += 1;
      const { text, field } = documentOf(mutation);
      const variables = { input: { idempotencyKey: `story-${keys}`, ...input } };
      const { data, errors } = await world.query(text, variables, { actor, locale: 'EN' });
      expect(errors, `${mutation}: ${JSON.stringify(errors)}`).toBeUndefined();
      const answer = (data as Record<string, Record<string, unknown>>)[mutation] ?? {};
      expect(answer.userErrors, `${mutation}: ${JSON.stringify(answer.userErrors)}`).toEqual([]);
      done.add(mutation);
      const told = answer[field];
      return (Array.isArray(told) ? told[0] : told) as Told;
    },
    ask: async <T>(query: string, variables = {}, actor: Actor | null = null) => {
      const { data, errors } = await world.query(query, variables, { actor });
      expect(errors, query).toBeUndefined();
      return data as T;
    },
  };
}

/** A mutation that asks its payload for everything that the changed object says of itself. */
function documentOf(mutation: string): { text: string; field: string } {
  const { args, type } = schema.getMutationType()?.getFields()[mutation] ?? { args: [] };
  const payload = type && getNamedType(type);
  if (!isObjectType(payload)) {
    throw new Error(`There is no mutation ${mutation}.`);
  }
  const changed = Object.values(payload.getFields()).find(
    (field) => isObjectType(getNamedType(field.type)) && field.name !== 'userErrors',
  );
  if (!changed) {
    throw new Error(`${mutation} changes nothing.`);
  }
  const node = getNamedType(changed.type) as GraphQLObjectType;
  const text = `mutation ($input: ${args[0]?.type}) { ${mutation}(input: $input) {
    ${changed.name} { ${leavesOf(node)} } ${leavesOf(payload)} userErrors { code field message } } }`;
  return { text, field: changed.name };
}

function leavesOf(type: GraphQLObjectType): string {
  return Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)))
    .filter((field) => !field.args.some((arg) => isNonNullType(arg.type)))
    .filter(
      ({ astNode }) => !astNode?.directives?.some(({ name }) => name.value === 'inaccessible'),
    )
    .map(({ name }) => name)
    .join(' ');
}
