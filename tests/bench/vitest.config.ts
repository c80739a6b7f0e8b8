import { defineConfig, mergeConfig } from 'vitest/config';
import tests from '../vitest.config.ts';

const { include: _tests, ...rest } = tests.test ?? {};

/** What is measured runs alone; the tests of `npm test` are left out. */
export default mergeConfig(
  { ...tests, test: rest },
  defineConfig({ test: { include: ['tests/bench/*.bench.ts'], maxWorkers: 1 } }),
);
