// Proves that what the README shows runs as it stands and answers what it says: the queries as they are,
// the loop with the sample's keys, each step with what the one before it answered.
import { readFile } from 'node:fs/promises';
import { samples } from '@lianjian/gateway/standalone-keys';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
const shown = [...readme.matchAll(/```graphql\n(\{[\s\S]*?)```\s+```json\n([\s\S]*?)```/g)].map(
  ([, query = '', answer = '']) => ({ query, answer, title: query.trim().split('\n')[1]?.trim() }),
);

const steps = [...readme.matchAll(/```graphql\n# ([a-z-]+)\n([\s\S]*?)```/g)].map(
  ([, key = '', mutation = '']) => ({
    key,
    mutation,
    name: mutation.match(/^ {2}(\w+)/m)?.[1] ?? '',
  }),
);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('the README', () => {
  it('shows seven queries with their answers', () => {
    expect(shown).toHaveLength(7);
  });

  it.each(shown)('$title', async ({ query, answer }) => {
    const { data, errors } = await world.query(query);
    expect(errors).toBeUndefined();
    expect(data).toEqual(JSON.parse(answer));
  });
});

describe('the commands for spreadsheets', () => {
  const texts = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text = '']) => text);
  const [template = ''] = texts.join().match(/(?<="query": ")[^"]+/) ?? [];
  const [mutation = ''] =
    texts.join().match(/mutation \(\$input: ImportDemandsInput!\)[^']+/) ?? [];

  it('save a template that can be taken over again', async () => {
    const { data } = await world.query(template);
    const { content } = (data as { importTemplate: { content: string } }).importTemplate;
    const bytes = Buffer.from(content).toString('base64');
    const file = { areaId: 'com-ningbao', format: 'CSV', encoding: 'UTF_8', content: bytes };
    const { community } = samples;
    const actor = {
      kind: community.kind,
      id: community.holder,
      organisationIds: community.actsFor,
      roles: [community.role],
      scopes: community.scopes,
    };
    const input = { ...file, idempotencyKey: 'needs.csv' };
    const answer = await world.query(mutation, { input }, { actor });
    expect(answer).toMatchObject({
      data: { importDemands: { import: { lineCount: 1 }, lines: [], userErrors: [] } },
    });
  });
});

/** What a step answers, as the next one takes it. */
interface Answered {
  demand?: { id: string; version: number; state: string };
  claim?: { id: string; version: number; state: string; rating: string };
  userErrors: object[];
}

describe('the loop', () => {
  const told: { demand?: string; claim?: string; version?: number } = {};

  it('has nine steps', () => {
    expect(steps).toHaveLength(9);
  });

  it.each(steps)('$name, with the key $key', async ({ key, mutation, name }) => {
    const holder = samples[key as keyof typeof samples];
    const actor = {
      kind: holder.kind,
      id: holder.holder,
      organisationIds: holder.actsFor,
      roles: [holder.role],
      scopes: holder.scopes,
    };
    const { data, errors } = await world.query(mutation, told, { actor });
    expect(errors).toBeUndefined();
    const answer = (data as Record<string, Answered>)[name];
    expect(answer?.userErrors).toEqual([]);
    told.demand = answer?.demand?.id ?? told.demand;
    told.claim = answer?.claim?.id ?? told.claim;
    told.version = (answer?.claim ?? answer?.demand)?.version;
  });

  it('ends with a demand that is confirmed', async () => {
    const query = 'query ($demand: ID!) { demand(id: $demand) { state } }';
    const { data } = await world.query(query, { demand: told.demand });
    expect(data).toEqual({ demand: { state: 'CONFIRMED' } });
  });
});
