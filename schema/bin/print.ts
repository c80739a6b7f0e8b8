import { writeFile } from 'node:fs/promises';
import { printedFiles, staleFiles } from '../src/files.ts';
import { subgraphs } from '../src/registry.ts';

/** `pnpm schema`: prints the files of `schema/`; with --check it only says which are not fresh. */
const folder = new URL('../', import.meta.url);

try {
  const files = printedFiles(subgraphs);
  const stale = await staleFiles(folder, files);
  if (!process.argv.includes('--check')) {
    for (const name of stale) {
      await writeFile(new URL(name, folder), files.get(name) ?? '');
    }
    console.log(stale.length > 0 ? `Written: ${stale.join(', ')}.` : 'Nothing has changed.');
  } else if (stale.length > 0) {
    const list = stale.map((name) => `schema/${name}`).join(', ');
    fail(`Not what the code says: ${list}. Run "pnpm schema" and commit the result.`);
  }
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
