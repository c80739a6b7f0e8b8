import type { ReasonCode, ResourceSide, ResourceState } from '../../words.ts';

export type ResourceStep =
  | 'updateResource'
  | 'suspendResource'
  | 'resumeResource'
  | 'withdrawResource';

/** One way on for a resource: from which state to which, by whom, and for which reasons if any. */
export interface Step {
  mutation: ResourceStep;
  from: ResourceState;
  to: ResourceState;
  by: ResourceSide;
  reasons: readonly ReasonCode[];
}

const OWN = ['CLAIMANT_UNABLE', 'NO_LONGER_NEEDED', 'DUPLICATE', 'OTHER'] as const;
const OF_COMMUNITY = [
  'CLAIMANT_UNABLE',
  'NO_SHOW',
  'LATE',
  'NOT_SUITABLE',
  'NO_LONGER_NEEDED',
  'DUPLICATE',
  'OTHER',
] as const;

const step = (
  mutation: ResourceStep,
  from: ResourceState,
  to: ResourceState,
  by: ResourceSide,
  reasons: readonly ReasonCode[] = [],
): Step => ({ mutation, from, to, by, reasons });

/**
 * Every step of a resource after it is published. The rules, `allowedTransitions`, the tests and the
 * table in the documentation are made of this; what is not here is not possible.
 */
export const STEPS: readonly Step[] = [
  step('updateResource', 'OFFERED', 'OFFERED', 'PROVIDER'),
  step('updateResource', 'OFFERED', 'OFFERED', 'COMMUNITY'),
  step('updateResource', 'SUSPENDED', 'SUSPENDED', 'PROVIDER'),
  step('updateResource', 'SUSPENDED', 'SUSPENDED', 'COMMUNITY'),
  step('suspendResource', 'OFFERED', 'SUSPENDED', 'PROVIDER', OWN),
  step('suspendResource', 'OFFERED', 'SUSPENDED', 'COMMUNITY', OF_COMMUNITY),
  step('resumeResource', 'SUSPENDED', 'OFFERED', 'PROVIDER'),
  step('resumeResource', 'SUSPENDED', 'OFFERED', 'COMMUNITY'),
  step('withdrawResource', 'OFFERED', 'WITHDRAWN', 'PROVIDER', OWN),
  step('withdrawResource', 'OFFERED', 'WITHDRAWN', 'COMMUNITY', OF_COMMUNITY),
  step('withdrawResource', 'SUSPENDED', 'WITHDRAWN', 'PROVIDER', OWN),
  step('withdrawResource', 'SUSPENDED', 'WITHDRAWN', 'COMMUNITY', OF_COMMUNITY),
];
