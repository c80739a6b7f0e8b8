import { todayOf } from '@lianjian/kernel/day';
import { appendEvents, type Change } from '@lianjian/kernel/events';
import { byItself, type Job } from '@lianjian/kernel/jobs';
import { sql } from '@lianjian/kernel/sql';
import { inTransaction } from '@lianjian/kernel/transaction';
import { db } from '../db.ts';
import type { Tx } from '../perform.ts';
import { stateNow } from './agreement.store.ts';
import { type Passage, passagesUntil, type Terms } from './term.rules.ts';

const AT_ONCE = 100;

/** An agreement as it is written, with what its term goes by. */
export interface Written extends Terms {
  id: string;
  version: number;
  areaPath: string;
}

const EVENTS: Readonly<Record<Passage['state'], string>> = {
  IN_FORCE: 'agreement.cameIntoForce',
  COMPLETED: 'agreement.completed',
  LAPSED: 'agreement.lapsed',
};

/**
 * Writes down what time has made of agreements: nobody waits for it, since every reading knows
 * already. Those that somebody is busy with are left to them, or to the next time.
 */
export const followTerms: Job = {
  name: 'follow terms',
  run: () =>
    inTransaction(db(), async (tx: Tx) => {
      const due = await tx.$queryRaw<{ id: string }[]>(sql`
        select x.id from agreement x
        where x.state in ('SIGNED', 'IN_FORCE') and ${stateNow} not in ('SIGNED', x.state)
        order by x.id limit ${AT_ONCE} for no key update skip locked`);
      const ids = due.map(({ id }) => id);
      const rows = await tx.agreement.findMany({ where: { id: { in: ids } }, select: WRITTEN });
      const today = await todayOf(tx);
      const changes: Change[] = [];
      for (const row of rows.sort((a, b) => (a.id < b.id ? -1 : 1))) {
        changes.push(...(await writePassages(tx, row, today)));
      }
      await appendEvents(tx, changes, byItself('agreements'), null);
      return { keep: true, value: due.length === AT_ONCE };
    }),
};

/** What of an agreement says where it stands. */
export const WRITTEN = {
  id: true,
  version: true,
  state: true,
  areaPath: true,
  inForceFrom: true,
  inForceTo: true,
  endedOn: true,
  plan: {
    select: { startYear: true, endYear: true, years: true, items: { select: { state: true } } },
  },
} as const;

/** Brings an agreement that is locked up to a day; each passage is a version and an event of its own. */
export async function writePassages(tx: Tx, row: Written, today: string): Promise<Change[]> {
  const passages = passagesUntil(row, today);
  const last = passages.at(-1);
  if (last) {
    await tx.$queryRaw(sql`
      update agreement set state = ${last.state}::"AgreementState",
        version = version + ${passages.length}::int, updated_at = statement_timestamp()
      where id = ${row.id}`);
  }
  return passages.map(({ state, on }, at) => ({
    type: EVENTS[state],
    entityType: 'Agreement',
    entityId: row.id,
    fromVersion: row.version + at,
    toVersion: row.version + at + 1,
    areaPath: row.areaPath,
    before: { state: passages[at - 1]?.state ?? row.state },
    after: { state, on },
    byNobody: true,
  }));
}
