import type { Change } from '@lianjian/kernel/events';
import { newId } from '@lianjian/kernel/ids';
import { sql } from '@lianjian/kernel/sql';
import { CameBetween } from '@lianjian/kernel/transaction';
import type { Prisma, RecurringService } from '@lianjian/prisma-lists/client';
import { made } from '@lianjian/vocabulary/entry';
import { instantOf, type Tx } from '../demand/demand-lock.store.ts';
import { type Day, dayOf, plusDays } from '../quarter/quarter.rules.ts';
import { asDate } from '../round/round.store.ts';
import type { ReasonCode } from '../words.ts';
import { type ScheduleNow, schedules } from './schedule.store.ts';

type Stamped = 'createdAt' | 'updatedAt' | 'provenance' | 'state';
export type NewService = Omit<Prisma.RecurringServiceUncheckedCreateInput, Stamped> & {
  areaPath: string;
};

export async function writeService(tx: Tx, row: NewService): Promise<Change[]> {
  const instant = await instantOf(tx);
  const stamps = { createdAt: instant, updatedAt: instant, provenance: 'ENTERED' as const };
  await tx.recurringService.create({ data: { ...row, ...stamps, state: 'RUNNING' } });
  const { areaPath, category, weekdays, startsOn } = row;
  const said = { areaPath, state: 'RUNNING', category, weekdays, startsOn };
  return [made('service.started', 'RecurringService', row.id, said)];
}

/** A service whose lock is held, at the instant of having it. */
export interface LockedService {
  row: RecurringService;
  instant: Date;
  today: Day;
}

export async function lockService(tx: Tx, id: string): Promise<LockedService> {
  await tx.$queryRaw(sql`select 1 as locked from recurring_service where id = ${id} for update`);
  const row = await tx.recurringService.findUnique({ where: { id } });
  if (!row) {
    throw new CameBetween();
  }
  const instant = await instantOf(tx);
  return { row, instant, today: dayOf(instant) };
}

/** Interrupts a service from today on. */
export async function pause(tx: Tx, locked: LockedService, reason: ReasonCode) {
  const { row, today } = locked;
  const pauseRow = { id: newId('pau'), recurringServiceId: row.id, reason };
  await tx.servicePause.create({ data: { ...pauseRow, fromDay: asDate(today), toDay: null } });
  return move(tx, locked, { verb: 'paused', values: { state: 'PAUSED' }, said: { reason } });
}

/** Goes on from today; a pause that was begun today was none. */
export async function resume(tx: Tx, locked: LockedService) {
  const { row, today } = locked;
  const open = { recurringServiceId: row.id, toDay: null };
  await tx.servicePause.deleteMany({ where: { ...open, fromDay: asDate(today) } });
  await tx.servicePause.updateMany({ where: open, data: { toDay: asDate(plusDays(today, -1)) } });
  return move(tx, locked, { verb: 'resumed', values: { state: 'RUNNING' }, said: {} });
}

/** Ends a service: yesterday was its last day, unless it was over before that. */
export function end(tx: Tx, locked: LockedService, reason: ReasonCode) {
  const yesterday = asDate(plusDays(locked.today, -1));
  const { endsOn } = locked.row;
  const last = endsOn !== null && endsOn < yesterday ? endsOn : yesterday;
  const values = { state: 'ENDED' as const, reason, endsOn: last };
  return move(tx, locked, { verb: 'ended', values, said: { reason } });
}

interface Move {
  verb: string;
  values: Partial<Pick<RecurringService, 'state' | 'reason' | 'endsOn'>>;
  said: Readonly<Record<string, unknown>>;
}

async function move(
  tx: Tx,
  { row, instant }: LockedService,
  { verb, values, said }: Move,
): Promise<Change[]> {
  const version = row.version + 1;
  const data = { ...values, version, updatedAt: instant };
  await tx.recurringService.update({ where: { id: row.id }, data });
  const versions = { fromVersion: row.version, toVersion: version };
  const after = { ...said, state: values.state };
  return [event(row, { verb, versions, before: { state: row.state }, after })];
}

/** What is told of a service. */
export function event(
  { id, areaPath }: RecurringService,
  {
    verb,
    versions,
    before,
    after,
  }: Pick<Change, 'before' | 'after'> & {
    verb: string;
    versions: Pick<Change, 'fromVersion' | 'toVersion'>;
  },
): Change {
  const about = { type: `service.${verb}`, entityType: 'RecurringService', entityId: id };
  return { ...about, ...versions, areaPath, before, after };
}

/** The schedule of a service around one day. */
export async function scheduleOn(tx: Tx, id: string, day: Day): Promise<ScheduleNow> {
  const keys = [`${id} ${day} ${day}`];
  const [found] = await tx.$queryRaw<ScheduleNow[]>(schedules(sql`${keys}::text[]`));
  if (!found) {
    throw new CameBetween();
  }
  return found;
}
