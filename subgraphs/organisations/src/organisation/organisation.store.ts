import type { Context } from '@lianjian/kernel/context';
import { appendEvents } from '@lianjian/kernel/events';
import type { Prisma } from '@lianjian/prisma-organisations/client';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import { type By, made } from '@lianjian/vocabulary/entry';
import { lockPlace } from '../area/area.store.ts';
import { db } from '../db.ts';
import { entryViolations, firmIdOf, type NewOrganisation } from './new-organisation.rules.ts';

type Tx = Prisma.TransactionClient;

/** What the rules know as texts is one of the enumerations of the database. */
export type OrganisationRow = NewOrganisation &
  Pick<Prisma.OrganisationUncheckedCreateInput, 'kind' | 'teamKind'> & {
    skills: readonly Prisma.OrganisationCreateskillsInput['set'][number][];
  };

/** Enters an organisation where it belongs, unless something stands against it. */
export function register(
  row: OrganisationRow,
  by: By,
  command: Command,
  ctx: Context,
): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    const { areaPath, today } = await lockPlace(tx, row.areaId);
    const { kind, areaId, nameZh } = row;
    const namesake = await tx.organisation.findFirst({
      where: { kind, areaId, nameZh, dissolvedOn: null },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    const meeting = { areaPath, namesakeId: namesake?.id ?? null, today };
    const violations = entryViolations(row, by, meeting);
    if (areaPath === null || violations.length > 0 || command.known.length > 0) {
      return violations;
    }
    await tx.organisation.create({
      data: {
        ...row,
        id: command.objectId,
        areaPath,
        aliases: [...row.aliases],
        skills: [...row.skills],
        // Nobody is on the roster of a new team yet, so it cannot be complete.
        rosterComplete: row.teamKind === null ? null : false,
        firmId: firmIdOf(row.kind, command.objectId),
        provenance: 'ENTERED',
      },
    });
    const after = { ...row, areaPath };
    const registered = made('organisation.registered', 'Organisation', command.objectId, after);
    await appendEvents(tx, [registered], ctx, by.actingForId);
    return [];
  });
}
