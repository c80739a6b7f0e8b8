import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  // Vite would take graphql's ES build and the packages its CommonJS one: two copies, two realms.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    globalSetup: ['tests/testkit/global-setup.ts'],
    include: [
      'subgraphs/**/*.test.ts',
      'gateway/**/*.test.ts',
      'importer/**/*.test.ts',
      'schema/**/*.test.ts',
      'prisma/**/*.test.ts',
      'tests/**/*.test.ts',
    ],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    // The graph is imported once for each worker, not for each file; a world is what a file has alone.
    isolate: false,
  },
});
