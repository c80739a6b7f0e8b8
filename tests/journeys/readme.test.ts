// Proves that what the README shows runs as it stands and answers what it says.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
const shown = [...readme.matchAll(/```graphql\n(\{[\s\S]*?)```\s+```json\n([\s\S]*?)```/g)].map(
  ([, query = '', answer = '']) => ({ query, answer, title: query.trim().split('\n')[1]?.trim() }),
);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('the README', () => {
  it('shows five queries with their answers', () => {
    expect(shown).toHaveLength(5);
  });

  it.each(shown)('$title', async ({ query, answer }) => {
    const { data, errors } = await world.query(query);
    expect(errors).toBeUndefined();
    expect(data).toEqual(JSON.parse(answer));
  });
});
