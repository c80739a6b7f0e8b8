import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { documents } from '../src/documents.ts';
import { staleFiles } from '../src/files.ts';
import { subgraphs } from '../src/registry.ts';

/** `pnpm document`: writes the pages of `docs/` that are made from the code, and takes away what no code is left for. */
const folder = new URL('../../docs/', import.meta.url);
const errors = new URL('errors/', folder);

const pages = await documents(subgraphs.map(({ schema }) => schema));
await mkdir(errors, { recursive: true });
const stale = await staleFiles(folder, pages);
for (const name of stale) {
  await writeFile(new URL(name, folder), pages.get(name) ?? '');
}
for (const name of await readdir(errors)) {
  if (!pages.has(`errors/${name}`)) {
    await rm(new URL(name, errors));
  }
}
console.log(stale.length > 0 ? `Written: ${stale.join(', ')}.` : 'Nothing has changed.');
