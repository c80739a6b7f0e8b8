import type { ClaimState, ReasonCode } from '../../words.ts';

/** On which side of a claim somebody stands who takes a step. */
export type Side =
  /** Acts for the community of the demand, or for an area above it. */
  | 'COMMUNITY'
  /** The unit or person that claims. */
  | 'CLAIMANT'
  /** Somebody who asked for what is needed. */
  | 'RECIPIENT';

/** One way on for a claim: from which state to which, by whom, and for which reasons if any is asked. */
export interface Step {
  mutation: StepMutation;
  from: ClaimState;
  to: ClaimState;
  by: Side;
  reasons: readonly ReasonCode[];
}

export type StepMutation =
  | 'acceptClaim'
  | 'chooseClaim'
  | 'declineClaim'
  | 'releaseClaim'
  | 'reassignClaim'
  | 'arrangeService'
  | 'startService'
  | 'reportDelivery'
  | 'returnDelivery'
  | 'confirmDelivery'
  | 'rateService';

const NOT_WANTED = [
  'NOT_SUITABLE',
  'NO_LONGER_NEEDED',
  'DUPLICATE',
  'NOT_CHOSEN',
  'OTHER',
] as const;
const NOT_TAKEN = ['CLAIMANT_UNABLE', 'NOT_SUITABLE', 'NOT_RESPONSIBLE', 'OTHER'] as const;
const GIVEN_BACK = ['CLAIMANT_UNABLE', 'RECIPIENT_UNAVAILABLE', 'NOT_SUITABLE', 'OTHER'] as const;
const NOT_DONE = ['INCOMPLETE', 'NOT_SUITABLE', 'OTHER'] as const;
const TAKEN_BACK = [
  'CLAIMANT_UNABLE',
  'NO_SHOW',
  'LATE',
  'NO_LONGER_NEEDED',
  'RECIPIENT_UNAVAILABLE',
  'NOT_SUITABLE',
  'DUPLICATE',
  'OTHER',
] as const;

const step = (
  mutation: StepMutation,
  from: ClaimState,
  to: ClaimState,
  by: Side,
  reasons: readonly ReasonCode[] = [],
): Step => ({ mutation, from, to, by, reasons });

/**
 * Every step of a claim after it is made. The rules, `allowedTransitions`, the tests of every cell
 * and the table in the documentation are made of this; what is not here is not possible.
 */
export const STEPS: readonly Step[] = [
  step('acceptClaim', 'HELD', 'ACCEPTED', 'COMMUNITY'),
  step('acceptClaim', 'OFFERED', 'ACCEPTED', 'CLAIMANT'),
  step('chooseClaim', 'APPLIED', 'ACCEPTED', 'COMMUNITY'),
  step('declineClaim', 'HELD', 'DECLINED', 'COMMUNITY', NOT_WANTED),
  step('declineClaim', 'APPLIED', 'DECLINED', 'COMMUNITY', NOT_WANTED),
  step('declineClaim', 'OFFERED', 'DECLINED', 'CLAIMANT', NOT_TAKEN),
  step('releaseClaim', 'HELD', 'RELEASED', 'CLAIMANT', GIVEN_BACK),
  step('releaseClaim', 'APPLIED', 'RELEASED', 'CLAIMANT', GIVEN_BACK),
  step('releaseClaim', 'OFFERED', 'RELEASED', 'COMMUNITY', TAKEN_BACK),
  step('releaseClaim', 'ACCEPTED', 'RELEASED', 'CLAIMANT', GIVEN_BACK),
  step('releaseClaim', 'ACCEPTED', 'RELEASED', 'COMMUNITY', TAKEN_BACK),
  step('releaseClaim', 'IN_SERVICE', 'RELEASED', 'CLAIMANT', GIVEN_BACK),
  step('releaseClaim', 'IN_SERVICE', 'RELEASED', 'COMMUNITY', TAKEN_BACK),
  step('reassignClaim', 'OFFERED', 'RELEASED', 'COMMUNITY', TAKEN_BACK),
  step('reassignClaim', 'ACCEPTED', 'RELEASED', 'COMMUNITY', TAKEN_BACK),
  step('reassignClaim', 'IN_SERVICE', 'RELEASED', 'COMMUNITY', TAKEN_BACK),
  step('arrangeService', 'ACCEPTED', 'ACCEPTED', 'CLAIMANT'),
  step('arrangeService', 'ACCEPTED', 'ACCEPTED', 'COMMUNITY'),
  step('arrangeService', 'ACCEPTED', 'ACCEPTED', 'RECIPIENT'),
  step('arrangeService', 'IN_SERVICE', 'IN_SERVICE', 'CLAIMANT'),
  step('arrangeService', 'IN_SERVICE', 'IN_SERVICE', 'COMMUNITY'),
  step('arrangeService', 'IN_SERVICE', 'IN_SERVICE', 'RECIPIENT'),
  step('startService', 'ACCEPTED', 'IN_SERVICE', 'CLAIMANT'),
  step('reportDelivery', 'IN_SERVICE', 'DELIVERED', 'CLAIMANT'),
  step('returnDelivery', 'DELIVERED', 'IN_SERVICE', 'COMMUNITY', NOT_DONE),
  step('returnDelivery', 'DELIVERED', 'IN_SERVICE', 'RECIPIENT', NOT_DONE),
  step('confirmDelivery', 'DELIVERED', 'CONFIRMED', 'COMMUNITY'),
  step('confirmDelivery', 'DELIVERED', 'CONFIRMED', 'RECIPIENT'),
  step('rateService', 'CONFIRMED', 'CONFIRMED', 'COMMUNITY'),
  step('rateService', 'CONFIRMED', 'CONFIRMED', 'RECIPIENT'),
];

/** The ways on of one mutation, or of all. */
export function stepsOf(mutation: StepMutation): readonly Step[] {
  return STEPS.filter((each) => each.mutation === mutation);
}
