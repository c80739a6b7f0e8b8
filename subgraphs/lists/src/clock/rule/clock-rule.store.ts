import type { Change } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import { instantOf, type Tx } from '../../demand/demand-lock.store.ts';
import { type Day, dayOf } from '../../quarter/quarter.rules.ts';
import type { Charter, ClockCode } from '../limit.rules.ts';

/** A rule as somebody sets it. */
export interface NewRule extends Charter {
  areaId: string;
  areaPath: string;
  code: ClockCode;
  validFrom: Day;
}

const asDate = (day: Day) => new Date(`${day}T00:00:00Z`);

/** The rules of an area are set one after the other, those too that are not there yet. */
export async function lockRules(tx: Tx, areaId: string) {
  await tx.$queryRaw(sql`
    select pg_advisory_xact_lock(hashtextextended(${`clock rules of ${areaId}`}, 0))::text as locked`);
  const instant = await instantOf(tx);
  return { instant, today: dayOf(instant) };
}

/** The rule of an area for one clock that begins on a day. */
export function ruleOn(tx: Pick<Tx, 'clockRule'>, areaId: string, code: ClockCode, day: Day) {
  return tx.clockRule.findUnique({
    where: { areaId_code_validFrom: { areaId, code, validFrom: asDate(day) } },
  });
}

/** Writes a rule, or changes the one that begins on its day. */
export async function writeRule(
  tx: Tx,
  id: string,
  { areaId, areaPath, code, validFrom, limitMinutes, limitWorkdays, responders }: NewRule,
  { instant, version }: { instant: Date; version: number | null },
): Promise<Change> {
  const limits = { limitMinutes, limitWorkdays, responders: [...responders] };
  const toVersion = (version ?? 0) + 1;
  if (version === null) {
    const stamps = { createdAt: instant, updatedAt: instant, provenance: 'ENTERED' as const };
    const where = { areaId, areaPath, code, validFrom: asDate(validFrom) };
    await tx.clockRule.create({ data: { id, ...where, ...limits, ...stamps } });
  } else {
    await tx.clockRule.update({
      where: { id },
      data: { ...limits, version: toVersion, updatedAt: instant },
    });
  }
  return {
    type: 'clockRule.set',
    entityType: 'ClockRule',
    entityId: id,
    fromVersion: version,
    toVersion,
    areaPath,
    before: null,
    after: { code, validFrom, ...limits },
  };
}
