import type { InputRef } from '@pothos/core';
import type { KernelBuilder } from './builder.ts';
import type { Filtered, Operators, Relation, Scope, UnlessFiltered } from './filter.ts';
import { relatedInput, relatedListInput } from './filter-input.ts';
import { sql } from './sql.ts';

/** A list that can be reached from others, and from which others are reached. */
export interface Related {
  typeName: string;
  source: Filtered;
  /** Grows while the nouns of the subgraph are read; its filter is made when all are there. */
  relations: Record<string, Relation>;
  one(): InputRef<Operators>;
  several(): InputRef<Operators>;
}

/** What a filter reaches: the type whose list it is, of this subgraph. */
interface Reached {
  node: { name: string };
  description: string;
}

export interface ToOne extends Reached {
  /** The column that leads there. */
  key: string;
  /** Which row that is, where the column does not hold its id. */
  scope?: Scope;
}

export interface ToMany extends Reached {
  /** Which rows are those of an id. */
  scope: Scope;
}

/** What the filter of a list reaches besides the lists that its rows show. */
export interface Reaching {
  /** Single rows, by the name of the field. */
  toOne?: Readonly<Record<string, ToOne>>;
  /** Several rows that are shown at once, without a list of their own. */
  toMany?: Readonly<Record<string, ToMany>>;
}

/** Rows of a type that has no list: they are shown within another row. */
export interface Reachable extends Omit<Filtered, 'relations'> {
  node: { name: string };
}

interface Known {
  related: Map<string, Related>;
  waiting: Map<string, ((related: Related) => void)[]>;
}

const registry = new WeakMap<KernelBuilder, Known>();

function knownOf(builder: KernelBuilder): Known {
  const known = registry.get(builder) ?? { related: new Map(), waiting: new Map() };
  registry.set(builder, known);
  return known;
}

/** Makes a list known to those that reach it; inputs are declared only where something does. */
export function becomeRelated(builder: KernelBuilder, typeName: string, source: Filtered): Related {
  let one: InputRef<Operators> | undefined;
  let several: InputRef<Operators> | undefined;
  const related: Related = {
    typeName,
    source,
    relations: {},
    one: () => {
      one ??= relatedInput(builder, typeName, source);
      return one;
    },
    several: () => {
      several ??= relatedListInput(builder, typeName, related.one());
      return several;
    },
  };
  const { related: lists, waiting } = knownOf(builder);
  lists.set(typeName, related);
  for (const tell of waiting.get(typeName) ?? []) {
    tell(related);
  }
  waiting.delete(typeName);
  return related;
}

/** Runs once the list of a type is there: nouns are read in any order. Never for foreign types. */
function whenRelated(
  builder: KernelBuilder,
  typeName: string,
  tell: (related: Related) => void,
): void {
  const { related, waiting } = knownOf(builder);
  const list = related.get(typeName);
  if (list) {
    tell(list);
  } else {
    waiting.set(typeName, [...(waiting.get(typeName) ?? []), tell]);
  }
}

/** Adds a field to the filter of a list that reaches into another. */
function addRelation(
  from: Related,
  name: string,
  to: Related,
  relation: Omit<Relation, 'to' | 'input'>,
): void {
  if (name in from.source.fields || name in from.relations) {
    throw new Error(`The filter of ${from.typeName} has a field ${name} already`);
  }
  const input = relation.many ? to.several() : to.one();
  from.relations[name] = { ...relation, to: to.source, input };
}

/** Makes rows that have no list known to the filters of those that show them. */
export function reachable(builder: KernelBuilder, { node, ...source }: Reachable) {
  const to = becomeRelated(builder, node.name, source);
  return {
    /** Adds a field to the filter of a parent, as a list does that stands in it. */
    from: (parent: { name: string }, name: string, options: Omit<ToMany, 'node'>) =>
      reachFrom(builder, parent.name, name, to, options),
  };
}

const byId: Scope = (id) => sql`x.id = ${id}`;

/** The filter's fields that were said together with the list. */
export function reachOthers(
  builder: KernelBuilder,
  from: Related,
  { toOne = {}, toMany = {} }: Reaching,
): void {
  for (const [name, { node, key, scope = byId, description }] of Object.entries(toOne)) {
    whenRelated(builder, node.name, (to) =>
      addRelation(from, name, to, { many: false, key, scope, description }),
    );
  }
  for (const [name, { node, scope, description }] of Object.entries(toMany)) {
    whenRelated(builder, node.name, (to) =>
      addRelation(from, name, to, { many: true, key: 'id', scope, description }),
    );
  }
}

/** What a row shows as a list its filter can ask for; by its id, for SQL knows no other key of it. */
export function reachFrom(
  builder: KernelBuilder,
  parentName: string,
  name: string,
  to: Related,
  {
    key,
    scope,
    unlessFiltered,
    description,
  }: {
    key?: unknown;
    scope: Scope;
    unlessFiltered?: UnlessFiltered;
    description: string;
  },
): void {
  if (!key) {
    whenRelated(builder, parentName, (from) =>
      addRelation(from, name, to, { many: true, key: 'id', scope, unlessFiltered, description }),
    );
  }
}
