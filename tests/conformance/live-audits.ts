import {
  type ExecutionResult,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { expect } from 'vitest';
import { entityNames, storedTypes } from './schema-audits.ts';

/** A subgraph that answers: in this process or over HTTP. */
export interface Probe {
  name: string;
  schema: GraphQLSchema;
  ask(query: string, variables?: Record<string, unknown>): Promise<ExecutionResult>;
  /** How many SQL statements the work caused; null where they cannot be counted. */
  count(work: () => Promise<unknown>): Promise<number | null>;
}

export interface LiveAudit {
  id: string;
  title: string;
  run(probe: Probe): Promise<void>;
}

const SIZES = [1, 20, 500] as const;

/** The connections at the root: field and node type. */
export function rootLists(schema: GraphQLSchema) {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return fields.flatMap((field) => {
    const type = getNamedType(field.type);
    const required = field.args.some((arg) => isNonNullType(arg.type));
    return type.name.endsWith('Connection') && !required
      ? [{ field, node: type.name.slice(0, -'Connection'.length) }]
      : [];
  });
}

async function idsOf(probe: Probe, field: GraphQLField<unknown, unknown>): Promise<string[]> {
  const { data, errors } = await probe.ask(`{ list: ${field.name}(first: 100) { nodes { id } } }`);
  expect(errors).toBeUndefined();
  const list = data?.list as { nodes: { id: string }[] };
  return list.nodes.map(({ id }) => id);
}

/** Whether a directive stands on a field; what requires or is external has no answer by id alone. */
function isMarked(field: GraphQLField<unknown, unknown>, directive: string): boolean {
  const given = field.extensions.directives as object | undefined;
  return Array.isArray(given)
    ? given.some(({ name }) => name === directive)
    : given !== undefined && directive in given;
}

/** The own fields of a type that need no argument and lead to no other type. */
function leaves(schema: GraphQLSchema, typeName: string): string {
  const type = schema.getType(typeName);
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  return fields
    .filter(
      (field) => !isObjectType(getNamedType(field.type)) && 'name' in getNamedType(field.type),
    )
    .filter((field) => !field.args.some((arg) => isNonNullType(arg.type)))
    .filter((field) => !('getTypes' in getNamedType(field.type)))
    .filter((field) => !isMarked(field, 'external') && !isMarked(field, 'requires'))
    .map((field) => field.name)
    .join(' ');
}

/** The fields that a subgraph adds to foreign types, each with a little of what lies beneath. */
function addedFields(schema: GraphQLSchema): [string, string][] {
  const foreign = entityNames(schema).filter((name) => !storedTypes(schema).includes(name));
  return foreign.flatMap((name) => {
    const type = schema.getType(name);
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    const parts = fields
      .filter((field) => !field.args.some((arg) => isNonNullType(arg.type)))
      .filter((field) => !isMarked(field, 'external') && !isMarked(field, 'requires'))
      .map((field) => {
        const target = getNamedType(field.type);
        if (target.name.endsWith('Connection')) {
          return `${field.name}(first: 2) { totalCount nodes { id } }`;
        }
        return isObjectType(target) ? `${field.name} { __typename }` : field.name;
      });
    return parts.length > 1 ? [[name, parts.join(' ')] as [string, string]] : [];
  });
}

const ENTITIES = 'query ($r: [_Any!]!) { _entities(representations: $r) ';

async function entities(probe: Probe, typeName: string, ids: readonly string[], selection: string) {
  const r = ids.map((id) => ({ __typename: typeName, id }));
  const { data, errors } = await probe.ask(
    `${ENTITIES} { ... on ${typeName} { ${selection} } } }`,
    { r },
  );
  expect(errors).toBeUndefined();
  return data?._entities as ({ id: string } | null)[];
}

export const liveAudits: readonly LiveAudit[] = [
  {
    id: 'ORDER',
    title: 'entities come in the order asked for, with null for the unknown',
    run: async (probe) => {
      for (const { field, node } of rootLists(probe.schema)) {
        if (!entityNames(probe.schema).includes(node)) {
          continue;
        }
        const ids = await idsOf(probe, field);
        const asked = [...ids.slice(0, 3).reverse(), 'no-such-row', ...ids.slice(0, 1)];
        const found = await entities(probe, node, asked, 'id');
        expect(
          found.map((row) => row?.id ?? null),
          node,
        ).toEqual(asked.map((id) => (id === 'no-such-row' ? null : id)));
      }
    },
  },
  {
    id: 'BATCH',
    title: `${SIZES.join(', ')} references cost the same number of statements`,
    run: async (probe) => {
      const lists = new Map(rootLists(probe.schema).map(({ field, node }) => [node, field]));
      for (const node of storedTypes(probe.schema).filter((name) => lists.has(name))) {
        const field = lists.get(node);
        if (!field || !entityNames(probe.schema).includes(node)) {
          continue;
        }
        const ids = await idsOf(probe, field);
        const counts: (number | null)[] = [];
        for (const size of SIZES) {
          const asked = Array.from(
            { length: size },
            (_, i) => ids[i % ids.length] ?? `no-such-${i}`,
          );
          const selection = leaves(probe.schema, node);
          counts.push(await probe.count(() => entities(probe, node, asked, selection)));
        }
        expect(new Set(counts).size, `${node}: ${counts.join(', ')} statements`).toBe(1);
      }
    },
  },
  {
    id: 'ADDED',
    title: "what is added to another subgraph's type costs the same for 1, 20 and 500 of them",
    run: async (probe) => {
      for (const [node, selection] of addedFields(probe.schema)) {
        const counts: (number | null)[] = [];
        for (const size of SIZES) {
          const asked = Array.from({ length: size }, (_, i) => `no-such-${i}`);
          counts.push(await probe.count(() => entities(probe, node, asked, selection)));
        }
        expect(new Set(counts).size, `${node}: ${counts.join(', ')} statements`).toBe(1);
      }
    },
  },
  {
    id: 'PAGE',
    title: 'a page of 101, of 0, or from both ends is an error with a code, never a cut',
    run: async (probe) => {
      for (const { field } of rootLists(probe.schema)) {
        for (const args of ['first: 101', 'first: 0', 'last: 101', 'first: 1, last: 1']) {
          const { data, errors } = await probe.ask(
            `{ list: ${field.name}(${args}) { totalCount } }`,
          );
          expect(data?.list, `${field.name}(${args})`).toBeNull();
          expect(errors?.[0]?.extensions?.code, `${field.name}(${args})`).toBe('PAGE_SIZE');
        }
      }
    },
  },
  {
    id: 'LISTS',
    title: 'each list counts, filters by provenance, orders by updatedAt and pages to its end',
    run: async (probe) => {
      for (const { field } of rootLists(probe.schema)) {
        await auditList(probe, field.name);
      }
    },
  },
];

async function auditList(probe: Probe, name: string): Promise<void> {
  const provenances = ['REPORTED', 'SYNTHETIC', 'ENTERED'];
  const parts = provenances.map(
    (p) => `${p}: ${name}(filter: { provenance: { eq: ${p} } }) { totalCount }`,
  );
  const counted = await probe.ask(`{ all: ${name} { totalCount } ${parts.join(' ')} }`);
  expect(counted.errors, name).toBeUndefined();
  const counts = counted.data as Record<string, { totalCount: number }>;
  const sum = provenances.reduce((total, p) => total + (counts[p]?.totalCount ?? 0), 0);
  expect(sum, `${name} by provenance`).toBe(counts.all?.totalCount);

  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { data, errors }: ExecutionResult = await probe.ask(
      `query ($after: String) { list: ${name}(first: 100, after: $after, orderBy: [{ field: UPDATED_AT, direction: DESC }]) {
        nodes { id } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    expect(errors, name).toBeUndefined();
    const page = data?.list as {
      nodes: { id: string }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
    seen.push(...page.nodes.map(({ id }) => id));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null && seen.length < 1500);
  expect(new Set(seen).size, `${name} shows a row twice`).toBe(seen.length);
  if (after === null) {
    expect(seen.length, `${name} pages to its end`).toBe(counts.all?.totalCount);
  }
}
