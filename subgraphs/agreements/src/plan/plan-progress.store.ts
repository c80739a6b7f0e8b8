import { sql } from '@lianjian/kernel/sql';
import type { By } from '@lianjian/vocabulary/entry';
import type { Prepared } from '@lianjian/vocabulary/perform';
import { lockAgreement } from '../agreement/step.store.ts';
import { stateOn } from '../agreement/term.rules.ts';
import { todayOf } from '../meeting/convening.store.ts';
import type { Tx } from '../perform.ts';
import { type Progress, progressViolations } from '../progress/progress.rules.ts';
import { GOING_ON, PLAN_ITEM } from './plan-progress.rules.ts';

export interface Telling {
  id: string;
  to: Progress;
  expectedVersion: number;
}

/** Tells how far a plan item is; its agreement is locked first, so that none is completed meanwhile. */
export function tellOfPlanItem(telling: Telling, by: By): Prepared<Tx> {
  const { id, to } = telling;
  return {
    objectId: id,
    violations: [],
    decide: async (tx) => {
      const row = await lockItem(tx, id);
      return {
        violations: progressViolations(PLAN_ITEM, telling, by, row),
        write: async () => {
          await tx.$queryRaw(sql`
            update plan_item set state = ${to}::"PlanItemState", version = version + 1,
              updated_at = statement_timestamp() where id = ${id}`);
          const version = row?.version ?? 0;
          return [
            {
              type: 'planItem.moved',
              entityType: 'PlanItem',
              entityId: id,
              fromVersion: version,
              toVersion: version + 1,
              areaPath: row?.areaPath ?? null,
              before: { state: row?.state },
              after: { state: to },
            },
          ];
        },
      };
    },
  };
}

async function lockItem(tx: Tx, id: string) {
  const found = await tx.planItem.findUnique({
    where: { id },
    select: { plan: { select: { agreementId: true } } },
  });
  const agreement = found && (await lockAgreement(tx, found.plan.agreementId));
  const item = agreement && (await tx.planItem.findUnique({ where: { id } }));
  if (!agreement || !item) {
    return null;
  }
  return {
    ...item,
    areaPath: agreement.areaPath,
    tellers: agreement.parties.map(({ organisationId }) => organisationId),
    isOpen: GOING_ON.includes(stateOn(agreement, await todayOf(tx))),
  };
}
