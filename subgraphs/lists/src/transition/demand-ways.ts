import type { Context } from '@lianjian/kernel/context';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import type { DemandNow } from '@lianjian/prisma-lists/client';
import type { TransitionShape } from '@lianjian/vocabulary/transitions';
import { db } from '../db.ts';
import type { Assigned } from '../demand/assigned.rules.ts';
import { CLAIMS_UNDER_WAY } from '../demand/demand-lock.store.ts';
import { whyNot, whyNotStep } from '../demand/demand-step.rules.ts';
import { demandSteps } from '../demand/demand-steps.rules.ts';
import { type Case, whyNotStage } from '../procedure/advance.rules.ts';
import { comingStages } from '../procedure/stage.rules.ts';

/** The assignments that were not sent back: one statement for any number of demands. */
const assigned = rowsByKey<Assigned & { key: string }>(
  db,
  (demandIds) => sql`
    select a.demand_id as key, a.id, a.state::text as state,
      coalesce(a.assignee_organisation_id, a.assignee_person_id) as "assigneeId",
      to_json(array(select coalesce(h.organisation_id, h.person_id) from assignment_helper h
        where h.assignment_id = a.id)) as "helperIds"
    from assignment a
    where a.demand_id = any(${demandIds}) and a.state <> 'RETURNED' order by a.id`,
);

/** How many claims were accepted and are not confirmed yet: one statement, too. */
const underWay = rowsByKey<{ key: string; count: number }>(
  db,
  (demandIds) => sql`
    select c.demand_id as key, count(*)::int as count from claim c
    where c.demand_id = any(${demandIds}) and c.state::text = any(${[...CLAIMS_UNDER_WAY]}::text[])
    group by c.demand_id`,
);

/** The steps on from where a demand stands, and the stages that it can come to, for the caller. */
export async function demandWays(row: DemandNow, ctx: Context): Promise<TransitionShape[]> {
  const isWithHandlers = row.state === 'ROUTED' || row.state === 'RESOLVED';
  const standing = {
    ...row,
    assignments: isWithHandlers ? [...(await assigned(row.id, ctx))] : [],
    underWay: row.state === 'LISTED' ? ((await underWay(row.id, ctx))[0]?.count ?? 0) : 0,
  };
  const steps = demandSteps
    .filter(([, { from }]) => from.includes(row.state))
    .map(([mutation, { to, reasons }]) => ({
      to,
      mutation,
      reasonRequired: reasons.length > 0,
      whyNot: whyNotStep(mutation, standing, ctx.actor),
    }));
  return [...steps, ...stageWays(standing, ctx)];
}

function stageWays(standing: Case, ctx: Context): TransitionShape[] {
  return comingStages(standing).map((stage) => ({
    to: stage.code,
    mutation: 'advanceStage',
    reasonRequired: false,
    whyNot: whyNot(ctx.actor, (asker) => {
      const { who, state } = whyNotStage(stage, standing, asker);
      return [...who, ...state];
    }),
  }));
}
