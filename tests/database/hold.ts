import { startServer } from '@lianjian/database/server';

/** Starts the server of the folder named, says where it is, and waits to be ended or killed. */
const server = await startServer({ dataDir: process.argv[2] ?? '' });
process.stdout.write(`${server.url}\n`);
const waiting = setInterval(() => undefined, 60_000);
process.once('SIGTERM', async () => {
  clearInterval(waiting);
  await server.stop();
});
