import type { Change } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import type { Prisma } from '@lianjian/prisma-agreements/client';
import type { By } from '@lianjian/vocabulary/entry';
import type { Prepared } from '@lianjian/vocabulary/perform';
import { todayOf } from '../meeting/convening.store.ts';
import type { Tx } from '../perform.ts';
import { type Standing, type Step, stateAfterConsent, stepViolations } from './steps.rules.ts';

export type EndReason = NonNullable<Prisma.AgreementUncheckedCreateInput['endReason']>;

export interface Taking {
  agreementId: string;
  expectedVersion: number;
  /** Why it is ended; of that step alone. */
  reason: EndReason | null;
}

/** Takes a step of an agreement, which is locked first and its parties with it. */
export function takeStep(step: Step, taking: Taking, by: By): Prepared<Tx> {
  const objectId = taking.agreementId;
  return {
    objectId,
    violations: [],
    decide: async (tx) => {
      const row = await lockAgreement(tx, objectId);
      return {
        violations: stepViolations(step, taking, by, row),
        write: async () => (row ? [await write(tx, step, row, { taking, by })] : []),
      };
    },
  };
}

async function lockAgreement(tx: Tx, id: string): Promise<Standing | undefined> {
  const [row] = await tx.$queryRaw<Standing[]>(sql`
    select a.id, a.version, a.state::text as state, a.area_path as "areaPath",
      a.in_force_from as "inForceFrom", a.in_force_to as "inForceTo", '[]'::json as parties
    from agreement a where a.id = ${id} for update`);
  const parties = await tx.agreementParty.findMany({
    where: { agreementId: id },
    select: { organisationId: true, consentedOn: true },
    orderBy: { position: 'asc' },
  });
  return row && { ...row, parties };
}

async function write(
  tx: Tx,
  step: Step,
  row: Standing,
  { taking, by }: { taking: Taking; by: By },
): Promise<Change> {
  const today = await todayOf(tx);
  const consents = step === 'consentToAgreement';
  const state = consents ? stateAfterConsent(row, by.actingForId, today) : 'TERMINATED';
  if (consents) {
    await tx.$queryRaw(sql`
      update agreement_party set consented_on = ${today}, version = version + 1,
        updated_at = statement_timestamp()
      where agreement_id = ${row.id} and organisation_id = ${by.actingForId}`);
  }
  const isSigned = consents && state !== 'DRAFT';
  await tx.$queryRaw(sql`
    update agreement set state = ${state}::"AgreementState", version = version + 1,
      signed_on = case when ${isSigned} then ${today} else signed_on end,
      end_reason = ${taking.reason}::"AgreementEndReason",
      updated_at = statement_timestamp()
    where id = ${row.id}`);
  return {
    type: consents ? 'agreement.consented' : 'agreement.terminated',
    entityType: 'Agreement',
    entityId: row.id,
    fromVersion: row.version,
    toVersion: row.version + 1,
    areaPath: row.areaPath,
    before: { state: row.state },
    after: consents ? { state, consentOfId: by.actingForId } : { state, reason: taking.reason },
  };
}
