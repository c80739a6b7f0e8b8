import type { Change } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import { CameBetween } from '@lianjian/kernel/transaction';
import type { Serving } from '@lianjian/prisma-lists/client';
import type { Tx } from '../demand/demand-lock.store.ts';
import { differenceOf } from '../history/difference.rules.ts';
import { dayOf } from '../quarter/quarter.rules.ts';
import { asDate } from '../round/round.store.ts';
import { event, type LockedService } from './recurring.store.ts';
import type { Counted, DayRecord } from './serving.rules.ts';

/** Writes down one day; the service itself stays as it is. */
export async function writeServing(
  tx: Tx,
  id: string,
  { row, instant }: LockedService,
  { day, ...record }: DayRecord,
): Promise<Change[]> {
  const stamps = { createdAt: instant, updatedAt: instant, provenance: 'ENTERED' as const };
  await tx.serving.create({
    data: { id, recurringServiceId: row.id, day: asDate(day), ...record, ...stamps },
  });
  const versions = { fromVersion: row.version, toVersion: row.version };
  return [event(row, { verb: 'served', versions, before: null, after: { day, ...record } })];
}

/** Locks the record of a day; the lock of its service is held already. */
export async function lockServing(tx: Tx, id: string): Promise<Serving> {
  await tx.$queryRaw(sql`select 1 as locked from serving where id = ${id} for update`);
  const row = await tx.serving.findUnique({ where: { id } });
  if (!row) {
    throw new CameBetween();
  }
  return row;
}

/** Writes what a day really was; the log of the service says what changed. */
export async function rewriteServing(
  tx: Tx,
  { row, instant }: LockedService,
  serving: Serving,
  counted: Counted,
): Promise<Change[]> {
  const version = serving.version + 1;
  await tx.serving.update({
    where: { id: serving.id },
    data: { ...counted, version, updatedAt: instant },
  });
  const versions = { fromVersion: row.version, toVersion: row.version };
  const { before, after } = differenceOf(serving, { ...counted });
  const day = dayOf(serving.day);
  return [
    event(row, {
      verb: 'corrected',
      versions,
      before: { day, ...before },
      after: { day, ...after },
    }),
  ];
}
