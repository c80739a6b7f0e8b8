import { writeFile } from 'node:fs/promises';
import { printedFiles, staleFiles } from '../src/files.ts';
import { subgraphs } from '../src/registry.ts';

const folder = new URL('../', import.meta.url);
const files = printedFiles(subgraphs);
const stale = await staleFiles(folder, files);

if (process.argv.includes('--check')) {
  if (stale.length > 0) {
    const list = stale.map((name) => `schema/${name}`).join(', ');
    console.error(`Not what the code says: ${list}. Run "pnpm schema" and commit the result.`);
    process.exitCode = 1;
  }
} else {
  for (const name of stale) {
    await writeFile(new URL(name, folder), files.get(name) ?? '');
  }
  console.log(stale.length > 0 ? `Written: ${stale.join(', ')}.` : 'Nothing has changed.');
}
