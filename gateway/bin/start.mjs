// `npm start`: makes the checkout ready, then runs the graph in one process, or with --processes in
// six. Plain JavaScript over Node alone, since nothing may be installed yet.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { install } from '../../prisma/database/bin/install.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
install(root);

const main = process.argv.includes('--processes') ? 'processes' : 'standalone';
const child = spawn(process.execPath, ['--import', 'tsx', `gateway/src/${main}.ts`], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  // A terminal tells the child as well; being told twice changes nothing.
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1);
});
