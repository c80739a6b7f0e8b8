import { sql } from '@lianjian/kernel/sql';
import type { Prisma } from '@lianjian/prisma-organisations/client';

/** A place as something is entered in it: its path, null for none there, and the day it is. */
export interface Place {
  areaPath: string | null;
  today: string;
}

/** The area is locked until the transaction ends: of two alike the second sees the first. */
export async function lockPlace(tx: Prisma.TransactionClient, areaId: string): Promise<Place> {
  const [area] = await tx.$queryRaw<{ path: string }[]>(
    sql`select a.area_path as path from area a where a.id = ${areaId} for no key update`,
  );
  const [clock] = await tx.$queryRaw<{ today: string }[]>(sql`select today()::text as today`);
  if (!clock) {
    throw new Error('The database does not tell the day.');
  }
  return { areaPath: area?.path ?? null, today: clock.today };
}
