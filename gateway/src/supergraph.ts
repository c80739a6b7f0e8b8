import { readFile } from 'node:fs/promises';

const FILE = new URL('../../schema/supergraph.graphql', import.meta.url);

/** The supergraph as it is committed: the gateway composes nothing. */
export function readSupergraph(): Promise<string> {
  return readFile(FILE, 'utf8');
}
