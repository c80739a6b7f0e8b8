// `npm start`: makes the checkout ready, then runs the graph in one process, or with --processes in
// six; with --empty the sample is left out. Plain JavaScript over Node alone, since nothing may be
// installed yet.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { install } from '../../prisma/database/bin/install.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
install(root);

const main = process.argv.includes('--processes') ? 'processes' : 'standalone';
const child = spawn(process.execPath, ['--import', 'tsx', `gateway/src/${main}.ts`], {
  cwd: root,
  env: process.argv.includes('--empty') ? { ...process.env, SAMPLE: 'no' } : process.env,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  // A terminal tells the child as well; being told twice changes nothing.
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1);
});
