import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import type { Bilingual } from '@lianjian/kernel/errors';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import type { TransitionShape } from '@lianjian/vocabulary/transitions';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { ReasonCode } from '../../words.ts';
import { isHolder } from '../book.rules.ts';
import { whyNobody } from '../scope.rules.ts';
import type { RedemptionState } from '../words.ts';

/** Who takes a step: whoever holds the points, or the community that keeps the books. */
export type Side = 'HOLDER' | 'COMMUNITY';

export type RedemptionStep = 'collectRedemption' | 'cancelRedemption';

/** One way on for a redemption. The rules, `allowedTransitions` and the tests are made of this table. */
export interface StepRule {
  mutation: RedemptionStep;
  from: RedemptionState;
  to: RedemptionState;
  by: Side;
  /** The reasons that it can have; it asks for one where there are any. */
  reasons: readonly ReasonCode[];
}

const from = 'REDEEMED';

export const REDEMPTION_STEPS: readonly StepRule[] = [
  { mutation: 'collectRedemption', from, to: 'COLLECTED', by: 'COMMUNITY', reasons: [] },
  {
    mutation: 'cancelRedemption',
    from,
    to: 'CANCELLED',
    by: 'HOLDER',
    reasons: ['NO_LONGER_NEEDED', 'NOT_SUITABLE', 'OTHER'],
  },
  {
    mutation: 'cancelRedemption',
    from,
    to: 'CANCELLED',
    by: 'COMMUNITY',
    reasons: ['NO_LONGER_NEEDED', 'NOT_SUITABLE', 'NO_SHOW', 'RECIPIENT_UNAVAILABLE', 'OTHER'],
  },
];

/** A redemption as its steps see it. */
export interface Standing {
  id: string;
  state: RedemptionState;
  holderId: string;
  areaPath: string;
}

/** On which side somebody stands; a holder hands nothing over to itself, whatever it keeps. */
export function sideOf(by: By, { holderId, areaPath }: Standing): Side | null {
  if (isHolder(by, holderId)) {
    return 'HOLDER';
  }
  return keepsBooksOf(by.actor, by.actingForId, areaPath) ? 'COMMUNITY' : null;
}

const NOT_YOURS: Readonly<Record<RedemptionStep, Bilingual>> = {
  collectRedemption: {
    zh: '须由积分方案所在社区或其上级交付，不能自己给自己。',
    en: 'The community of the scheme, or one above it, hands over, and nobody to itself.',
  },
  cancelRedemption: {
    zh: '须由持有人、积分方案所在社区或其上级取消。',
    en: 'The holder, or the community of the scheme, or one above it, calls it off.',
  },
};

/** All that stands against a step but the reason. */
export function stepViolations(
  mutation: RedemptionStep,
  redemption: Standing,
  by: By,
): UserErrorShape[] {
  const { id: entityId, state } = redemption;
  const steps = REDEMPTION_STEPS.filter((step) => step.mutation === mutation);
  const side = sideOf(by, redemption);
  const found: UserErrorShape[] = [];
  if (!steps.some((step) => step.by === side)) {
    const { zh, en } = NOT_YOURS[mutation];
    found.push(violation('FORBIDDEN', 'actingForId', zh, en, { entityId }));
  }
  if (!steps.some((step) => step.from === state)) {
    const [zh, en] = [`兑换现处于 ${state}。`, `The redemption is ${state} now.`];
    found.push(violation('INVALID_STATE', 'redemptionId', zh, en, { entityId }));
  }
  return found;
}

/** What is wrong with the reason of a step, for the side that takes it. */
export function reasonViolations(
  mutation: RedemptionStep,
  reason: ReasonCode | null,
  side: Side | null,
): UserErrorShape[] {
  const steps = REDEMPTION_STEPS.filter((step) => step.mutation === mutation);
  const mine = steps.filter((step) => step.by === side);
  const may = (mine.length > 0 ? mine : steps).flatMap(({ reasons }) => reasons);
  if (may.length === 0 || (reason !== null && may.includes(reason))) {
    return [];
  }
  const codes = [...new Set(may)].join(', ');
  const [zh, en] = [`原因须为其中之一：${codes}。`, `The reason is one of ${codes}.`];
  return [violation('INVALID_INPUT', 'reason', zh, en)];
}

/** The ways on from where a redemption stands, as they are for the caller. */
export function redemptionTransitions(
  redemption: Standing,
  actor: Actor | null,
): TransitionShape[] {
  const here = REDEMPTION_STEPS.filter((step) => step.from === redemption.state);
  return [...new Set(here.map(({ mutation }) => mutation))].map((mutation) => {
    const steps = here.filter((step) => step.mutation === mutation);
    return {
      to: steps[0]?.to ?? redemption.state,
      mutation,
      reasonRequired: steps.some(({ reasons }) => reasons.length > 0),
      whyNot: whyNobody(actor, (given) =>
        partiesOf(given).map((actingForId) =>
          stepViolations(mutation, redemption, { actor: given, actingForId }),
        ),
      ),
    };
  });
}
