// The pages in docs/ that are made from the code are those that the code makes today.
import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { documents } from './documents.ts';
import { subgraphs } from './registry.ts';

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

  test('show every cell of the tables of steps', () => {
    expect(pages.get('transitions.md')).toMatch(
      /\| `acceptClaim` \| claimant → ACCEPTED \| \| community → ACCEPTED/,
    );
  });
});
