import { todayOf } from '@lianjian/kernel/day';
import type { Change } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import type { Prisma } from '@lianjian/prisma-agreements/client';
import type { By } from '@lianjian/vocabulary/entry';
import type { Prepared } from '@lianjian/vocabulary/perform';
import type { Tx } from '../perform.ts';
import { WRITTEN, writePassages } from './passing.store.ts';
import {
  AGREEMENT_STEPS,
  type Standing,
  type Step,
  stateAfterConsent,
  stepViolations,
} from './steps.rules.ts';
import { stateOn } from './term.rules.ts';

export type EndReason = NonNullable<Prisma.AgreementUncheckedCreateInput['endReason']>;

export interface Taking {
  agreementId: string;
  expectedVersion: number;
  /** Why it is ended; of that step alone. */
  reason: EndReason | null;
  /** What came of it; of its completion alone. */
  outcome: string | null;
}

/** Takes a step of an agreement, which is locked first and its parties with it. */
export function takeStep(step: Step, taking: Taking, by: By): Prepared<Tx> {
  const objectId = taking.agreementId;
  return {
    objectId,
    violations: [],
    decide: async (tx) => {
      const written = await lockAgreement(tx, objectId);
      const today = await todayOf(tx);
      const row = written ? { ...written, state: stateOn(written, today) } : undefined;
      return {
        violations: stepViolations(step, taking, by, row),
        write: async () => {
          // What time has brought comes first in the log, whether or not it had been written.
          const passed = written ? await writePassages(tx, written, today) : [];
          const met = row && { ...row, version: row.version + passed.length };
          return [...passed, ...(met ? [await write(tx, step, met, { taking, by, today })] : [])];
        },
      };
    },
  };
}

/** The lock that every change of an agreement, its parties and its plan takes first. */
export async function lockAgreement(tx: Tx, id: string) {
  await tx.$queryRaw(sql`select 1 as locked from agreement a where a.id = ${id} for update`);
  const parties = { select: PARTY, orderBy: { position: 'asc' } } as const;
  return tx.agreement.findUnique({ where: { id }, select: { ...WRITTEN, parties } });
}

const PARTY = { organisationId: true, consentedOn: true } as const;

const EVENTS: Readonly<Record<Step, string>> = {
  consentToAgreement: 'agreement.consented',
  completeAgreement: 'agreement.completed',
  terminateAgreement: 'agreement.terminated',
};

async function write(
  tx: Tx,
  step: Step,
  row: Standing,
  { taking: { reason, outcome }, by, today }: { taking: Taking; by: By; today: string },
): Promise<Change> {
  const consents = step === 'consentToAgreement';
  const state = consents ? stateAfterConsent(row, by.actingForId, today) : AGREEMENT_STEPS[step].to;
  if (consents) {
    await tx.$queryRaw(sql`
      update agreement_party set consented_on = ${today}, version = version + 1,
        updated_at = statement_timestamp()
      where agreement_id = ${row.id} and organisation_id = ${by.actingForId}`);
  }
  const isSigned = consents && state !== 'DRAFT';
  const endedOn = !consents && row.state === 'IN_FORCE' ? today : null;
  await tx.$queryRaw(sql`
    update agreement set state = ${state}::"AgreementState", version = version + 1,
      signed_on = case when ${isSigned} then ${today} else signed_on end,
      end_reason = ${reason}::"AgreementEndReason", ended_on = ${endedOn}, outcome = ${outcome},
      updated_at = statement_timestamp()
    where id = ${row.id}`);
  return {
    type: EVENTS[step],
    entityType: 'Agreement',
    entityId: row.id,
    fromVersion: row.version,
    toVersion: row.version + 1,
    areaPath: row.areaPath,
    before: { state: row.state },
    after: afterOf(step, state, { reason, endedOn, consentOfId: by.actingForId }),
  };
}

/** What the log keeps of a step; the words in which an outcome is told are not among it. */
function afterOf(
  step: Step,
  state: string,
  { reason, endedOn, consentOfId }: Record<'reason' | 'endedOn' | 'consentOfId', string | null>,
) {
  if (step === 'consentToAgreement') {
    return { state, consentOfId };
  }
  return step === 'completeAgreement' ? { state, endedOn } : { state, endedOn, reason };
}
