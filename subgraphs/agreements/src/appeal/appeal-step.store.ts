import type { Context } from '@lianjian/kernel/context';
import { todayOf } from '@lianjian/kernel/day';
import type { Change } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import type { By } from '@lianjian/vocabulary/entry';
import type { Prepared } from '@lianjian/vocabulary/perform';
import { askOrganisations, strangers } from '../coverage/asking-owners.ts';
import type { Tx } from '../perform.ts';
import {
  APPEAL_STEPS,
  type AppealStep,
  appealStepViolations,
  dayViolations,
  type Standing,
} from './appeal-steps.rules.ts';

/** What is said of an appeal that goes on; what its step does not say is null. */
export interface Taking {
  appealId: string;
  expectedVersion: number;
  responsibleId: string | null;
  implementedOn: string | null;
  outcome: string | null;
}

/** Takes a step of an appeal under its lock; who is to see to it is asked of its owner first. */
export async function takeAppealStep(
  step: AppealStep,
  taking: Taking,
  by: By,
  ctx: Context,
): Promise<Prepared<Tx>> {
  const { appealId: objectId, responsibleId } = taking;
  const named = responsibleId === null ? [] : [['responsibleId', responsibleId] as const];
  return {
    objectId,
    violations: await strangers(named, (ids) => askOrganisations(ids, ctx)),
    decide: async (tx) => {
      const row = await lockAppeal(tx, objectId);
      const today = await todayOf(tx);
      return {
        violations: [
          ...appealStepViolations(step, taking, by, row),
          ...dayViolations(taking.implementedOn, row, today),
        ],
        write: async () => (row ? [await write(tx, step, row, { taking, today })] : []),
      };
    },
  };
}

async function lockAppeal(tx: Tx, id: string): Promise<Standing | null> {
  const [row] = await tx.$queryRaw<Standing[]>(sql`
    select a.id, a.version, a.state::text as state, a.area_path as "areaPath",
      a.responsible_id as "responsibleId", a.received_on as "receivedOn"
    from appeal a where a.id = ${id} for update`);
  return row ?? null;
}

async function write(
  tx: Tx,
  step: AppealStep,
  row: Standing,
  { taking, today }: { taking: Taking; today: string },
): Promise<Change> {
  const isDone = step === 'implementAppeal';
  const { to } = APPEAL_STEPS[step];
  const responsibleId = isDone ? row.responsibleId : taking.responsibleId;
  const implementedOn = isDone ? (taking.implementedOn ?? today) : null;
  await tx.$queryRaw(sql`
    update appeal set state = ${to}::"AppealState", responsible_id = ${responsibleId},
      implemented_on = ${implementedOn}, outcome = ${taking.outcome}, version = version + 1,
      updated_at = statement_timestamp()
    where id = ${row.id}`);
  return {
    type: isDone ? 'appeal.implemented' : 'appeal.assigned',
    entityType: 'Appeal',
    entityId: row.id,
    fromVersion: row.version,
    toVersion: row.version + 1,
    areaPath: row.areaPath,
    before: { state: row.state, responsibleId: row.responsibleId },
    after: { state: to, responsibleId, implementedOn },
  };
}
