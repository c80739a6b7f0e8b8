import type { Context } from '@lianjian/kernel/context';
import { appendEvents } from '@lianjian/kernel/events';
import type { Prisma } from '@lianjian/prisma-organisations/client';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import { type By, made } from '@lianjian/vocabulary/entry';
import { lockPlace } from '../area/area.store.ts';
import { db } from '../db.ts';
import { entryViolations, type NewPerson } from './new-person.rules.ts';

type Tx = Prisma.TransactionClient;

/** Enters somebody by handle, unless something stands against it; the log has no handle. */
export function register(
  { pseudonym, areaId }: NewPerson,
  by: By,
  command: Command,
  ctx: Context,
): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    const { areaPath } = await lockPlace(tx, areaId);
    const isTaken = (await tx.person.count({ where: { pseudonym } })) > 0;
    const violations = entryViolations({ pseudonym, areaId }, by, { areaPath, isTaken });
    if (areaPath === null || violations.length > 0 || command.known.length > 0) {
      return violations;
    }
    const row = { id: command.objectId, pseudonym, areaId, areaPath };
    const { count } = await tx.person.createMany({
      data: [{ ...row, provenance: 'ENTERED' }],
      skipDuplicates: true,
    });
    if (count === 0) {
      return entryViolations({ pseudonym, areaId }, by, { areaPath, isTaken: true });
    }
    const registered = made('person.registered', 'Person', command.objectId, { areaId, areaPath });
    await appendEvents(tx, [registered], ctx, by.actingForId);
    return [];
  });
}
