import { todayOf } from '@lianjian/kernel/day';
import { lockAgreement } from '../agreement/step.store.ts';
import { stateOn } from '../agreement/term.rules.ts';
import type { Tx } from '../perform.ts';
import type { Stored } from '../progress/progress.store.ts';
import { closedIn, PLAN_ITEM } from './plan-progress.rules.ts';

/** The agreement is locked before its plan item, so that none is completed meanwhile. */
export const planItems: Stored = {
  noun: PLAN_ITEM,
  table: 'plan_item',
  states: 'PlanItemState',
  entityType: 'PlanItem',
  type: 'planItem.moved',
  lock: async (tx: Tx, id) => {
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
      closed: closedIn(stateOn(agreement, await todayOf(tx))),
    };
  },
};
