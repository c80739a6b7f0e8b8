import { setTimeout as sleep } from 'node:timers/promises';
import { type Stream, streamOf } from './iterator.ts';
import { log } from './log.ts';
import type { Queryable } from './page-query.ts';
import { sql } from './sql.ts';

/** Where an event stands in the log: by transaction, then by number. */
export interface Position {
  tx: bigint;
  seq: bigint;
}

/** An event as a feed tells it: what happened to which row; the rows are read by whoever is told. */
export interface Happening extends Position {
  id: string;
  at: Date;
  type: string;
  entityType: string;
  entityId: string;
}

/** The event log of one namespace, as it grows. */
export interface Feed {
  /**
   * From now on, or after an event by its id; null where there is no such event. What was written a
   * moment ago, while older work is still open, counts as now.
   */
  follow(after: string | null): Promise<Stream<readonly Happening[]> | null>;
  /** How many follow. */
  readonly followers: number;
}

const AT_ONCE = 500;
/** So many of the latest events are kept: who is only a little behind costs no reading. */
const KEPT_MAX = 2_000;

/**
 * One reader of the log for any number of followers, running while there are any. What commits late
 * is never skipped: only events of transactions before the oldest that is still open are read.
 */
export function createFeed(db: () => Queryable, everyMs = 1_000): Feed {
  const recent = new Recent();
  let followers = 0;

  async function poll(): Promise<void> {
    while (followers > 0) {
      const found = await read(db(), recent.upTo).catch((error: unknown) => {
        log().error({ err: error }, 'the event log could not be read');
        return [];
      });
      recent.keep(found);
      if (found.length < AT_ONCE) {
        await sleep(everyMs);
      }
    }
    recent.end();
  }

  function from(position: Position): Stream<readonly Happening[]> {
    let at = position;
    let isLeft = false;
    const next = async (): Promise<IteratorResult<readonly Happening[]>> => {
      for (;;) {
        const turn = recent.turn;
        const found = recent.after(at) ?? (await read(db(), at));
        at = found.at(-1) ?? at;
        if (found.length > 0 || isLeft) {
          return { done: false, value: found };
        }
        await recent.news(turn);
      }
    };
    return streamOf(next, async () => {
      isLeft = true;
      followers -= 1;
      recent.wake();
    });
  }

  return {
    get followers() {
      return followers;
    },
    async follow(after) {
      const now = await positionOf(db(), null);
      const at = after === null ? now : await positionOf(db(), after);
      if (now === null || at === null) {
        return null;
      }
      followers += 1;
      if (recent.begin(now)) {
        void poll();
      }
      return from(at);
    },
  };
}

/** The latest of the log, and who waits for more. */
class Recent {
  /** Counts what was found, so that nobody goes to sleep over what came while it was looking. */
  turn = 0;
  /** How far the log has been read. */
  upTo: Position = { tx: 0n, seq: 0n };
  /** All events after this and up to `upTo` are kept; null while nobody reads. */
  #from: Position | null = null;
  #kept: Happening[] = [];
  readonly #waiting = new Set<() => void>();

  /** False when it has begun already. */
  begin(now: Position): boolean {
    if (this.#from !== null) {
      return false;
    }
    this.#from = now;
    this.upTo = now;
    return true;
  }

  end(): void {
    this.#from = null;
    this.#kept = [];
  }

  keep(found: readonly Happening[]): void {
    this.#kept = [...this.#kept, ...found];
    this.upTo = found.at(-1) ?? this.upTo;
    const over = Math.max(0, this.#kept.length - KEPT_MAX);
    this.#from = this.#kept.splice(0, over).at(-1) ?? this.#from;
    if (found.length > 0) {
      this.wake();
    }
  }

  /** What comes after a position; null where that is not kept any more and has to be read. */
  after(at: Position): readonly Happening[] | null {
    return this.#from === null || isAfter(this.#from, at)
      ? null
      : this.#kept.filter((each) => isAfter(each, at));
  }

  /** Resolves when there is more than there was at that turn, or when everybody is to look. */
  async news(turn: number): Promise<void> {
    if (turn === this.turn) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  wake(): void {
    this.turn += 1;
    for (const wake of this.#waiting) {
      wake();
    }
    this.#waiting.clear();
  }
}

function isAfter(a: Position, b: Position): boolean {
  return a.tx > b.tx || (a.tx === b.tx && a.seq > b.seq);
}

async function positionOf(db: Queryable, after: string | null): Promise<Position | null> {
  const [row] =
    after === null
      ? await db.$queryRaw<Row[]>(
          sql`select pg_snapshot_xmin(pg_current_snapshot())::text as tx, '0' as seq`,
        )
      : await db.$queryRaw<Row[]>(
          sql`select e.tx::text, e.seq::text from event e where e.id = ${after}`,
        );
  return row ? { tx: BigInt(row.tx), seq: BigInt(row.seq) } : null;
}

interface Row {
  tx: string;
  seq: string;
}

async function read(db: Queryable, { tx, seq }: Position): Promise<Happening[]> {
  const rows = await db.$queryRaw<(Row & Omit<Happening, keyof Position>)[]>(sql`
    select e.id, e.at, e.type, e.entity_type as "entityType", e.entity_id as "entityId",
      e.tx::text, e.seq::text
    from event e
    where (e.tx, e.seq) > (${String(tx)}::text::xid8, ${String(seq)}::text::bigint)
      and e.tx < pg_snapshot_xmin(pg_current_snapshot())
    order by e.tx, e.seq limit ${AT_ONCE}`);
  return rows.map((row) => ({ ...row, tx: BigInt(row.tx), seq: BigInt(row.seq) }));
}
