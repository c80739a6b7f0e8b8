import { readdir, readFile } from 'node:fs/promises';
import type { GraphQLSchema } from 'graphql';
import { isEnumType } from 'graphql';
import { type Module, moduleOf } from './errors/declarations.ts';
import { errorPages } from './errors/pages.ts';
import { transitionsPage } from './transitions/page.ts';

const SOURCES = new URL('../../subgraphs/', import.meta.url);

/** The pages of `docs/` that are made from the code, by their paths in it. */
export async function documents(schemas: readonly GraphQLSchema[]): Promise<Map<string, string>> {
  const mutations = schemas.flatMap((schema) =>
    Object.keys(schema.getMutationType()?.getFields() ?? {}),
  );
  const said = { mutations: [...new Set(mutations)].sort(), codes: codesOf(schemas) };
  const pages = errorPages(await modulesOf(), said);
  return new Map([
    ...[...pages].map(([name, text]) => [`errors/${name}`, text] as const),
    ['transitions.md', transitionsPage()],
  ]);
}

/** The codes of errors with what each means, as every subgraph describes them. */
function codesOf(schemas: readonly GraphQLSchema[]): Map<string, string> {
  const type = schemas[0]?.getType('ErrorCode');
  const values = isEnumType(type) ? type.getValues() : [];
  return new Map(values.map(({ name, description }) => [name, description ?? '']));
}

/** The modules of the subgraphs, without tests. */
async function modulesOf(): Promise<Map<string, Module>> {
  const paths = await readdir(SOURCES, { recursive: true });
  const sources = paths
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^[a-z]+\/src\/.*(?<!\.test|\.d)\.ts$/.test(path))
    .sort();
  const modules = await Promise.all(
    sources.map(async (path) =>
      moduleOf(`subgraphs/${path}`, await readFile(new URL(path, SOURCES), 'utf8')),
    ),
  );
  return new Map(modules.map((module) => [module.file, module]));
}
