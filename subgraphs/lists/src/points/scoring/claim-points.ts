import type { Context } from '@lianjian/kernel/context';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { builder } from '../../builder.ts';
import { Claim } from '../../claim/claim.ts';
import { db } from '../../db.ts';
import { readableAccount } from '../account/account.visibility.ts';

/** What records were scored with, and every correction of that, and of those: one statement for all. */
const given = rowsByKey<{ key: string; points: number }>(
  db,
  (records, ctx) => sql`
    with recursive booked as (
      select t.id, t.record_id from points_transaction t
      where t.kind = 'SCORING' and t.record_id = any(${records})
      union all
      select c.id, b.record_id from booked b join points_transaction c on c.reverses_id = b.id
    )
    select b.record_id as key, sum(e.points)::int as points from booked b
    join points_entry e on e.transaction_id = b.id
    join points_account a on a.id = e.account_id
    where ${readableAccount(ctx)} group by b.record_id`,
);

/** How many points were given for a record, as far as the caller may read the accounts. */
export async function pointsFor(recordId: string, ctx: Context): Promise<number> {
  return (await given(recordId, ctx))[0]?.points ?? 0;
}

builder.prismaObjectField(Claim, 'points', (t) =>
  t.int({
    description:
      'How many points were given for it (积分), less what was taken back, to all who took part; as far as the caller may read their accounts, else 0.',
    resolve: ({ id }, _args, ctx) => pointsFor(id, ctx),
  }),
);
