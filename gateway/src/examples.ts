import { readdir, readFile } from 'node:fs/promises';

const FOLDER = new URL('../examples/', import.meta.url);

/** The example queries in the order of their file names; each begins with a comment that says what it asks. */
export async function readExamples(): Promise<string[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.graphql')).sort();
  return Promise.all(names.map((name) => readFile(new URL(name, FOLDER), 'utf8')));
}
