import { sql } from '@lianjian/kernel/sql';
import type { Tx } from '../demand/demand-lock.store.ts';
import type { Shift } from './rota.rules.ts';

/** The shifts of communities that stand on their rotas, by community: one statement. */
export async function rotaOf(
  tx: Pick<Tx, '$queryRaw'>,
  areaIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Shift[]>> {
  const found = await tx.$queryRaw<(Shift & { areaId: string })[]>(sql`
    select s.id, s.area_id as "areaId", s.compound_id as "compoundId",
      to_json(s.kinds::text[]) as kinds, s.weekday, to_char(s.day, 'YYYY-MM-DD') as day,
      s.from_time as "from", s.to_time as "to",
      coalesce(s.handler_organisation_id, s.handler_person_id) as "handlerId"
    from rota_shift s where s.area_id = any(${[...areaIds]}::text[]) and s.state = 'PLANNED'`);
  return new Map(areaIds.map((areaId) => [areaId, found.filter((each) => each.areaId === areaId)]));
}
