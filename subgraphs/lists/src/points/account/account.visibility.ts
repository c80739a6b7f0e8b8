import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor, Context } from '@lianjian/kernel/context';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { any, raw, type Sql, sql } from '@lianjian/kernel/sql';
import { isPlatform } from '@lianjian/vocabulary/authority.rules';
import { db } from '../../db.ts';
import { actsForArea } from '../../demand/demand.visibility.ts';

/** Which rows of `points_account` a caller may read: its own, and those whose books it keeps. */
function readable(actor: Actor | null, alias: 'x' | 'a'): Sql {
  const x = (column: string) => raw(`${alias}.${column}`);
  if (!actor) {
    return raw('false');
  }
  const isTheirs = isPlatform(actor)
    ? raw('true')
    : any([
        actsForArea(actor, x('area_path')),
        sql`coalesce(${x('holder_person_id')}, ${x('holder_organisation_id')}) = any(${partiesOf(actor)}::text[])`,
      ]);
  return sql`(${x('kind')} = 'HOLDER' and ${isTheirs})`;
}

/** Over `points_account x`; the accounts that a scheme has itself are nobody's to read. */
export const visibleAccounts = (ctx: Context): Sql => readable(ctx.actor, 'x');

/** Over `points_account a`. */
export const readableAccount = (ctx: Context): Sql => readable(ctx.actor, 'a');

/** Over rows `x` that have an account. */
export const visibleByAccount = (ctx: Context): Sql =>
  sql`exists (select 1 from points_account a where a.id = x.account_id and ${readableAccount(ctx)})`;

const readableAccounts = rowsByKey<{ key: string }>(
  db,
  (ids, ctx) =>
    sql`select x.id as key from points_account x where x.id = any(${ids}) and ${visibleAccounts(ctx)}`,
);

/** Whether the caller may read an account: all that one operation asks about are one statement. */
export async function mayReadAccount(id: string, ctx: Context): Promise<boolean> {
  return (await readableAccounts(id, ctx)).length > 0;
}
