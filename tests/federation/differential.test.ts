// The strongest oracle: what the gateway answers is what its subgraphs say when each field is asked
// of its owner alone. Random queries, with targets that vanished and an owner that is down.
import { readFile } from 'node:fs/promises';
import type { Executor } from '@lianjian/kernel/execute';
import { printSubgraph } from '@lianjian/schema/print';
import { subgraphs } from '@lianjian/schema/registry';
import { buildSchema, parse } from 'graphql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, SUPERGRAPH, type World } from '../testkit/world.ts';
import { Oracle } from './oracle.ts';
import { Ownership } from './ownership.ts';
import { QueryGenerator } from './query-generator.ts';

const QUERIES_WHOLE = 120;
const QUERIES_OWNER_DOWN = 30;
const DEPTH = 4;
const SEED = 20230401;

const ids = {
  'area.id': ['com-ningbao', 'str-xinglin', 'dst-jimo', 'com-nowhere'],
  'organisation.id': ['org-ningbao-eldercare', 'org-com-ningbao', 'org-nb-unit-a', 'org-nobody'],
  'compound.id': ['cmp-ningbao', 'cmp-longze', 'cmp-hualing', 'cmp-nowhere'],
  'agreement.id': ['agr-fangzhi', 'agr-ningbao', 'agr-nothing'],
  'demand.id': ['dem-nb-2023q2-01', 'dem-nothing'],
  'serviceResource.id': ['res-nb-01', 'res-nb-03', 'res-nothing'],
  'firm.id': ['firm-ningbao', 'firm-xincheng', 'firm-nobody'],
  'threeLists.areaId': ['com-ningbao', 'str-xinglin'],
};
const roots = [
  ...['area', 'areas', 'organisation', 'organisations', 'compound', 'compounds'],
  ...['agreement', 'agreements', 'meetings', 'firm', 'firms'],
  ...['demand', 'demands', 'serviceResource', 'serviceResources', 'claims', 'threeLists'],
];

let world: World;
let generator: QueryGenerator;
let oracle: Oracle;
const down = new Set<string>();

/** The same numbers in every run, so that a difference can be looked into. */
function chooser(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % Math.max(1, below);
  };
}

beforeAll(async () => {
  world = await openWorld();
  const schema = buildSchema(await readFile(SUPERGRAPH, 'utf8'), { assumeValidSDL: true });
  const sdls = subgraphs.map(({ name, schema: own }) => [name, printSubgraph(own)] as const);
  generator = new QueryGenerator({ schema, choose: chooser(SEED), ids, roots, depth: DEPTH });
  oracle = new Oracle(schema, new Ownership(Object.fromEntries(sdls)), (subgraph, query, given) =>
    down.has(subgraph)
      ? Promise.resolve({ data: null })
      : world.ask(subgraph, query, given as Record<string, unknown>),
  );
  const executors = world.executors as Map<string, Executor>;
  for (const [name, executor] of executors) {
    executors.set(name, (operation) =>
      down.has(name) ? Promise.reject(new Error('down')) : executor(operation),
    );
  }
  await vanish(world.adminUrl);
});
afterAll(() => world.close());

/** Takes away rows that others point to, as an owner may at any time. */
async function vanish(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`
    set session_replication_role = replica;
    delete from compounds.compound where id = 'cmp-nb-3';
    delete from organisations.organisation where id in ('org-nb-unit-d', 'org-firm-ningbao');
    delete from agreements.agreement where id = 'agr-nb-e'`);
  await client.end();
}

async function compare(): Promise<void> {
  const { query, variables } = generator.next();
  const expected = await oracle.answer(parse(query), variables);
  const { data, errors } = await world.query(query, variables);
  expect(data, `${JSON.stringify(errors)}\n`).toBeDefined();
  expect(data, `${query}\n${JSON.stringify(variables)}`).toEqual(expected);
}

describe('the gateway answers what its owners say', () => {
  it(`for ${QUERIES_WHOLE} random queries, some of whose targets vanished`, {
    timeout: 300_000,
  }, async () => {
    for (let i = 0; i < QUERIES_WHOLE; i += 1) {
      await compare();
    }
  });

  it.each(subgraphs.map(({ name }) => name))('with %s down', { timeout: 120_000 }, async (name) => {
    down.add(name);
    try {
      for (let i = 0; i < QUERIES_OWNER_DOWN; i += 1) {
        await compare();
      }
    } finally {
      down.delete(name);
    }
  });
});
