import type { GraphQLSchema } from 'graphql';
import { type Name, urlOf } from './names.ts';

/** A subgraph as whoever runs or prints it needs it. */
export interface Subgraph {
  name: string;
  /** Where it listens, as a process of its own, unless told otherwise. */
  url: string;
  schema: GraphQLSchema;
  /** Resolves when its database answers, throws otherwise. */
  ready(): Promise<void>;
  close(): Promise<void>;
  /** What it does by itself while somebody serves it; importing it starts nothing. */
  jobs: readonly { name: string; run(): Promise<boolean> }[];
}

type Code = Omit<Subgraph, 'name' | 'url'>;
type Part<T> = () => Promise<T>;

function parts(
  schema: Part<Pick<Subgraph, 'schema'>>,
  db: Part<Pick<Subgraph, 'ready' | 'close'>>,
  work: Part<Pick<Subgraph, 'jobs'>>,
): Part<Code> {
  return async () => {
    const { ready, close } = await db();
    return { schema: (await schema()).schema, ready, close, jobs: (await work()).jobs };
  };
}

const loaders: Readonly<Record<Name, Part<Code>>> = {
  organisations: parts(
    () => import('@lianjian/organisations/schema'),
    () => import('@lianjian/organisations/db'),
    () => import('@lianjian/organisations/jobs'),
  ),
  compounds: parts(
    () => import('@lianjian/compounds/schema'),
    () => import('@lianjian/compounds/db'),
    () => import('@lianjian/compounds/jobs'),
  ),
  agreements: parts(
    () => import('@lianjian/agreements/schema'),
    () => import('@lianjian/agreements/db'),
    () => import('@lianjian/agreements/jobs'),
  ),
  lists: parts(
    () => import('@lianjian/lists/schema'),
    () => import('@lianjian/lists/db'),
    () => import('@lianjian/lists/jobs'),
  ),
  firms: parts(
    () => import('@lianjian/firms/schema'),
    () => import('@lianjian/firms/db'),
    () => import('@lianjian/firms/jobs'),
  ),
};

/** Loads the code of one subgraph; a process that serves one has no use for the others'. */
export async function loadSubgraph(name: Name): Promise<Subgraph> {
  return { name, url: urlOf(name), ...(await loaders[name]()) };
}
