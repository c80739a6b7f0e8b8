import * as agreements from '@lianjian/agreements/db';
import { schema as agreementsSchema } from '@lianjian/agreements/schema';
import * as compounds from '@lianjian/compounds/db';
import { schema as compoundsSchema } from '@lianjian/compounds/schema';
import * as firms from '@lianjian/firms/db';
import { schema as firmsSchema } from '@lianjian/firms/schema';
import * as lists from '@lianjian/lists/db';
import { schema as listsSchema } from '@lianjian/lists/schema';
import * as organisations from '@lianjian/organisations/db';
import { schema as organisationsSchema } from '@lianjian/organisations/schema';
import type { GraphQLSchema } from 'graphql';

/** A subgraph as whoever runs or prints it needs it. */
export interface Subgraph {
  name: string;
  schema: GraphQLSchema;
  /** Where it listens, as a process of its own, unless told otherwise. */
  port: number;
  /** Resolves when its database answers, throws otherwise. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

function subgraph(
  name: string,
  port: number,
  schema: GraphQLSchema,
  { ready, close }: Pick<Subgraph, 'ready' | 'close'>,
): Subgraph {
  return { name, port, schema, ready, close };
}

/** The subgraphs of the graph, by name. */
export const subgraphs: readonly Subgraph[] = [
  subgraph('agreements', 4003, agreementsSchema, agreements),
  subgraph('compounds', 4002, compoundsSchema, compounds),
  subgraph('firms', 4005, firmsSchema, firms),
  subgraph('lists', 4004, listsSchema, lists),
  subgraph('organisations', 4001, organisationsSchema, organisations),
];

/** The URL of a subgraph on this machine. */
export function urlOf(port: number): string {
  return `http://127.0.0.1:${port}/graphql`;
}
