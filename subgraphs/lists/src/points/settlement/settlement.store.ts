import type { Context } from '@lianjian/kernel/context';
import { appendEvents } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import { type By, made } from '@lianjian/vocabulary/entry';
import { versionViolations } from '@lianjian/vocabulary/violations.rules';
import { db } from '../../db.ts';
import type { Tx } from '../../demand/demand-lock.store.ts';
import type { Day } from '../../quarter/quarter.rules.ts';
import { keeperViolations, missing } from '../book.rules.ts';
import { decideOn, type LockedScheme, lockScheme } from '../scheme/scheme.store.ts';
import { periodViolations } from './settlement.rules.ts';

export interface SettlePoints {
  schemeId: string;
  expectedVersion: number;
  periodEnd: Day;
}

/** Closes a period: says what each account held at its end, and lets nothing into it any more. */
export function settle(
  { schemeId, expectedVersion, periodEnd }: SettlePoints,
  by: By,
  command: Command,
  ctx: Context,
): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    // Alone: who books in it has ended, or begins when this is done.
    const scheme = await lockScheme(tx, schemeId, 'ALONE');
    if (!scheme) {
      return [missing('schemeId', schemeId)];
    }
    const violations = [
      ...keeperViolations(by, scheme.areaPath),
      ...versionViolations(expectedVersion, scheme),
      ...periodViolations(periodEnd, scheme, scheme.today),
    ];
    if (violations.length === 0 && command.known.length === 0) {
      const { objectId: id } = command;
      await write(tx, id, scheme, periodEnd);
      const after = { settlementId: id, periodEnd };
      const decided = await decideOn(tx, scheme, 'pointsScheme.settled', after);
      const { areaPath } = scheme;
      const settled = made('pointsSettlement.made', 'PointsSettlement', id, {
        areaPath,
        schemeId,
        periodEnd,
      });
      await appendEvents(tx, [settled, decided], ctx, by.actingForId);
    }
    return violations;
  });
}

async function write(
  tx: Tx,
  id: string,
  { id: schemeId, areaPath, instant }: LockedScheme,
  end: Day,
) {
  await tx.$queryRaw(sql`
    with ended as (
      select a.id, coalesce(sum(e.points), 0)::int as balance
      from points_account a
      join points_entry e on e.account_id = a.id and e.booked_on <= ${end}::text::date
      where a.scheme_id = ${schemeId} and a.kind = 'HOLDER' group by a.id
    ), closed as (
      insert into points_settlement (id, scheme_id, area_path, period_end, settled_at, holders, total,
        created_at, updated_at, provenance)
      select ${id}, ${schemeId}, ${areaPath}, ${end}::text::date, ${instant}, count(*)::int,
        coalesce(sum(balance), 0)::int, ${instant}, ${instant}, 'ENTERED' from ended
      returning id
    )
    insert into points_settled (id, settlement_id, account_id, balance)
    select 'pst-' || gen_random_uuid(), closed.id, ended.id, ended.balance from closed, ended
    returning 1 as written`);
}
