import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { environment } from './environment.ts';
import { log } from './log.ts';
import { RecordingClient, RecordingPool } from './statements.ts';

interface Client {
  $disconnect(): Promise<void>;
}

export interface Database<C extends Client> {
  /** The client, made at first use, so that a schema can be printed where there is no database. */
  db(): C;
  /** Resolves when the database answers, throws otherwise. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** Connections that one subgraph keeps at most; six processes stay well below PostgreSQL's 100. */
const CONNECTIONS_MAX = 10;

/** Connections that are kept when nothing is asked: with one that is let go its plans are lost. */
const CONNECTIONS_KEPT = 2;

/** The database of one subgraph: its own namespace, its own role, its own pool. */
export function connect<C extends Client>(
  namespace: string,
  ClientClass: new (options: { adapter: PrismaPg }) => C,
): Database<C> {
  let open: { pool: pg.Pool; client: C } | undefined;
  const connected = () => {
    open ??= start(namespace, ClientClass);
    return open;
  };
  return {
    db: () => connected().client,
    ready: async () => {
      await connected().pool.query('select 1');
    },
    close: async () => {
      const closing = open;
      open = undefined;
      await closing?.client.$disconnect();
      await closing?.pool.end();
    },
  };
}

function start<C extends Client>(
  namespace: string,
  ClientClass: new (options: { adapter: PrismaPg }) => C,
) {
  const settings = environment();
  const connectionString = settings.databaseUrls[namespace] ?? settings.databaseUrl;
  if (!connectionString) {
    const name = `DATABASE_URL_${namespace.toUpperCase()}`;
    throw new Error(`The subgraph ${namespace} needs ${name} or DATABASE_URL.`);
  }
  const pool = new RecordingPool({
    connectionString,
    options: `-c search_path=${namespace},extensions`,
    max: CONNECTIONS_MAX,
    min: CONNECTIONS_KEPT,
    Client: RecordingClient,
  });
  // Without a listener an idle connection that the server closes would end the process.
  pool.on('error', (error) => log().warn({ namespace, code: error.name }, 'connection lost'));
  const adapter = new PrismaPg(pool, { schema: namespace, statementNameGenerator });
  return { pool, client: new ClientClass({ adapter }) };
}

const names = new Map<string, string>();
const NAMES_MAX = 1000;

/** Names recurring statements so that PostgreSQL keeps their plans; the rest go unnamed. */
function statementNameGenerator({ sql }: { sql: string }): string {
  const known = names.get(sql);
  if (known) {
    return known;
  }
  if (names.size >= NAMES_MAX) {
    return '';
  }
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
}
