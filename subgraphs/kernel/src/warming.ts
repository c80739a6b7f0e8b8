import { execute, type GraphQLSchema, isUnionType, parse } from 'graphql';
import { GATEWAY } from './context.ts';
import { contextFor, type Subgraph } from './execute.ts';

/** What can be made ready: the database has to answer, the rest is made in passing. */
export interface Warmed extends Subgraph {
  ready(): Promise<void>;
}

/** No row has this id. */
const NOBODY = '-';

/** How long others may take where an entity asks them about what it does not know. */
const WARMING_MS = 3_000;

/**
 * Readiness of a subgraph: its database answers, and what is made at first use (the query engine,
 * plans, connections) has been made once. It costs the first caller more than a thousand later ones
 * together, and on a busy machine more than that one is willing to wait.
 */
export function readiness(subgraph: Warmed): () => Promise<void> {
  let warmed: Promise<void> | undefined;
  return async () => {
    await subgraph.ready();
    warmed ??= warm(subgraph);
    await warmed;
  };
}

/** Asks for an entity of each type that is not there; what cannot be answered yet is met cold later. */
async function warm(subgraph: Subgraph): Promise<void> {
  const types = entityTypes(subgraph.schema);
  const fragments = types.map((type) => `... on ${type} { id }`).join(' ');
  const until = Date.now() + WARMING_MS;
  const meta = { caller: GATEWAY, actor: null, locale: 'EN', requestId: 'warming', until } as const;
  await execute({
    schema: subgraph.schema,
    document: parse(
      `query ($nobody: [_Any!]!) { _entities(representations: $nobody) { __typename ${fragments} } }`,
    ),
    variableValues: { nobody: types.map((__typename) => ({ __typename, id: NOBODY })) },
    contextValue: contextFor(subgraph, meta),
  });
}

function entityTypes(schema: GraphQLSchema): string[] {
  const union = schema.getType('_Entity');
  return isUnionType(union) ? union.getTypes().map(({ name }) => name) : [];
}
