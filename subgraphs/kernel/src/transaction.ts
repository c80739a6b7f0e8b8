import { setTimeout as sleep } from 'node:timers/promises';
import { log } from './log.ts';

/** What runs interactive transactions; a Prisma client does. */
export interface Transactional<Tx> {
  $transaction<T>(
    work: (tx: Tx) => Promise<T>,
    options: { maxWait: number; timeout: number },
  ): Promise<T>;
}

/** What a transaction came to: kept, or taken back whole with what there is to say about it. */
export type Outcome<T> = { keep: boolean; value: T };

/** Many may wait for the same row; each waits for a connection first and for its turn then. */
const PATIENCE = { maxWait: 20_000, timeout: 20_000 } as const;
const RETRIES = 3;
const PAUSE_MS = 20;

/** Thrown inside so that the database takes everything back; never leaves this module. */
class TakenBack<T> extends Error {
  readonly value: T;
  constructor(value: T) {
    super('The transaction is taken back.');
    this.value = value;
  }
}

/**
 * Runs `work` in one transaction. When others came in between (a deadlock, a failed serialisation,
 * or `CameBetween` thrown by the work itself) it is run again, three times at most.
 */
export async function inTransaction<Tx, T>(
  client: Transactional<Tx>,
  work: (tx: Tx) => Promise<Outcome<T>>,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await client.$transaction(async (tx) => {
        const { keep, value } = await work(tx);
        if (!keep) {
          throw new TakenBack(value);
        }
        return value;
      }, PATIENCE);
    } catch (error) {
      if (error instanceof TakenBack) {
        return error.value as T;
      }
      if (attempt === RETRIES || !isContention(error)) {
        throw error;
      }
      log().info({ attempt }, 'a transaction met another one and is run again');
      await sleep(PAUSE_MS * 2 ** attempt * Math.random());
    }
  }
}

/** Somebody changed between reading and locking what the work had built upon. */
export class CameBetween extends Error {
  constructor() {
    super('Somebody came in between.');
  }
}

/** 40P01 is a deadlock, 40001 a failed serialisation; Prisma's own word for both is P2034. */
function isContention(error: unknown): boolean {
  return error instanceof CameBetween || CONTENTION.has(codeOf(error) ?? '');
}

const CONTENTION = new Set(['40P01', '40001', 'P2034']);

/** Prisma's words for a transaction that could not begin, or not end, while so many were under way. */
const OVERLOAD = new Set(['P2024', 'P2028']);

/** Whether there was just too much going on at once: nothing was written, and trying again may help. */
export function isBusy(error: unknown): boolean {
  return isContention(error) || OVERLOAD.has(codeOf(error) ?? '');
}

/** Whether a unique index refused a row; Prisma's own word for 23505 is P2002. */
export function isDuplicate(error: unknown): boolean {
  return ['23505', 'P2002'].includes(codeOf(error) ?? '');
}

/** The database's own code, however deep Prisma has wrapped it. */
function codeOf(error: unknown): string | undefined {
  let found: string | undefined;
  let inner: unknown = error;
  while (typeof inner === 'object' && inner !== null) {
    const { code, originalCode, meta, cause, driverAdapterError } = inner as Record<
      string,
      unknown
    >;
    const here = [originalCode, code].find((each) => typeof each === 'string');
    found = typeof here === 'string' ? here : found;
    inner = driverAdapterError ?? meta ?? cause;
  }
  return found;
}
