import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from './context.ts';
import { log } from './log.ts';
import type { Queryable } from './page-query.ts';
import { sql } from './sql.ts';

/** What a subgraph does by itself from time to time. Several processes may do it at once. */
export interface Job {
  name: string;
  /** Does one bounded part; true when there may be more. */
  run(): Promise<boolean>;
}

export interface Jobs {
  /** Lets the part under way end, and starts no other. */
  close(): Promise<void>;
}

/** Runs each job until nothing is left to do, waits, and begins again; a failure waits like a rest. */
export function startJobs(jobs: readonly Job[], everyMs: number): Jobs {
  const stop = new AbortController();
  const loops = jobs.map((job) => repeat(job, everyMs, stop.signal));
  return {
    close: async () => {
      stop.abort();
      await Promise.all(loops);
    },
  };
}

async function repeat(job: Job, everyMs: number, stop: AbortSignal): Promise<void> {
  while (await rested(everyMs, stop)) {
    try {
      let more = true;
      while (more && !stop.aborted) {
        more = await job.run();
      }
    } catch (error) {
      log().error({ job: job.name, err: error }, 'a job failed and is tried again later');
    }
  }
}

/** False when it was told to stop meanwhile. */
async function rested(ms: number, stop: AbortSignal): Promise<boolean> {
  await sleep(ms, undefined, { signal: stop }).catch(() => undefined);
  return !stop.aborted;
}

/** The context of what a subgraph does by itself: nobody asked for it, and nobody acts. */
export function byItself(subgraph: string): Context {
  const requestId = `job-${randomUUID()}`;
  return { caller: subgraph, subgraph, actor: null, locale: 'ZH', requestId };
}

const KEYS_AT_ONCE = 1_000;

/** Removes idempotency keys whose seven days are over; what another process removes is left to it. */
export function forgetKeys(db: () => Queryable): Job {
  return {
    name: 'forget keys',
    run: async () => {
      const gone = await db().$queryRaw<unknown[]>(sql`
        delete from idempotency i using (
          select acting_for_id, mutation, key from idempotency
          where expires_at <= statement_timestamp()
          order by expires_at limit ${KEYS_AT_ONCE} for update skip locked) due
        where i.acting_for_id = due.acting_for_id and i.mutation = due.mutation and i.key = due.key
        returning 1 as gone`);
      return gone.length === KEYS_AT_ONCE;
    },
  };
}
