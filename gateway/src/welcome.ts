import { join, relative } from 'node:path';

export interface Welcome {
  url: string;
  seconds: number;
  dataDir: string;
  /** The first lines of a few example queries, as they stand in the browser's tabs. */
  queries: readonly string[];
  keys: Readonly<Record<string, string>> | null;
}

/** What somebody who has just started the graph wants to know. */
export function welcome({ url, seconds, dataDir, queries, keys }: Welcome): string {
  const lines = [
    '',
    `Lianjian is ready after ${seconds.toFixed(1)} s.`,
    '',
    `  ${url}   in a browser: GraphiQL, example queries in its tabs`,
    '',
    'Three queries to try:',
    '',
    ...queries.map((query) => `  ${oneLine(query)}`),
  ];
  if (keys) {
    const width = Math.max(...Object.keys(keys).map((name) => name.length));
    lines.push(
      '',
      'Sample keys, each as "Authorization: Bearer <key>":',
      '',
      ...Object.entries(keys).map(([name, key]) => `  ${name.padEnd(width)}  ${key}`),
      '',
      `They are in ${relative('', join(dataDir, 'sample-keys.json'))}.`,
    );
  }
  return [...lines, 'Ctrl-C stops it.', ''].join('\n');
}

function oneLine(query: string): string {
  return query.replace(/^#.*$/gm, '').replace(/\s+/g, ' ').trim();
}
