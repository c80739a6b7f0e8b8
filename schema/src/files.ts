import { readFile } from 'node:fs/promises';
import { compose } from './compose.ts';
import { printSubgraph } from './print.ts';
import type { Subgraph } from './subgraph.ts';

/** The printed files of `schema/` by name, made from the code as it stands. */
export function printedFiles(
  subgraphs: readonly Pick<Subgraph, 'name' | 'url' | 'schema'>[],
): Map<string, string> {
  const printed = subgraphs.map(({ name, url, schema }) => ({
    name,
    url,
    sdl: printSubgraph(schema),
  }));
  return new Map([
    ...printed.map(({ name, sdl }) => [`${name}.graphql`, sdl] as const),
    ['supergraph.graphql', compose(printed)],
  ]);
}

/** The names of the printed files that are not what the code would print today. */
export async function staleFiles(folder: URL, files: Map<string, string>): Promise<string[]> {
  const stale: string[] = [];
  for (const [name, text] of files) {
    const stored = await readFile(new URL(name, folder), 'utf8').catch(() => null);
    if (stored !== text) {
      stale.push(name);
    }
  }
  return stale;
}
