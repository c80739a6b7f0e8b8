import type { DatabaseSettings } from '../src/database.ts';
import { databaseSettings } from '../src/environment.ts';
import { DatabaseFailure } from '../src/failure.ts';

type Close = () => Promise<void>;

/** Prints one line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a command with the settings of the environment. What it gives to `atEnd` is closed when the
 * command is done, has failed or is interrupted. A failure is one sentence and a code of 1.
 */
export async function command(
  work: (settings: DatabaseSettings, atEnd: (close: Close) => void) => Promise<void>,
): Promise<void> {
  let close: Close = async () => undefined;
  const interrupt = () => close().finally(() => process.exit(130));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    await work({ ...databaseSettings(process.env), say }, (given) => {
      close = given;
    });
  } catch (error) {
    if (!(error instanceof DatabaseFailure)) {
      throw error;
    }
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } finally {
    process.removeListener('SIGINT', interrupt).removeListener('SIGTERM', interrupt);
    await close();
  }
}
