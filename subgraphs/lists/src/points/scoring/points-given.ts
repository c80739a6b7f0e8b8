import type { Context } from '@lianjian/kernel/context';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { type Sql, sql } from '@lianjian/kernel/sql';
import { builder } from '../../builder.ts';
import { Claim } from '../../claim/claim.ts';
import { db } from '../../db.ts';
import { RepairRecord } from '../../repair/repair-record.ts';
import { readableAccount } from '../account/account.visibility.ts';

interface Given {
  key: string;
  points: number;
}

/** What records were scored with, less every correction of that, and of those, by their key. */
const sums = (records: Sql, ctx: Context): Sql => sql`
  with recursive booked as (
    select r.key, t.id from (${records}) r
    join points_transaction t on t.kind = 'SCORING' and t.record_id = r.record_id
    union all
    select b.key, c.id from booked b join points_transaction c on c.reverses_id = b.id
  )
  select b.key, sum(e.points)::int as points from booked b
  join points_entry e on e.transaction_id = b.id
  join points_account a on a.id = e.account_id
  where ${readableAccount(ctx)} group by b.key`;

const ofClaims = rowsByKey<Given>(db, (ids, ctx) =>
  sums(sql`select k.id as key, k.id as record_id from unnest(${ids}) as k(id)`, ctx),
);

const ofOrders = rowsByKey<Given>(db, (ids, ctx) =>
  sums(
    sql`select c.demand_id as key, c.id as record_id from claim c where c.demand_id = any(${ids})`,
    ctx,
  ),
);

builder.prismaObjectField(Claim, 'points', (t) =>
  t.int({
    description:
      'How many points were given for it (积分), less what was taken back, to all who took part; as far as the caller may read their accounts, else 0.',
    resolve: async ({ id }, _args, ctx) => (await ofClaims(id, ctx))[0]?.points ?? 0,
  }),
);

builder.prismaObjectField(RepairRecord, 'points', (t) =>
  t.int({
    description:
      'How many points those who attended were given in all (积分, the last column of the sheet), less what was taken back; as far as the caller may read their accounts, else 0.',
    resolve: async ({ id }, _args, ctx) => (await ofOrders(id, ctx))[0]?.points ?? 0,
  }),
);
