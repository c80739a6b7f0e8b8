import { relative } from 'node:path';
import type { StartKeys } from './standalone-keys.ts';

export interface Welcome {
  url: string;
  seconds: number;
  /** The first lines of a few example queries, as they stand in the browser's tabs. */
  queries: readonly string[];
  keys: StartKeys | null;
}

/** What somebody who has just started the graph wants to know. */
export function welcome({ url, seconds, queries, keys }: Welcome): string {
  const isBare = keys?.kind === 'FIRST';
  const lines = [
    '',
    `Lianjian is ready after ${seconds.toFixed(1)} s.`,
    '',
    `  ${url}   in a browser: GraphiQL, example queries in its tabs`,
    '',
    isBare ? 'Nothing is in it yet: README says how a street begins.' : 'Three queries to try:',
    '',
    ...(isBare ? [] : queries.map((query) => `  ${oneLine(query)}`)),
  ];
  if (keys) {
    const width = Math.max(...Object.keys(keys.keys).map((name) => name.length));
    const what = isBare ? "The platform's key, sent" : 'Sample keys, each';
    lines.push(
      '',
      `${what} as "Authorization: Bearer <key>":`,
      '',
      ...Object.entries(keys.keys).map(([name, key]) => `  ${name.padEnd(width)}  ${key}`),
      '',
      `${isBare ? 'It is' : 'They are'} in ${relative('', keys.file)}.`,
    );
  }
  return [...lines, 'Ctrl-C stops it.', ''].join('\n');
}

function oneLine(query: string): string {
  return query.replace(/^#.*$/gm, '').replace(/\s+/g, ' ').trim();
}
