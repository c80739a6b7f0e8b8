import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import pg from 'pg';

const recording = new AsyncLocalStorage<string[]>();

/** A client that notes each statement for whoever is counting; nobody counting costs one look-up. */
export class RecordingClient extends pg.Client {
  // The overloads of pg's query end in one value or one promise; what is passed on stays as it is.
  override query = ((...args: Parameters<pg.Client['query']>) => {
    const [first] = args as unknown as [string | { text?: string } | undefined];
    recording.getStore()?.push(typeof first === 'string' ? first : (first?.text ?? ''));
    return super.query(...args);
  }) as pg.Client['query'];
}

/**
 * A pool that keeps a waiting statement with whoever asked for it: pg calls those that wait for a
 * connection from the one that gives it back, and they would count as that one's.
 */
export class RecordingPool extends pg.Pool {
  override connect = ((...args: Parameters<pg.Pool['connect']>) => {
    const [callback] = args;
    return callback ? super.connect(AsyncResource.bind(callback)) : super.connect();
  }) as pg.Pool['connect'];
}

/** Runs `work` and tells which SQL statements it caused, transaction brackets left out. */
export async function countStatements<T>(
  work: () => Promise<T>,
): Promise<{ result: T; statements: string[] }> {
  const noted: string[] = [];
  const result = await recording.run(noted, work);
  return { result, statements: noted.filter((text) => !/^(begin|commit|rollback)\b/i.test(text)) };
}
