// Proves docs/systems.md: every mechanism of the lists stands in it with a query that runs, and every
// mutation of the lists stands with one of them.
import { readFile } from 'node:fs/promises';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { openWorld, SUPERGRAPH, type World } from '../testkit/world.ts';

const text = await readFile(new URL('../../docs/systems.md', import.meta.url), 'utf8');
const mechanisms = text
  .split(/^## /m)
  .slice(1)
  .map((section) => ({
    code: section.slice(0, 'L-01'.length),
    query: section.match(/```graphql\n([\s\S]*?)```/)?.[1] ?? '',
    mutations: [...(section.match(/^Mutations: .*$/m)?.[0] ?? '').matchAll(/`(\w+)`/g)].map(
      ([, name]) => name,
    ),
  }));
/** The mechanisms that the domain numbers for the lists. */
const CODES = Array.from({ length: 26 }, (_, index) => `L-${String(index + 1).padStart(2, '0')}`);

const community = organisation('org-com-ningbao', 'COMMUNITY', ['demands:write']);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('the mechanisms of the lists', () => {
  it('are all described, in their order', () => {
    expect(mechanisms.map(({ code }) => code)).toEqual(CODES);
  });

  it.each(mechanisms)('$code has a query that answers', async ({ query }) => {
    const { data, errors } = await world.query(query, {}, { actor: community });
    expect(errors, JSON.stringify(errors)).toBeUndefined();
    expect(Object.values(data ?? {}).filter((field) => field !== null)).not.toEqual([]);
  });

  it('name every mutation of the lists, each once, and no other', async () => {
    const supergraph = buildSchema(await readFile(SUPERGRAPH, 'utf8'), { assumeValidSDL: true });
    const lists = await readFile(new URL('../../schema/lists.graphql', import.meta.url), 'utf8');
    const ofLists = buildSchema(lists, { assumeValidSDL: true }).getMutationType()?.getFields();
    const ofGraph = supergraph.getMutationType()?.getFields() ?? {};
    const named = mechanisms.flatMap(({ mutations }) => mutations);
    expect(named.filter((name) => !(String(name) in ofGraph))).toEqual([]);
    expect(named.filter((name) => String(name) in (ofLists ?? {})).sort()).toEqual(
      Object.keys(ofLists ?? {}).sort(),
    );
  });
});
