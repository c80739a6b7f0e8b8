import type { Context } from '@lianjian/kernel/context';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import type { DemandNow } from '@lianjian/prisma-lists/client';
import type { TransitionShape } from '@lianjian/vocabulary/transitions';
import { db } from '../db.ts';
import { demandSteps, whyNotStep } from '../demand/demand-step.rules.ts';
import type { AssignmentState } from '../words.ts';

/** Where the assignments that are under way stand: one statement for any number of demands. */
const underWay = rowsByKey<{ key: string; state: AssignmentState }>(
  db,
  (demandIds) => sql`
    select a.demand_id as key, a.state::text as state from assignment a
    where a.demand_id = any(${demandIds}) and a.state not in ('DONE', 'RETURNED')`,
);

/** The steps on from where a demand stands, as they are for the caller. */
export async function demandWays(row: DemandNow, ctx: Context): Promise<TransitionShape[]> {
  const [open] = row.state === 'ROUTED' ? await underWay(row.id, ctx) : [];
  const standing = { ...row, assignment: open?.state ?? null };
  return demandSteps
    .filter(([, { from }]) => from.includes(row.state))
    .map(([mutation, { to, reasons }]) => ({
      to,
      mutation,
      reasonRequired: reasons.length > 0,
      whyNot: whyNotStep(mutation, standing, ctx.actor),
    }));
}
