import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import type { Bilingual } from '@lianjian/kernel/errors';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import { credentialObjections } from '@lianjian/vocabulary/credentials.rules';
import type { By } from '@lianjian/vocabulary/entry';
import { AGREEMENTS_WRITE } from '@lianjian/vocabulary/scopes';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import type { TransitionShape } from '@lianjian/vocabulary/transitions';
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';
import {
  AGREEMENT_END_REASONS,
  type AgreementEndReason,
  type AgreementState,
} from './agreement.words.ts';
import { isCarriedOut, stateOn, type Terms } from './term.rules.ts';

/** An agreement as its steps meet it: as it stands today, with its parties. */
export interface Standing extends Terms {
  id: string;
  version: number;
  areaPath: string;
  parties: readonly { organisationId: string; consentedOn: string | null }[];
}

export type Step = 'consentToAgreement' | 'completeAgreement' | 'terminateAgreement';

/** Who takes a step: a party, or those who keep the books of the place. */
type Side = 'PARTY' | 'COMMUNITY';

interface StepRule {
  from: readonly AgreementState[];
  /** The last party's consent leads there, or into force at once where the term has begun. */
  to: AgreementState;
  by: readonly Side[];
  /** The reasons that it can have; it asks for one where there are any. */
  reasons: readonly AgreementEndReason[];
}

/** The scope for the steps of agreements. */
export const AGREEMENT_SCOPE = AGREEMENTS_WRITE;

const END_REASONS = Object.keys(AGREEMENT_END_REASONS) as AgreementEndReason[];

/** Every way on for an agreement; parties consent for themselves, and each may walk away. */
export const AGREEMENT_STEPS: Readonly<Record<Step, StepRule>> = {
  consentToAgreement: { from: ['DRAFT'], to: 'SIGNED', by: ['PARTY'], reasons: [] },
  completeAgreement: { from: ['IN_FORCE'], to: 'COMPLETED', by: ['COMMUNITY'], reasons: [] },
  terminateAgreement: {
    from: ['DRAFT', 'SIGNED', 'IN_FORCE'],
    to: 'TERMINATED',
    by: ['PARTY', 'COMMUNITY'],
    reasons: END_REASONS,
  },
};

const agreementSteps = Object.entries(AGREEMENT_STEPS) as [Step, StepRule][];

const NOT_YOURS: Readonly<Record<Step, Bilingual>> = {
  consentToAgreement: {
    zh: '只有尚未同意的签约方可以表示同意。',
    en: 'Only a party that has not consented yet may consent.',
  },
  completeAgreement: {
    zh: '只有管理该区域的社区可以办结。',
    en: 'Only who keeps the books of the area may complete it.',
  },
  terminateAgreement: {
    zh: '只有签约方，或管理该区域的社区可以终止。',
    en: 'Only a party, or who keeps the books of the area, may end it.',
  },
};

const PLAN_OPEN: Bilingual = {
  zh: '规划项目尚未全部了结，或没有规划。',
  en: 'Not all that its plan sets out is settled, or it has no plan.',
};

/** What a step asks of the agreement besides its state. */
const planObjections = (step: Step, { plan }: Standing): Bilingual[] =>
  step === 'completeAgreement' && !isCarriedOut(plan) ? [PLAN_OPEN] : [];

/** Whether somebody may take a step; a party consents once. */
function may(step: Step, { parties, areaPath }: Standing, { actor, actingForId }: By): boolean {
  const party = parties.find(({ organisationId }) => organisationId === actingForId);
  const stands: Readonly<Record<Side, boolean>> = {
    PARTY: party !== undefined && (step !== 'consentToAgreement' || party.consentedOn === null),
    COMMUNITY: keepsBooksOf(actor, actingForId, areaPath),
  };
  return AGREEMENT_STEPS[step].by.some((side) => stands[side]);
}

const isHere = (step: Step, { state }: Standing) =>
  AGREEMENT_STEPS[step].from.some((each) => each === state);

/** What stands against a step: everything at once. */
export function stepViolations(
  step: Step,
  { agreementId, expectedVersion }: { agreementId: string; expectedVersion: number },
  by: By,
  row: Standing | undefined,
): UserErrorShape[] {
  if (!row) {
    const [zh, en] = ['没有这份协议。', 'There is no such agreement.'];
    return [violation('NOT_FOUND', 'agreementId', zh, en, { entityId: agreementId })];
  }
  const found: UserErrorShape[] = [];
  if (!isHere(step, row)) {
    const [zh, en] = [`协议现处于 ${row.state}。`, `It is ${row.state} now.`];
    found.push(violation('INVALID_STATE', 'agreementId', zh, en, { entityId: row.id }));
  }
  for (const { zh, en } of planObjections(step, row)) {
    found.push(violation('INVALID_STATE', 'agreementId', zh, en, { entityId: row.id }));
  }
  if (!may(step, row, by)) {
    const { zh, en } = NOT_YOURS[step];
    found.push(violation('FORBIDDEN', 'actingForId', zh, en));
  }
  return [...found, ...versionViolations(expectedVersion, row)];
}

/** Where an agreement stands once a party has consented: signed when it was the last. */
export function stateAfterConsent(
  row: Standing,
  organisationId: string,
  today: string,
): AgreementState {
  const isLast = row.parties.every(
    (party) => party.organisationId === organisationId || party.consentedOn !== null,
  );
  return isLast ? stateOn({ ...row, state: 'SIGNED' }, today) : 'DRAFT';
}

/** The ways on from where it stands, as whichever of the caller's parties. */
export function agreementWays(row: Standing, actor: Actor | null): TransitionShape[] {
  const credential = credentialObjections(actor, AGREEMENT_SCOPE);
  return agreementSteps
    .filter(([mutation]) => isHere(mutation, row))
    .map(([mutation, { to, reasons }]) => {
      const can =
        actor !== null &&
        partiesOf(actor).some((actingForId) => may(mutation, row, { actor, actingForId }));
      const notYours = can || actor === null ? [] : [NOT_YOURS[mutation]];
      const whyNot = [...credential, ...notYours, ...planObjections(mutation, row)];
      return { to, mutation, reasonRequired: reasons.length > 0, whyNot };
    });
}
