// The pages in docs/ that are made from the code are those that the code makes today.
import { readdir, readFile } from 'node:fs/promises';
import { isObjectType } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { documents } from './documents.ts';
import { subgraphs } from './registry.ts';
import { NOUNS } from './transitions/nouns.ts';

const FOLDER = new URL('../../docs/', import.meta.url);

let pages: Map<string, string>;
beforeAll(async () => {
  pages = await documents(subgraphs.map(({ schema }) => schema));
});

describe('docs', () => {
  test('are fresh; "pnpm document" makes them so', async () => {
    const stale: string[] = [];
    for (const [name, text] of pages) {
      const stored = await readFile(new URL(name, FOLDER), 'utf8').catch(() => null);
      stale.push(...(stored === text ? [] : [name]));
    }
    expect(stale).toEqual([]);
  });

  test('have a page for each code and none besides', async () => {
    const stored = (await readdir(new URL('errors/', FOLDER))).map((name) => `errors/${name}`);
    expect(stored.sort()).toEqual([...pages.keys()].filter((name) => /^errors/.test(name)).sort());
  });

  test('name the mutations that a code comes from, and what they say', () => {
    const policy = pages.get('errors/NOT_PROVIDER.md');
    expect(policy).toContain('| `resourceId` | 只有提供方能用自己的服务资源认领。');
    expect(policy).toMatch(/`claimDemand`, .*`inviteToClaim`/);
    expect(policy).not.toContain('sortDemand');
    expect(pages.get('errors/VERSION_CONFLICT.md')).toContain('`acceptClaim`');
    expect(pages.get('errors/VERSION_CONFLICT.md')).not.toContain('`submitDemand`');
  });

  test('name no step that is no mutation, and tell of everything that has ways on', () => {
    const types = subgraphs.flatMap(({ schema }) => Object.values(schema.getTypeMap()));
    const mutations = subgraphs.flatMap(({ schema }) =>
      Object.keys(schema.getMutationType()?.getFields() ?? {}),
    );
    const steps = NOUNS.flatMap(({ ways }) => ways.map(({ mutation }) => mutation));
    expect(steps.filter((step) => !mutations.includes(step))).toEqual([]);
    const moving = types.filter(
      (type) => isObjectType(type) && type.getFields().allowedTransitions,
    );
    // What is assigned has no ways of its own: it goes along with its demand.
    const told = NOUNS.filter(({ title }) => !title.startsWith('Assignment'));
    expect(told).toHaveLength(moving.length);
  });

  test('say on which sides each role stands', () => {
    expect(pages.get('transitions.md')).toMatch(
      /\| Agreement \(协议\) \| `agreements:write` \| community \| community, party \| party \|/,
    );
  });

  test('show every cell of the tables of steps', () => {
    expect(pages.get('transitions.md')).toMatch(
      /\| `acceptClaim` \| \| claimant → ACCEPTED \| \| community → ACCEPTED/,
    );
  });
});
