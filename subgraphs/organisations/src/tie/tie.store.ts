import type { Context } from '@lianjian/kernel/context';
import { appendEvents } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import type { Prisma } from '@lianjian/prisma-organisations/client';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import { type By, made } from '@lianjian/vocabulary/entry';
import { db } from '../db.ts';
import { entryViolations, type Meeting, type NewTie } from './new-tie.rules.ts';

type Tx = Prisma.TransactionClient;

interface Target {
  areaId: string;
  areaPath: string;
  isTeam: boolean;
}

/** Enters a tie, unless something stands against it. */
export function record(tie: NewTie, by: By, command: Command, ctx: Context): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    const target = await lockTarget(tx, tie);
    const violations = entryViolations(tie, by, await meet(tx, tie, target));
    if (!target || violations.length > 0 || command.known.length > 0) {
      return violations;
    }
    const { areaId, areaPath } = target;
    const row = { ...tie, id: command.objectId, areaId, areaPath };
    await tx.tie.create({ data: { ...row, provenance: 'ENTERED' } });
    const after = { ...tie, areaId, areaPath };
    const recorded = made('tie.recorded', 'Tie', command.objectId, after);
    await appendEvents(tx, [recorded], ctx, by.actingForId);
    return [];
  });
}

/** What it leads to is locked, so that of two alike the second sees the first. */
async function lockTarget(
  tx: Tx,
  { toAreaId, toOrganisationId }: NewTie,
): Promise<Target | undefined> {
  const [target] = await tx.$queryRaw<Target[]>(
    toAreaId === null
      ? sql`select o.area_id as "areaId", o.area_path as "areaPath",
          o.kind = 'VOLUNTEER_TEAM' as "isTeam"
        from organisation o where o.id = ${toOrganisationId} for no key update`
      : sql`select a.id as "areaId", a.area_path as "areaPath", false as "isTeam"
        from area a where a.id = ${toAreaId} for no key update`,
  );
  return target;
}

async function meet(tx: Tx, tie: NewTie, target: Target | undefined): Promise<Meeting> {
  const { kind, fromOrganisationId, fromPersonId, toOrganisationId, toAreaId } = tie;
  const organisation = { id: fromOrganisationId ?? '' };
  const person = { id: fromPersonId ?? '' };
  // A firm has one instructor, whoever it is; a member who is sent is the same who comes alone.
  const from = {
    ...(kind === 'INSTRUCTION' ? {} : { fromPersonId }),
    ...(kind === 'INSTRUCTION' || kind === 'MEMBER_REPORT_IN' ? {} : { fromOrganisationId }),
  };
  const standing = await tx.tie.findFirst({
    where: { kind, ...from, toOrganisationId, toAreaId, endsOn: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return {
    found: {
      fromOrganisationId: (await tx.organisation.count({ where: organisation })) > 0,
      fromPersonId: (await tx.person.count({ where: person })) > 0,
      toOrganisationId: target !== undefined || toAreaId !== null,
      toAreaId: target !== undefined && toAreaId !== null,
    },
    areaPath: target?.areaPath ?? null,
    leadsToTeam: target?.isTeam ?? false,
    standingId: tie.endsOn === null ? (standing?.id ?? null) : null,
  };
}
