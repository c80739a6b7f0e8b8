import { command } from '../src/command.ts';

/** `npm run import -- <file>`: enters what a file says through the graph, as anybody could. */
process.exitCode = await command(process.argv.slice(2), (line) => {
  process.stdout.write(`${line}\n`);
});
