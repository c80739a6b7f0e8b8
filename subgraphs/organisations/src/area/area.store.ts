import type { Context } from '@lianjian/kernel/context';
import { appendEvents } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import type { Prisma } from '@lianjian/prisma-organisations/client';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import { type By, made } from '@lianjian/vocabulary/entry';
import { db } from '../db.ts';
import { committeeOf } from './committee.rules.ts';
import { type Above, entryViolations, type Meeting, type NewArea } from './new-area.rules.ts';

type Tx = Prisma.TransactionClient;

/** A place as something is entered in it: its path, null for none there, and the day it is. */
export interface Place {
  areaPath: string | null;
  today: string;
}

/** The area is locked until the transaction ends: of two alike the second sees the first. */
export async function lockPlace(tx: Tx, areaId: string): Promise<Place> {
  const [area] = await tx.$queryRaw<{ path: string }[]>(
    sql`select a.area_path as path from area a where a.id = ${areaId} for no key update`,
  );
  const [clock] = await tx.$queryRaw<{ today: string }[]>(sql`select today()::text as today`);
  if (!clock) {
    throw new Error('The database does not tell the day.');
  }
  return { areaPath: area?.path ?? null, today: clock.today };
}

/** Enters an area with the body that acts for it, unless something stands against it. */
export function register(row: NewArea, by: By, command: Command, ctx: Context): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    const meeting = await meet(tx, row);
    const violations = entryViolations(row, by, meeting);
    if (violations.length > 0 || command.known.length > 0) {
      return violations;
    }
    const id = command.objectId;
    const path = meeting.above ? `${meeting.above.path}.${id}` : id;
    const area = { ...row, aliases: [...row.aliases], strategies: [...row.strategies] };
    // The code alone can be another's by now, for what is above is locked.
    const { count } = await tx.area.createMany({
      data: [{ ...area, id, path, provenance: 'ENTERED' }],
      skipDuplicates: true,
    });
    if (count === 0) {
      return entryViolations(row, by, await meet(tx, row));
    }
    const registered = made('area.registered', 'Area', id, { ...row, areaPath: path });
    const body = await foundCommittee(tx, { id, path }, row);
    await appendEvents(tx, [registered, ...body], ctx, by.actingForId);
    return [];
  });
}

async function foundCommittee(tx: Tx, area: { id: string; path: string }, row: NewArea) {
  const committee = committeeOf(area.id, row);
  if (!committee) {
    return [];
  }
  const above = await tx.organisation.findFirst({
    where: { actsForAreaId: row.parentId ?? '' },
    select: { id: true },
  });
  const place = { areaId: area.id, areaPath: area.path, actsForAreaId: area.id };
  const parentId = above?.id ?? null;
  await tx.organisation.create({
    data: { ...committee, ...place, parentId, provenance: 'ENTERED' },
  });
  const { id, ...after } = committee;
  const values = { ...after, ...place, parentId };
  return [made('organisation.registered', 'Organisation', id, values)];
}

async function meet(tx: Tx, { parentId, nameZh, code }: NewArea): Promise<Meeting> {
  const above = await lockAbove(tx, parentId);
  const [namesake] = await tx.area.findMany({
    where: { parentId, nameZh },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: 1,
  });
  const holder = code === null ? null : await tx.area.findUnique({ where: { code } });
  return { above, namesakeId: namesake?.id ?? null, codeHolderId: holder?.id ?? null };
}

/** What is above is locked, or all roots together, so that of two alike the second sees the first. */
async function lockAbove(tx: Tx, parentId: string | null): Promise<Above | null> {
  if (parentId === null) {
    await tx.$queryRaw(sql`
      select pg_advisory_xact_lock(hashtextextended('roots of the area tree', 0))::text as locked`);
    return null;
  }
  const [above] = await tx.$queryRaw<Above[]>(sql`
    select a.area_path as path, a.level::text as level, a.code from area a
    where a.id = ${parentId} for no key update`);
  return above ?? null;
}
