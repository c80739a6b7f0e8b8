import type { Context } from '@lianjian/kernel/context';
import { appendEvents, type Change } from '@lianjian/kernel/events';
import { newId } from '@lianjian/kernel/ids';
import { raw, sql } from '@lianjian/kernel/sql';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import { type By, made } from '@lianjian/vocabulary/entry';
import { db } from '../../db.ts';
import type { Tx } from '../../demand/demand-lock.store.ts';
import { type Day, dayOf } from '../../quarter/quarter.rules.ts';
import { keeperViolations, type SchemeBook } from '../book.rules.ts';
import { type NewScheme, nameTaken } from './scheme.rules.ts';

/** A scheme whose lock is held, at the instant of having it. */
export interface LockedScheme extends SchemeBook {
  instant: Date;
  today: Day;
}

/** Locks a scheme: shared by whoever books in it, alone by who sets its rules or settles it. */
export async function lockScheme(
  tx: Tx,
  id: string,
  how: 'SHARED' | 'ALONE',
): Promise<LockedScheme | null> {
  const lock = raw(how === 'SHARED' ? 'share' : 'update');
  await tx.$queryRaw(sql`select 1 as locked from points_scheme s where s.id = ${id} for ${lock}`);
  // A statement of its own: what others settled while this one waited is seen.
  const [found] = await tx.$queryRaw<(SchemeBook & { instant: Date })[]>(sql`
    select s.id, s.area_path as "areaPath", s.compound_id as "compoundId", s.version,
      s.opening_points as "openingPoints", s.balance_max as "balanceMax",
      (select max(p.period_end)::text from points_settlement p where p.scheme_id = s.id) as "settledTo",
      statement_timestamp()::timestamptz(3) as instant
    from points_scheme s where s.id = ${id}`);
  return found ? { ...found, today: dayOf(found.instant) } : null;
}

export type PlacedScheme = NewScheme & { areaPath: string };

/** Opens a scheme with the two accounts that it has itself. */
export function openScheme(
  scheme: PlacedScheme,
  by: By,
  command: Command,
  ctx: Context,
): Promise<Answer> {
  const { areaId, areaPath, nameZh } = scheme;
  return once<Tx>(db(), command, async (tx) => {
    const violations = keeperViolations(by, areaPath);
    const same = await tx.pointsScheme.findUnique({
      where: { areaId_nameZh: { areaId, nameZh } },
    });
    const found = [...violations, ...(same ? [nameTaken(same.id)] : [])];
    if (found.length > 0 || command.known.length > 0) {
      return found;
    }
    const { objectId: id } = command;
    const { count } = await tx.pointsScheme.createMany({
      data: [{ id, ...scheme, aliases: [...scheme.aliases], provenance: 'ENTERED' }],
      skipDuplicates: true,
    });
    if (count === 0) {
      return [nameTaken(null)];
    }
    await tx.pointsAccount.createMany({
      data: (['ISSUED', 'STORE'] as const).map((kind) => ({
        id: newId('pta'),
        schemeId: id,
        areaPath,
        kind,
        provenance: 'ENTERED' as const,
      })),
    });
    const opened = made('pointsScheme.opened', 'PointsScheme', id, { areaId, nameZh, areaPath });
    await appendEvents(tx, [opened], ctx, by.actingForId);
    return [];
  });
}

/** Counts a decision on a scheme: its version goes up by one. */
export async function decideOn(
  tx: Tx,
  { id, version, areaPath, instant }: LockedScheme,
  type: string,
  after: Readonly<Record<string, unknown>>,
): Promise<Change> {
  await tx.pointsScheme.update({
    where: { id },
    data: { version: version + 1, updatedAt: instant },
  });
  const versions = { fromVersion: version, toVersion: version + 1 };
  const about = { entityType: 'PointsScheme', entityId: id, areaPath };
  return { type, ...about, ...versions, before: null, after };
}
