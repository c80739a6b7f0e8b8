import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes a checkout ready to run with nothing but Node: installs the workspace when its lock file is
 * not the one of last time, and makes the database clients that are missing or old. Plain
 * JavaScript over Node alone, since it runs before anything is installed.
 *
 * @param {string} root the root of the repository
 */
export function install(root) {
  const { engines, packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  requireNode(engines.node);
  installPackages(root, packageManager);
  const { status } = spawnSync(process.execPath, [join(root, 'prisma/database/bin/generate.mjs')], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) {
    stop('The database clients could not be made.');
  }
}

/** @param {string} range such as `>=20.19` */
function requireNode(range) {
  const [major = 0, minor = 0] = numbers(process.versions.node);
  const [leastMajor = 0, leastMinor = 0] = numbers(range);
  if (major < leastMajor || (major === leastMajor && minor < leastMinor)) {
    const least = `${leastMajor}.${leastMinor}`;
    stop(`Node ${least} or later is needed; this is ${process.versions.node}.`);
  }
}

/** @param {string} text */
function numbers(text) {
  return (text.match(/\d+/g) ?? []).map(Number);
}

/**
 * @param {string} root
 * @param {string} packageManager such as `pnpm@10.34.9`
 */
function installPackages(root, packageManager) {
  const marker = join(root, 'node_modules/.installed-from');
  const mark = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .update(`${packageManager} ${process.platform} ${process.arch}`)
    .digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === mark) {
    return;
  }
  console.log(`Installing packages with ${packageManager}.`);
  const { status, stdout, stderr, error } = spawnSync(
    'npx',
    [
      '--yes',
      packageManager,
      'install',
      '--frozen-lockfile',
      // Nobody is there to be asked whether an older installation may be replaced.
      '--config.confirm-modules-purge=false',
    ],
    // On Windows npx is a script, which only a shell runs.
    { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' },
  );
  if (status !== 0) {
    process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`);
    stop('The packages could not be installed.');
  }
  writeFileSync(marker, mark);
}

/** @param {string} sentence */
function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
