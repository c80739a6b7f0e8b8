import { type Database, openDatabase } from '../src/database.ts';
import { databaseSettings } from '../src/environment.ts';
import { DatabaseFailure } from '../src/failure.ts';

/** Prints one line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs a command with the database that the environment names; a failure is one sentence. */
export async function command(work: (database: Database) => Promise<void>): Promise<void> {
  try {
    const database = await openDatabase({ ...databaseSettings(process.env), say });
    const stop = () => database.close().finally(() => process.exit(130));
    process.once('SIGINT', stop).once('SIGTERM', stop);
    try {
      await work(database);
    } finally {
      await database.close();
    }
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
  } catch (error) {
    if (!(error instanceof DatabaseFailure)) {
      throw error;
    }
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
