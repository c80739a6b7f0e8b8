import type { Context } from '@lianjian/kernel/context';
import { appendEvents } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import type { Prisma } from '@lianjian/prisma-compounds/client';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import { type By, made } from '@lianjian/vocabulary/entry';
import { db } from '../db.ts';
import { entryViolations, type Meeting, type NewCompound } from './new-compound.rules.ts';

type Tx = Prisma.TransactionClient;

/** Enters a compound in its community, unless something stands against it. */
export function register(
  compound: NewCompound,
  by: By,
  command: Command,
  ctx: Context,
): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    const { areaPath, namesakeId } = await meet(tx, compound);
    const violations = entryViolations(compound, by, { areaPath, namesakeId });
    if (areaPath === null || violations.length > 0 || command.known.length > 0) {
      return violations;
    }
    const { aliases, kinds, siteArea, ...rest } = compound;
    await tx.compound.create({
      data: {
        ...rest,
        id: command.objectId,
        areaPath,
        aliases: [...aliases],
        kinds: [...kinds],
        siteArea,
        siteAreaQualifier: siteArea === null ? null : 'EXACT',
        provenance: 'ENTERED',
      },
    });
    const after = { ...compound, areaPath };
    const registered = made('compound.registered', 'Compound', command.objectId, after);
    await appendEvents(tx, [registered], ctx, by.actingForId);
    return [];
  });
}

/** The community is locked, so that of two compounds of one name the second sees the first. */
async function meet(tx: Tx, { areaId, nameZh }: NewCompound): Promise<Meeting> {
  const [place] = await tx.$queryRaw<{ path: string }[]>(
    sql`select n.path from area_node n where n.id = ${areaId} for no key update`,
  );
  const namesake = await tx.compound.findFirst({
    where: { areaId, nameZh },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return { areaPath: place?.path ?? null, namesakeId: namesake?.id ?? null };
}
