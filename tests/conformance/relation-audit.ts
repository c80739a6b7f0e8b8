import {
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { expect } from 'vitest';
import type { LiveAudit, Probe } from './live-audits.ts';

/** Where rows of a type are listed: at the root, or within the rows of another list of the subgraph. */
export interface Place {
  node: string;
  /** The list with these arguments, and what is selected of the connection. */
  ask(args: string, selection: string): string;
}

/** A field of a filter that reaches into a relation, and the field that shows what is reached. */
export interface Reach {
  name: string;
  /** The type that is reached. */
  related: string;
  many: boolean;
  /** Selects the ids that are reached; null where the field shows them at some distance. */
  shown: string | null;
}

type Ids = { id: string };
type Row = Ids & Record<string, Ids | (Ids | null)[] | { nodes: (Ids | null)[] } | null>;

const LIMIT = 100;

function listsOf(schema: GraphQLSchema, typeName: string): [string, string][] {
  const type = schema.getType(typeName);
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  return fields
    .filter((field) => field.args.some(({ name }) => name === 'filter'))
    .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
    .filter((field) => !field.args.some((arg) => isNonNullType(arg.type)))
    .map((field) => [field.name, getNamedType(field.type).name.slice(0, -'Connection'.length)]);
}

/** One place for every type that is listed: the root first, for it shows all. */
export function places(schema: GraphQLSchema): Place[] {
  const found = new Map<string, Place>();
  for (const [name, node] of listsOf(schema, 'Query')) {
    const ask = (args: string, selection: string) =>
      `${name}(first: ${LIMIT}${args}) { ${selection} }`;
    found.set(node, { node, ask });
  }
  for (const outer of [...found.values()]) {
    for (const [name, node] of listsOf(schema, outer.node).filter(([, each]) => !found.has(each))) {
      const ask = (args: string, selection: string) =>
        outer.ask('', `nodes { nested: ${name}(first: ${LIMIT}${args}) { ${selection} } }`);
      found.set(node, { node, ask });
    }
  }
  return [...found.values()];
}

function shownBy(field: GraphQLField<unknown, unknown>, related: string): string | null {
  const type = getNamedType(field.type).name;
  if (type === `${related}Connection`) {
    return `${field.name}(first: 1) { nodes { id } }`;
  }
  return type === related ? `${field.name} { id }` : null;
}

export function reachesOf(schema: GraphQLSchema, node: string): Reach[] {
  const filter = schema.getType(`${node}Filter`) as GraphQLInputObjectType;
  const type = schema.getType(node);
  return Object.values(filter.getFields()).flatMap(({ name, type: given }) => {
    const input = getNamedType(given);
    const related = /^Related(.+?)(List)?Filter$/.exec(input.name);
    if (!related || !isInputObjectType(input) || input === filter) {
      return [];
    }
    const field = isObjectType(type) ? type.getFields()[name] : undefined;
    expect(field, `${node}Filter.${name} has the name of a field of ${node}`).toBeDefined();
    const [, target = ''] = related;
    const shown = field ? shownBy(field, target) : null;
    return [{ name, related: target, many: 'some' in input.getFields(), shown }];
  });
}

/** The rows at a place, however deep its list stands. */
function rowsIn(list: { nodes: (Row & { nested?: { nodes: Row[] } })[] } | null): Row[] {
  return (list?.nodes ?? []).flatMap((row) => row.nested?.nodes ?? ('nested' in row ? [] : [row]));
}

function idsShown(row: Row, name: string): string[] {
  const value = row[name] ?? [];
  const list = 'nodes' in value ? value.nodes : [value].flat();
  return list.flatMap((each) => each?.id ?? []);
}

async function askAll(probe: Probe, parts: readonly string[]): Promise<Row[][]> {
  const { data, errors } = await probe.ask(
    `{ ${parts.map((part, i) => `q${i}: ${part}`).join(' ')} }`,
  );
  expect(errors, parts.join('\n')).toBeUndefined();
  return parts.map((_part, i) => rowsIn(data?.[`q${i}`] as Parameters<typeof rowsIn>[0]));
}

const sorted = (rows: readonly Ids[]) => rows.map(({ id }) => id).sort();

async function auditPlace(probe: Probe, { node, ask }: Place): Promise<void> {
  const reaches = reachesOf(probe.schema, node);
  const [rows = []] = await askAll(probe, [
    ask('', `nodes { id ${reaches.map(({ shown }) => shown ?? '').join(' ')} }`),
  ]);
  const ids = JSON.stringify(rows.map(({ id }) => id));
  for (const { name, many, shown } of reaches) {
    const someone = rows.find((row) => idsShown(row, name).length > 0);
    const reached = someone ? idsShown(someone, name)[0] : 'no-such-row';
    const one = (filter: string) => (many ? `${name}: { some: ${filter} }` : `${name}: ${filter}`);
    const none = many ? `${name}: { none: {} }` : `not: { ${name}: {} }`;
    const filters = [one('{}'), none, `not: { ${one('{}')} }`, one(`{ id: { eq: "${reached}" } }`)];
    const [fit = [], rest = [], others = [], exact = []] = await askAll(
      probe,
      filters.map((filter) => ask(`, filter: { id: { in: ${ids} }, ${filter} }`, 'nodes { id }')),
    );
    const label = `${node}Filter.${name}`;
    expect(sorted(others), label).toEqual(sorted(rest));
    expect(sorted([...fit, ...rest]), label).toEqual(sorted(rows));
    if (shown !== null) {
      const showing = rows.filter((row) => idsShown(row, name).length > 0);
      expect(sorted(fit), label).toEqual(sorted(showing));
      expect(sorted(exact).includes(someone?.id ?? ''), label).toBe(someone !== undefined);
    }
  }
}

export const relationAudit: LiveAudit = {
  id: 'RELATIONS',
  title: 'what a filter reaches is what the row shows: some of it, none of it, a certain one',
  run: async (probe) => {
    for (const place of places(probe.schema)) {
      await auditPlace(probe, place);
    }
  },
};
