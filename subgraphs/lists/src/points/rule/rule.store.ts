import type { Context } from '@lianjian/kernel/context';
import { appendEvents, type Change } from '@lianjian/kernel/events';
import { newId } from '@lianjian/kernel/ids';
import type { Queryable } from '@lianjian/kernel/page-query';
import { sql } from '@lianjian/kernel/sql';
import { CameBetween } from '@lianjian/kernel/transaction';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import { type By, made } from '@lianjian/vocabulary/entry';
import { versionViolations } from '@lianjian/vocabulary/violations.rules';
import { db } from '../../db.ts';
import type { Tx } from '../../demand/demand-lock.store.ts';
import { plusDays } from '../../quarter/quarter.rules.ts';
import { asDate } from '../../round/round.store.ts';
import { keeperViolations, missing } from '../book.rules.ts';
import { decideOn, type LockedScheme, lockScheme } from '../scheme/scheme.store.ts';
import { type NewRule, type RuleStanding, type Succession, successionOf } from './rule.rules.ts';

/** The rules of a scheme, the earliest first. */
export function rulesOf(source: Queryable, schemeId: string): PromiseLike<RuleStanding[]> {
  return source.$queryRaw<RuleStanding[]>(sql`
    select r.id, r.scheme_id as "schemeId", r.activity::text as activity, r.basis::text as basis,
      r.points, r.version, r.effective_from::text as "effectiveFrom",
      r.effective_to::text as "effectiveTo",
      (select max(t.record_day)::text from points_transaction t where t.rule_id = r.id) as "lastScored"
    from points_rule r where r.scheme_id = ${schemeId} order by r.effective_from, r.id`);
}

/** The id of a rule that is about to be set: that of the one whose place it takes, else a new one. */
export async function idOfRule(rule: NewRule): Promise<string> {
  const { replaced } = successionOf(rule, await rulesOf(db(), rule.schemeId));
  return replaced?.id ?? newId('ptr');
}

/** Sets a rule of a scheme, unless something stands against it. */
export function setRule(
  { expectedVersion, ...rule }: NewRule & { expectedVersion: number },
  by: By,
  command: Command,
  ctx: Context,
): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    const scheme = await lockScheme(tx, rule.schemeId, 'ALONE');
    if (!scheme) {
      return [missing('schemeId', rule.schemeId)];
    }
    const succession = successionOf(rule, await rulesOf(tx, rule.schemeId));
    const violations = [
      ...keeperViolations(by, scheme.areaPath),
      ...versionViolations(expectedVersion, scheme),
      ...succession.violations,
    ];
    if (violations.length === 0 && command.known.length === 0) {
      const changes = await write(tx, command.objectId, rule, succession, scheme);
      await appendEvents(tx, changes, ctx, by.actingForId);
    }
    return violations;
  });
}

async function write(
  tx: Tx,
  id: string,
  rule: NewRule,
  { replaced, ended }: Succession,
  scheme: LockedScheme,
): Promise<Change[]> {
  const { effectiveFrom, effectiveTo, ...rest } = rule;
  const { instant: updatedAt, areaPath } = scheme;
  if (ended) {
    const last = asDate(plusDays(effectiveFrom, -1));
    const data = { effectiveTo: last, version: { increment: 1 }, updatedAt };
    await tx.pointsRule.update({ where: { id: ended.id }, data });
  }
  const days = {
    effectiveFrom: asDate(effectiveFrom),
    effectiveTo: effectiveTo === null ? null : asDate(effectiveTo),
  };
  if (replaced) {
    if (replaced.id !== id) {
      throw new CameBetween();
    }
    const data = { ...rest, ...days, version: { increment: 1 }, updatedAt };
    await tx.pointsRule.update({ where: { id }, data });
  } else {
    const stamp = { createdAt: updatedAt, updatedAt, provenance: 'ENTERED' as const };
    await tx.pointsRule.create({ data: { id, ...rest, ...days, ...stamp } });
  }
  const set = await decideOn(tx, scheme, 'pointsScheme.ruleSet', { ruleId: id, ...rule });
  return replaced ? [set] : [made('pointsRule.set', 'PointsRule', id, { areaPath, ...rule }), set];
}
