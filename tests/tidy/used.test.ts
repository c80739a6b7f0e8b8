// Proves that nothing stands in the repository that nobody uses: every exported value is named in
// another file, and every file is imported by somebody or run by a script.
import { expect, it } from 'vitest';
import { sources } from './sources.ts';

const all = sources();

/** Which files a word stands in. */
const places = new Map<string, Set<string>>();
for (const { path, text } of all) {
  for (const word of new Set(text.match(/\w+/g))) {
    const found = places.get(word) ?? new Set();
    places.set(word, found.add(path));
  }
}

it('an exported value is used in another file', () => {
  const unused = all.flatMap(({ path, text }) =>
    [...text.matchAll(/^export (?:async )?(?:const|function|class) (\w+)/gm)]
      .map(([, name = '']) => name)
      .filter((name) => (places.get(name)?.size ?? 0) < 2)
      .map((name) => `${path}: ${name}`),
  );
  expect(unused).toEqual([]);
});

/** What is run and not imported: scripts, entry points of processes, tests and settings. */
const ENTRIES =
  /\.(test|bench|config|d)\.ts$|\/bin\/|\/src\/main\.ts$|^gateway\/src\/(standalone|processes)\.ts$|^tests\/testkit\/global-setup\.ts$/;

it('a file is named by another one', () => {
  const named = (path: string, name: string) =>
    all.some(({ path: other, text }) => other !== path && text.includes(name));
  const alone = all
    .map(({ path }) => path)
    .filter((path) => !ENTRIES.test(path))
    .filter((path) => !named(path, `/${path.split('/').at(-1)?.replace(/\.ts$/, '')}`));
  expect(alone).toEqual([]);
});
