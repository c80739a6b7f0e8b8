import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  print,
  type SelectionSetNode,
} from 'graphql';
import { fieldsFor, plainOperation, type Variables } from './flatten.ts';
import type { Ownership } from './ownership.ts';

/** How the oracle reaches a subgraph; a subgraph that is down answers with errors. */
export type Ask = (
  subgraph: string,
  query: string,
  variables?: Variables,
) => Promise<ExecutionResult>;

type Row = Record<string, unknown> & { __typename: string; id?: string };

const DEAD = Symbol('null where the schema says non-null');

/**
 * What the federated graph means, worked out the slow way: every field is asked of its owner alone,
 * one entity at a time, with no plan, no batch and no shared step. Only `data` is told.
 */
export class Oracle {
  readonly #schema: GraphQLSchema;
  readonly #ownership: Ownership;
  readonly #ask: Ask;

  constructor(schema: GraphQLSchema, ownership: Ownership, ask: Ask) {
    this.#schema = schema;
    this.#ownership = ownership;
    this.#ask = ask;
  }

  async answer(document: DocumentNode, variables: Variables = {}): Promise<unknown> {
    const { selectionSet } = plainOperation(document, variables, this.#schema);
    const query = this.#schema.getQueryType();
    if (!query) {
      return null;
    }
    const found = await this.#object(selectionSet, query, { __typename: query.name });
    return found === DEAD ? null : found;
  }

  async #object(
    selectionSet: SelectionSetNode,
    type: GraphQLObjectType,
    parent: Row,
  ): Promise<unknown> {
    const answer: Record<string, unknown> = {};
    for (const [key, node] of fieldsFor(selectionSet, type.name, this.#schema)) {
      const value = await this.#field(node, type, parent, key);
      if (value === DEAD) {
        return DEAD;
      }
      answer[key] = value;
    }
    return answer;
  }

  async #field(node: FieldNode, type: GraphQLObjectType, parent: Row, key: string) {
    const name = node.name.value;
    if (name === '__typename') {
      return type.name;
    }
    if (name === 'id' && parent.id !== undefined) {
      return parent.id;
    }
    const definition = type.getFields()[name];
    const owner = this.#ownership.ownerOf(type.name, name);
    if (!definition || owner === undefined) {
      throw new Error(`Nobody resolves ${type.name}.${name}.`);
    }
    const raw = key in parent ? parent[key] : await this.#fetch(node, type, parent, owner);
    return this.#value(raw, definition.type, node);
  }

  /** One field of one object, from its owner: at the root, or of the entity that the object is. */
  async #fetch(node: FieldNode, type: GraphQLObjectType, parent: Row, owner: string) {
    const selection = this.#restricted(node, type, owner);
    if (type === this.#schema.getQueryType()) {
      const { data } = await this.#ask(owner, `{ value: ${selection} }`);
      return data?.value ?? null;
    }
    const needed = this.#ownership.requires(owner, type.name, node.name.value);
    const facts = needed ? await this.#object(needed, type, parent) : {};
    const known = facts === DEAD ? {} : withoutNulls(facts);
    const representation = { ...(known as object), __typename: type.name, id: parent.id };
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type.name} { value: ${selection} } } }`;
    const { data } = await this.#ask(owner, query, { r: [representation] });
    return (data?._entities as ({ value: unknown } | null)[] | undefined)?.[0]?.value ?? null;
  }

  /** The field as its owner can answer it: of entities only the key, of values everything. */
  #restricted(node: FieldNode, type: GraphQLObjectType, owner: string): string {
    const output = type.getFields()[node.name.value]?.type;
    const bare = print({ ...node, alias: undefined, directives: [], selectionSet: undefined });
    const target = output ? getNamedType(output) : undefined;
    if (!target || isLeafType(target) || !node.selectionSet) {
      return bare;
    }
    const possible = isAbstractType(target) ? this.#schema.getPossibleTypes(target) : [target];
    const parts = possible.filter(isObjectType).map((concrete) => {
      if (this.#ownership.isEntity(concrete.name)) {
        return `... on ${concrete.name} { id }`;
      }
      const fields = fieldsFor(node.selectionSet as SelectionSetNode, concrete.name, this.#schema);
      const own = [...fields].flatMap(([key, field]) =>
        field.name.value === '__typename'
          ? []
          : [`${key}: ${this.#restricted(field, concrete, owner)}`],
      );
      return own.length > 0 ? `... on ${concrete.name} { ${own.join(' ')} }` : '';
    });
    return `${bare} { __typename ${parts.join(' ')} }`;
  }

  async #value(raw: unknown, type: GraphQLOutputType, node: FieldNode): Promise<unknown> {
    if (isNonNullType(type)) {
      const value = await this.#value(raw, type.ofType, node);
      return value === null ? DEAD : value;
    }
    if (raw === null || raw === undefined) {
      return null;
    }
    if (isListType(type)) {
      const elements = [];
      for (const element of raw as unknown[]) {
        elements.push(await this.#value(element, type.ofType, node));
      }
      return elements.includes(DEAD) ? null : elements;
    }
    if (isLeafType(type)) {
      return raw;
    }
    const row = raw as Row;
    const concrete = this.#schema.getType(row.__typename);
    const object =
      isObjectType(concrete) && node.selectionSet
        ? await this.#object(node.selectionSet, concrete, row)
        : null;
    return object === DEAD ? null : object;
  }
}

/** A fact that nobody told is absent from a representation, not null. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNulls);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) =>
      part === null ? [] : [[key, withoutNulls(part)]],
    ),
  );
}
