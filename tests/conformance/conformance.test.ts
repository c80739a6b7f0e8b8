// One suite for the five subgraphs, in one process and over HTTP: each audit is written once and
// run against every subgraph in both shapes, on the sample in a real PostgreSQL.
import { readFile } from 'node:fs/promises';
import { type Server, serve } from '@lianjian/kernel/serve';
import { countStatements } from '@lianjian/kernel/statements';
import { createKeyring, type Keyring } from '@lianjian/kernel/tokens';
import { printedFiles } from '@lianjian/schema/files';
import { printSubgraph } from '@lianjian/schema/print';
import { subgraphs } from '@lianjian/schema/registry';
import { parse, print } from 'graphql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { liveAudits, type Probe, rootLists } from './live-audits.ts';
import { relationAudit } from './relation-audit.ts';
import { schemaAudits } from './schema-audits.ts';

let world: World;
let gateway: Keyring;
const servers = new Map<string, Server>();

beforeAll(async () => {
  world = await openWorld();
  gateway = await createKeyring(world.keysDir, 'gateway');
  for (const each of subgraphs) {
    // The world closes the databases; a server that ends must leave them open for the others.
    const server = await serve({ ...each, close: async () => undefined }, { port: 0 });
    servers.set(each.name, server);
    // What a server does to become ready must not be counted as what it does for a question.
    await fetch(new URL('/readyz', server.url));
  }
});
afterAll(async () => {
  await Promise.all([...servers.values()].map((server) => server.close()));
  await world.close();
});

/** Lists may count more than they show to others; an administrator is shown what is counted. */
const actor = organisation('org-platform', 'PLATFORM_ADMINISTRATOR');

async function overHttp(name: string, query: string, variables?: Record<string, unknown>) {
  const body = JSON.stringify({ query, variables });
  const token = await gateway.sign({ audience: name, body, claims: { actor } });
  const response = await fetch(servers.get(name)?.url ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body,
  });
  return response.json();
}

/** Runs the work while the namespace's tables are out of reach, as after a botched grant. */
async function withoutTables<T>(name: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client(world.adminUrl);
  await client.connect();
  const role = `lianjian_${name}`;
  try {
    await client.query(`revoke usage on schema ${name} from ${role}`);
    return await work();
  } finally {
    await client.query(`grant usage on schema ${name} to ${role}`);
    await client.end();
  }
}

/** The definitions that a subgraph shares with others, each as printed. */
function definitions(sdl: string): Map<string, string> {
  const found = parse(sdl).definitions.flatMap((definition) =>
    'name' in definition && definition.name
      ? [[definition.name.value, print(definition)] as const]
      : [],
  );
  return new Map(found);
}

function isEntity(definition: string): boolean {
  return /@key\(/.test(definition);
}

describe.each(subgraphs)('$name', (subgraph) => {
  const { name, schema } = subgraph;

  it('SDL: the committed SDL is what the code says', async () => {
    const file = new URL(`../../schema/${name}.graphql`, import.meta.url);
    expect(printSubgraph(schema)).toBe(await readFile(file, 'utf8'));
  });

  it.each(schemaAudits)('$id: $title', (audit) => {
    expect(audit.run(schema)).toEqual([]);
  });

  describe.each(['in one process', 'over HTTP'])('%s', (shape) => {
    const probe: Probe = {
      name,
      schema,
      ask: (query, variables) =>
        shape === 'over HTTP'
          ? overHttp(name, query, variables)
          : world.ask(name, query, variables, { actor }),
      count: async (work) => {
        if (shape === 'over HTTP') {
          await work();
          return null;
        }
        return (await countStatements(work)).statements.length;
      },
    };
    it.each([...liveAudits, relationAudit])('$id: $title', (audit) => audit.run(probe));
  });

  it.each(['in one process', 'over HTTP'])(
    'MASK: a fault inside shows no more than a code, %s',
    async (shape) => {
      const root = rootLists(schema)[0];
      const query = `{ list: ${root?.field.name} { nodes { id } } }`;
      const { errors, data } = await withoutTables(name, () =>
        shape === 'over HTTP' ? overHttp(name, query) : world.ask(name, query),
      );
      expect(data).toEqual({ list: null });
      expect(errors).toHaveLength(1);
      expect(errors[0].extensions.code).toBe('INTERNAL_SERVER_ERROR');
      expect(Object.keys(errors[0].extensions).sort()).toEqual(['code', 'requestId']);
      expect(errors[0].message).not.toMatch(/relation|prisma|select|column/i);
    },
  );

  it('HEALTH: /livez and /readyz answer', async () => {
    const url = servers.get(name)?.url ?? '';
    expect((await fetch(new URL('/livez', url))).status).toBe(200);
    expect((await fetch(new URL('/readyz', url))).status).toBe(200);
    expect((await fetch(new URL('/elsewhere', url))).status).toBe(404);
  });

  it('CALLER: nobody without a token bound to the body is answered', async () => {
    const url = servers.get(name)?.url ?? '';
    const body = JSON.stringify({ query: '{ __typename }' });
    const other = await gateway.sign({ audience: name, body: '{}', claims: { actor: null } });
    for (const authorization of ['', 'Bearer x', `Bearer ${other}`]) {
      const headers = { 'content-type': 'application/json', authorization };
      const response = await fetch(url, { method: 'POST', headers, body });
      expect(response.status).toBe(401);
    }
  });

  it('PEER: another subgraph may ask for entities and for nothing else', async () => {
    const peer = await createKeyring(world.keysDir, 'some-subgraph');
    const ask = async (query: string) => {
      const body = JSON.stringify({ query });
      const token = await peer.sign({ audience: name, body, claims: { actor: null } });
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const response = await fetch(servers.get(name)?.url ?? '', { method: 'POST', headers, body });
      return response.json();
    };
    expect((await ask('{ _service { sdl } }')).errors[0].extensions.code).toBe('FORBIDDEN');
    const entities = await ask('{ _entities(representations: []) { __typename } }');
    expect(entities).toEqual({ data: { _entities: [] } });
  });
});

describe('all five', () => {
  const sdls = new Map(subgraphs.map(({ name, schema }) => [name, printSubgraph(schema)]));

  it('SHARED: value types that several subgraphs serve are the same to the letter', () => {
    const all = [...sdls].map(([name, sdl]) => [name, definitions(sdl)] as const);
    const types = new Set(all.flatMap(([, found]) => [...found.keys()]));
    const differing = [...types].filter((type) => {
      const printed = all.flatMap(([, found]) => found.get(type) ?? []);
      return !['Query', 'Mutation', 'Subscription'].includes(type) && !printed.some(isEntity)
        ? new Set(printed).size > 1
        : false;
    });
    expect(differing).toEqual([]);
  });

  it('COMPOSE: they compose without an error or a hint, to the committed supergraph', async () => {
    const file = new URL('../../schema/supergraph.graphql', import.meta.url);
    const printed = printedFiles(subgraphs).get('supergraph.graphql');
    expect(printed).toBe(await readFile(file, 'utf8'));
  });
});
