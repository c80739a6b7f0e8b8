import type { Context } from '@lianjian/kernel/context';
import { appendEvents, type Change } from '@lianjian/kernel/events';
import { raw, type Sql, sql } from '@lianjian/kernel/sql';
import type { Prisma } from '@lianjian/prisma-organisations/client';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import type { By } from '@lianjian/vocabulary/entry';
import { db } from '../db.ts';
import type { TieKind } from './new-tie.rules.ts';
import { instructorTie, lockTarget } from './tie.store.ts';
import { awaitedAfter, partiesTo } from './tie-ends.rules.ts';
import {
  type Meeting,
  type Standing,
  stepViolations,
  type Taking,
  type TieStep,
} from './tie-steps.rules.ts';

type Tx = Prisma.TransactionClient;

interface Written extends Standing {
  kind: TieKind;
  areaPath: string;
}

/** Takes a step of a tie, unless something stands against it. */
export function takeStep(
  step: TieStep,
  taking: Taking,
  { by, command }: { by: By; command: Command },
  ctx: Context,
): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    const row = await lockTie(tx, taking.tieId);
    const violations = stepViolations(step, taking, by, await meet(tx, step, row, by));
    if (!row || violations.length > 0 || command.known.length > 0) {
      return violations;
    }
    const written = await write(tx, row, WRITINGS[step](row, taking, by));
    await appendEvents(tx, [written], ctx, by.actingForId);
    return [];
  });
}

async function lockTie(tx: Tx, id: string): Promise<Written | undefined> {
  const [locked] = await tx.$queryRaw<unknown[]>(
    sql`select 1 as locked from tie where id = ${id} for no key update`,
  );
  const row = locked ? await tx.tieNow.findUnique({ where: { id } }) : null;
  return row ?? undefined;
}

/** Of two instructors who are confirmed at once, the second finds the first. */
async function meet(tx: Tx, step: TieStep, row: Written | undefined, by: By): Promise<Meeting> {
  const [clock] = await tx.$queryRaw<{ today: string }[]>(sql`select today()::text as today`);
  const today = clock?.today ?? '';
  const isLast = row && awaitedAfter(by, partiesTo(row), row.awaits).length === 0;
  if (step !== 'confirmTie' || row?.kind !== 'INSTRUCTION' || !isLast) {
    return { row, today, standingId: null };
  }
  await lockTarget(tx, row);
  return { row, today, standingId: await instructorTie(tx, row) };
}

/** What a step writes of the row, and what the log keeps of that. */
interface Writing {
  type: string;
  set: Sql;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

const WRITINGS: Readonly<Record<TieStep, (row: Written, taking: Taking, by: By) => Writing>> = {
  confirmTie: (row, _taking, by) => {
    const awaits = awaitedAfter(by, partiesTo(row), row.awaits);
    const set = sql`awaits = ${awaits}::text[]::"TieEnd"[]`;
    return { type: 'tie.confirmed', set, before: { awaits: row.awaits }, after: { awaits } };
  },
  declineTie: ({ state }) => {
    const set = raw('declined_at = statement_timestamp()');
    return { type: 'tie.declined', set, before: { state }, after: { state: 'DECLINED' } };
  },
  endTie: (row, { endsOn }) => {
    const set = sql`ends_on = ${endsOn}`;
    return { type: 'tie.ended', set, before: { endsOn: row.endsOn }, after: { endsOn } };
  },
};

async function write(
  tx: Tx,
  { id, version, areaPath }: Written,
  { type, set, before, after }: Writing,
): Promise<Change> {
  await tx.$queryRaw(sql`
    update tie set ${set}, version = version + 1, updated_at = statement_timestamp()
    where id = ${id}`);
  const versions = { fromVersion: version, toVersion: version + 1 };
  return { type, entityType: 'Tie', entityId: id, ...versions, areaPath, before, after };
}
