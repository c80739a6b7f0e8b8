// Everything that has to hold, on a machine with Node alone: installs, generates, checks format,
// lint, types and the committed schema, then runs every test on a PostgreSQL of its own.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from '../../prisma/database/bin/install.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'lianjian-tests-'));
const report = join(reports, 'vitest.json');

/** @type {[string, string[]][]} */
const checks = [
  [
    'format and lint',
    ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  ],
  ['types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit']],
  ['schema is fresh', ['--import', 'tsx', 'schema/bin/print.ts', '--check']],
  [
    'tests',
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config',
      'tests/vitest.config.ts',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...process.argv.slice(2),
    ],
  ],
];

function run(title, args) {
  const began = performance.now();
  console.log(`\n== ${title}`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok' : 'FAILED'}  ${title} (${seconds} s)`);
  return status === 0;
}

function counts() {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(
      readFileSync(report),
    );
    return {
      passed: numPassedTests,
      failed: Math.max(numFailedTests, numFailedTestSuites ? 1 : 0),
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

install(root);
const failedChecks = checks.filter(([title, args]) => !run(title, args)).map(([title]) => title);
const { passed, failed } = counts();
rmSync(reports, { recursive: true, force: true });
const checksPassed = checks.length - 1 - failedChecks.filter((title) => title !== 'tests').length;
const checksFailed = checks.length - 1 - checksPassed;
console.log(failedChecks.length === 0 ? '' : `\nFailed: ${failedChecks.join(', ')}.`);
console.log(`${passed + checksPassed} passed, ${failed + checksFailed} failed`);
process.exitCode = failedChecks.length === 0 ? 0 : 1;
