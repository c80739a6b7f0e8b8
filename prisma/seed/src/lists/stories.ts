import type { Prisma } from '@lianjian/prisma-lists/client';

type DemandInput = Prisma.DemandCreateManyInput;

/** Who offers or claims: the prefix of the id decides. */
export type Party = `org-${string}` | `per-${string}`;

/** From where to where goods are carried, with the keys of both places. */
export interface Way {
  from: string;
  fromKey: string;
  to: string;
  toKey: string;
}

/** How far a claim of the sample got; none is HELD, so no clock rewrites the past. */
export type ClaimEnd =
  | 'APPLIED'
  | 'ACCEPTED'
  | 'IN_SERVICE'
  | 'DELIVERED'
  | 'CONFIRMED'
  | 'DECLINED'
  | 'RELEASED'
  | 'EXPIRED';

export interface ClaimStory {
  claimant: Party;
  state: ClaimEnd;
  /** The day of claiming, and its clock time where it matters. */
  on: string;
  time?: string;
  resourceId?: string;
  agreementId?: string;
  /** All of the demand unless said. */
  quantity?: number;
  reason?: DemandReason;
  rating?: number;
  partners?: readonly Party[];
  outputs?: readonly OutputStory[];
}

type DemandReason = NonNullable<Prisma.ClaimCreateManyInput['reason']>;

export interface OutputStory {
  metric: string;
  quantity: string;
  unit: string;
  qualifier: Prisma.OutputCreateManyInput['qualifier'];
}

export interface RoutingStory {
  to: `org-${string}`;
  on: string;
  state: Prisma.AssignmentCreateManyInput['state'];
  resolution?: string;
  returnedReason?: DemandReason;
}

export interface SubmissionStory {
  channel: Prisma.SubmissionCreateManyInput['channel'];
  on: string;
  personId?: `per-${string}`;
  dwelling?: string;
  contact?: string;
}

/**
 * A demand of the sample with all that happened to it. State and counters are not told here but
 * follow from the claims, so no row can contradict another.
 */
export interface Story
  extends Pick<
    DemandInput,
    | 'id'
    | 'title'
    | 'kind'
    | 'category'
    | 'audience'
    | 'unit'
    | 'quantity'
    | 'urgency'
    | 'locationClass'
    | 'beneficiaries'
    | 'provenance'
  > {
  description?: string;
  /** A compound or a community. */
  place: string;
  collected: string;
  /** The clock time of collecting; nine unless said. */
  time?: string;
  /** The quarter whose list it stands on, where that is not the one it was collected in. */
  listQuarter?: string;
  wantedFrom?: string;
  wantedBy?: string;
  wantedWeekdays?: number[];
  /** The route of freight. */
  freight?: Way;
  submissions?: readonly SubmissionStory[];
  claims?: readonly ClaimStory[];
  routing?: RoutingStory;
  mergedInto?: string;
  withdrawn?: boolean;
  /** Nobody has sorted it yet. */
  untouched?: boolean;
  /** After how many minutes somebody answered; null: nobody did; left out where it is not told. */
  answeredAfter?: number | null;
}
