import { GATEWAY } from '@lianjian/kernel/context';
import { type DocumentNode, parse } from 'graphql';
import pg from 'pg';
import { openWorld, type World } from '../testkit/world.ts';
import { indexed, type Table, tablesOf } from './catalogue.ts';
import { copy, rowsOf, type Template, templateOf } from './copying.ts';
import { track } from './footprint.ts';
import { type Ground, groundOf, lay } from './ground.ts';
import type { Move } from './moves/move.ts';
import { outcomeOf } from './outcome.ts';
import { STANDINGS, type Standing } from './standings.ts';

/** A world in which grounds are laid by the thousand and moves are made on them. */
export interface Arena {
  world: World;
  client: pg.Pool;
  /** A new ground that stands so. */
  ground(standing: Standing): Promise<Ground>;
  /** What a move was refused for, nothing if it was done; anything else is thrown. */
  make(move: Move, ground: Ground, requestId?: string): Promise<readonly string[]>;
  /** What a ground has come to, in tables of these names. */
  left(ground: Ground, names: ReadonlySet<string>): Promise<string>;
  close(): Promise<void>;
}

/** Connections that lay and read grounds, beside the ten of each subgraph. */
const HANDS = 4;

export async function openArena(): Promise<Arena> {
  const world = await openWorld();
  // Copies are of rows that triggers and keys have judged once.
  const options = '-c session_replication_role=replica';
  const client = new pg.Pool({ connectionString: world.adminUrl, max: HANDS, options });
  const tables = await tablesOf(client);
  await indexed(client, tables);
  await track(client);
  const templates = new Map<string, Template>();
  for (const standing of STANDINGS) {
    templates.set(standing.name, await prepared(world, client, tables, standing));
  }
  let laid = 0;
  return {
    world,
    client,
    ground: async ({ name }) => {
      laid += 1;
      const suffix = `-g${laid}`;
      const template = templates.get(name);
      if (!template) {
        throw new Error(`Nothing stands ${name}.`);
      }
      await copy(client, template, suffix);
      return groundOf(name, template.rows, suffix);
    },
    make: (move, ground, requestId) => make(world, move, ground, requestId),
    left: ({ path }, names) =>
      outcomeOf(
        client,
        tables.filter(({ name }) => names.has(name)),
        path,
      ),
    close: async () => {
      await client.end();
      await world.close();
    },
  };
}

/** Lays the first ground of a standing, from which all others are copied. */
async function prepared(
  world: World,
  client: pg.Pool,
  tables: readonly Table[],
  { name, listed, before }: Standing,
): Promise<Template> {
  await lay(client, name, listed);
  const { path } = groundOf(name, new Map());
  for (const move of before) {
    const ground = groundOf(name, await rowsOf(client, tables, path));
    const refused = await make(world, move, ground);
    if (refused.length > 0) {
      throw new Error(`Before ${name}, ${move.mutation} is refused: ${refused}.`);
    }
  }
  return templateOf(client, tables, { path, name });
}

interface Made {
  replayed: boolean;
  userErrors: { code: string; field: string[] | null }[];
}

const documents = new Map<string, DocumentNode>();

function documentOf({ mutation, input }: Move): DocumentNode {
  const known = documents.get(mutation);
  if (known) {
    return known;
  }
  const document = parse(
    `mutation ($input: ${input}!) { ${mutation}(input: $input) { replayed userErrors { code field } } }`,
  );
  documents.set(mutation, document);
  return document;
}

let keys = 0;
const TRIES = 6;

async function make(
  world: World,
  move: Move,
  ground: Ground,
  requestId = 'test',
): Promise<readonly string[]> {
  const { subgraph, mutation, about } = move;
  const row = about ? ground.row(...about) : { id: '', version: 0 };
  if (!row) {
    return ['There is no such row on the ground.'];
  }
  keys += 1;
  const input = { idempotencyKey: `move-${keys}`, ...move.given(ground, row) };
  const meta = {
    ...{ caller: GATEWAY, actor: move.by(ground), locale: 'ZH' as const, requestId },
  };
  for (let tries = 1; ; tries += 1) {
    const asked = { document: documentOf(move), variables: { input }, meta };
    const { data, errors } = (await world.executors.get(subgraph)?.(asked)) ?? {};
    const made = data?.[mutation] as Made | null | undefined;
    if (errors || !made || made.replayed) {
      throw new Error(`${mutation}: ${JSON.stringify(errors ?? made)}`);
    }
    const refused = made.userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`);
    // An owner can be late on a busy machine: a client asks again with the same key.
    if (tries === TRIES || !refused.some((each) => each.startsWith('PEER_UNAVAILABLE'))) {
      return refused;
    }
  }
}
