import { DatabaseFailure } from '@lianjian/database/failure';
import { StartFailure } from './failure.ts';

type Close = () => Promise<void>;

/** Says what is to be closed at the end; what came last is closed first. */
export type AtEnd = (close: Close) => void;

/** Prints one line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a server until it is told to stop, and closes everything then; being told twice changes
 * nothing. A failure that somebody can put right is one sentence and a code of 1.
 */
export async function run(start: (atEnd: AtEnd) => Promise<void>): Promise<void> {
  const closes: Close[] = [];
  let isEnding = false;
  const starting = start((close) => {
    closes.push(close);
    if (isEnding) {
      throw new Error('The start was interrupted.');
    }
  });
  const end = async () => {
    isEnding = true;
    // What is being opened is closed when it is open; nothing is left behind half made.
    await starting.catch(() => undefined);
    await closeAll(closes);
    process.exit();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!isEnding) {
        void end();
      }
    });
  }
  try {
    await starting;
  } catch (error) {
    // What was interrupted fails as a matter of course.
    if (!isEnding) {
      process.stderr.write(`${sentenceOf(error)}\n`);
      process.exitCode = 1;
      void end();
    }
  }
}

async function closeAll(closes: readonly Close[]): Promise<void> {
  for (const close of closes.toReversed()) {
    await close().catch((error: unknown) => {
      process.stderr.write(`${sentenceOf(error)}\n`);
      process.exitCode = 1;
    });
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof DatabaseFailure || error instanceof StartFailure) {
    return error.message;
  }
  const { syscall, code, port, message, stack } = error as NodeJS.ErrnoException & {
    port?: number;
  };
  if (syscall === 'listen') {
    return code === 'EADDRINUSE'
      ? `Port ${port} is taken: stop what listens there, or set PORT to another one.`
      : `Port ${port} cannot be used: ${message}.`;
  }
  return stack ?? String(error);
}
