import type { Context } from '@lianjian/kernel/context';
import { todayOf } from '@lianjian/kernel/day';
import { appendEvents } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import type { Prisma } from '@lianjian/prisma-organisations/client';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import { type By, made } from '@lianjian/vocabulary/entry';
import { db } from '../db.ts';
import { awaitsOf, entryViolations, type Meeting, type NewTie } from './new-tie.rules.ts';
import { meetFrom, type Term } from './tie.rules.ts';

type Tx = Prisma.TransactionClient;

/** What a tie leads to, as it is found under its lock. */
export interface Target {
  areaId: string;
  areaPath: string;
  isTeam: boolean;
}

/** Enters a tie, unless something stands against it. */
export function record(tie: NewTie, by: By, command: Command, ctx: Context): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    const target = await lockTarget(tx, tie);
    const meeting = await meet(tx, tie, target);
    const violations = entryViolations(tie, by, meeting);
    if (!target || violations.length > 0 || command.known.length > 0) {
      return violations;
    }
    const { areaId, areaPath } = target;
    const after = { ...tie, awaits: awaitsOf(tie, by, meeting), areaId, areaPath };
    await tx.tie.create({ data: { ...after, id: command.objectId, provenance: 'ENTERED' } });
    const recorded = made('tie.recorded', 'Tie', command.objectId, after);
    await appendEvents(tx, [recorded], ctx, by.actingForId);
    return [];
  });
}

/** What it leads to is locked, so that of two alike the second sees the first. */
export async function lockTarget(
  tx: Tx,
  { toAreaId, toOrganisationId }: Pick<NewTie, 'toAreaId' | 'toOrganisationId'>,
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
  const { fromOrganisationId, fromPersonId, toAreaId } = tie;
  const path = { select: { areaPath: true } };
  const organisation = await tx.organisation.findUnique({
    where: { id: fromOrganisationId ?? '' },
    ...path,
  });
  const person = await tx.person.findUnique({ where: { id: fromPersonId ?? '' }, ...path });
  return {
    found: {
      fromOrganisationId: organisation !== null,
      fromPersonId: person !== null,
      toOrganisationId: target !== undefined || toAreaId !== null,
      toAreaId: target !== undefined && toAreaId !== null,
    },
    areaPath: target?.areaPath ?? null,
    fromOrganisationPath: organisation?.areaPath ?? null,
    fromPersonPath: person?.areaPath ?? null,
    leadsToTeam: target?.isTeam ?? false,
    standingId: await standingId(tx, tie),
  };
}

/** One that stands, or waits for an end, at the same time and is the same; ended and declined ones do not count. */
async function standingId(tx: Tx, tie: NewTie): Promise<string | null> {
  const { kind, fromOrganisationId, fromPersonId, toOrganisationId, toAreaId } = tie;
  // A member who is sent is the same who comes alone.
  const from =
    kind === 'MEMBER_REPORT_IN' ? { fromPersonId } : { fromOrganisationId, fromPersonId };
  const same = await tx.tie.findMany({
    where: { kind, ...from, toOrganisationId, toAreaId, declinedAt: null },
    ...BY_TERM,
  });
  const met = await meeting(tx, tie, same);
  return met ?? (kind === 'INSTRUCTION' ? instructorTie(tx, tie) : null);
}

/** A firm has one instructor at a time, whoever it is; those who are proposed are in nobody's way. */
export async function instructorTie(
  tx: Tx,
  tie: Term & Pick<NewTie, 'toOrganisationId'>,
): Promise<string | null> {
  const { toOrganisationId } = tie;
  const standing = await tx.tie.findMany({
    where: { kind: 'INSTRUCTION', toOrganisationId, awaits: { isEmpty: true } },
    ...BY_TERM,
  });
  return meeting(tx, tie, standing);
}

const BY_TERM = {
  select: { id: true, startsOn: true, endsOn: true },
  orderBy: { id: 'asc' },
} as const;

/** The first that stands on a day from today on, on which the new one does. */
async function meeting(tx: Tx, tie: Term, others: readonly (Term & { id: string })[]) {
  const today = await todayOf(tx);
  return others.find((other) => meetFrom(today, tie, other))?.id ?? null;
}
