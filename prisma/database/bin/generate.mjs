import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `pnpm generate`: makes the Prisma clients whose schema.prisma has changed since the last time.
 * Plain JavaScript, since it runs before anything that TypeScript files could import exists.
 */
const subgraphs = ['organisations', 'compounds', 'agreements', 'lists', 'firms'];
const home = fileURLToPath(new URL('../../', import.meta.url));

/** What the client is made from: the schema and the versions of the two generators. */
async function markOf(folder) {
  const modules = join(folder, 'node_modules');
  const sources = await Promise.all([
    readFile(join(folder, 'schema.prisma')),
    readFile(join(modules, 'prisma/package.json')),
    readFile(join(modules, '@pothos/plugin-prisma/package.json')),
  ]);
  const hash = createHash('sha256');
  for (const source of sources) {
    hash.update(source);
  }
  return hash.digest('hex');
}

/** Runs the Prisma command line in one folder and returns what it said when it failed. */
function generate(folder) {
  const schema = join(folder, 'schema.prisma');
  const child = spawn(
    process.execPath,
    [join(folder, 'node_modules/prisma/build/index.js'), 'generate', '--schema', schema],
    {
      cwd: folder,
      env: {
        ...process.env,
        // Any existing file keeps Prisma from fetching its native engine, which is not needed here.
        PRISMA_SCHEMA_ENGINE_BINARY: schema,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        // The Pothos generator is found by its name alone.
        PATH: `${join(folder, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
      },
    },
  );
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === 0 ? null : said.trim()));
  });
}

/** Says whether the client of a subgraph is there and fresh. */
async function refresh(subgraph) {
  const folder = join(home, subgraph);
  const markFile = join(folder, 'generated/.made-from');
  const mark = await markOf(folder);
  if ((await readFile(markFile, 'utf8').catch(() => '')) === mark) {
    return true;
  }
  const failure = await generate(folder);
  if (failure !== null) {
    process.stderr.write(`The Prisma client of ${subgraph} was not made:\n${failure}\n`);
    return false;
  }
  await writeFile(markFile, mark);
  process.stdout.write(`The Prisma client of ${subgraph} is made.\n`);
  return true;
}

const done = await Promise.all(subgraphs.map(refresh));
process.exitCode = done.every(Boolean) ? 0 : 1;
