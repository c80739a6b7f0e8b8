import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { ClaimPolicy } from '../kinds/kind.ts';
import { type BlockerCode, blockers } from '../match/blocker/blocker.rules.ts';
import type { DemandSide, ResourceSide, ServiceCategory } from '../match/pair.rules.ts';
import type { Acceptance, ClaimantKind, ClaimState } from '../words.ts';

/** Who would claim, as the owner of organisations and persons knows them. */
export interface Claimant {
  id: string;
  kind: 'ORGANISATION' | 'PERSON';
  /** The volunteer teams that a person is a member of. */
  teamIds: readonly string[];
  /** What the person can do as a member of these, as `skillsOf` says. */
  skills: readonly ServiceCategory[];
}

/** A claim that somebody would make, with what it meets at this instant. */
export interface Attempt {
  claimant: Claimant;
  quantity: number;
  resourceId: string | null;
  demand: DemandSide;
  /** Null when none is named, or none is there by that id. */
  resource: ResourceSide | null;
  /** Who would do it together with the claimant. */
  partnerIds?: readonly string[];
  /** Whether the claimant has a claim without a resource standing on the demand already. */
  takesPart: boolean;
}

/** In which state a claim begins, by who accepts it. */
export const FIRST_STATES: Record<Acceptance, ClaimState> = {
  COMMUNITY: 'HELD',
  AUTOMATIC: 'ACCEPTED',
  CHOSEN: 'APPLIED',
};

/** The state in which a claim begins. */
export function firstState(policy: ClaimPolicy | null): ClaimState {
  if (!policy) {
    throw new Error('Nobody claims what is assigned.');
  }
  return FIRST_STATES[policy.acceptance];
}

/** As what somebody claims: a member of a team where the policy asks for one. */
export function claimantKind(claimant: Claimant, policy: ClaimPolicy | null): ClaimantKind {
  const isMember = claimant.kind === 'PERSON' && claimant.teamIds.length > 0;
  return isMember && policy?.claimants.includes('TEAM_MEMBER') ? 'TEAM_MEMBER' : claimant.kind;
}

/** All that stands against a claim, at once; nothing when it can be made. */
export function claimViolations(attempt: Attempt): UserErrorShape[] {
  return [
    ...ofResource(attempt),
    ...ofQuantity(attempt),
    ...ofFit(attempt),
    ...ofTakingPart(attempt),
    ...ofPartners(attempt),
  ];
}

/** Whoever signs up is chosen or not by itself. */
function ofPartners({ demand, partnerIds = [] }: Attempt): UserErrorShape[] {
  if (demand.policy?.acceptance !== 'CHOSEN' || partnerIds.length === 0) {
    return [];
  }
  const [zh, en] = [
    '这类需求由各人自行报名，不能带联合方。',
    'Everybody signs up alone for a demand of this kind: a sign-up has no partners.',
  ];
  return [violation('INVALID_INPUT', 'partnerIds', zh, en)];
}

function ofResource({ claimant, resourceId, resource, demand }: Attempt): UserErrorShape[] {
  if (resourceId === null) {
    return demand.policy?.resourceRequired
      ? [
          violation(
            'RESOURCE_REQUIRED',
            'resourceId',
            '认领这类需求须指明服务资源。',
            'A claim of this kind has to name a resource.',
          ),
        ]
      : [];
  }
  if (resource === null) {
    const [zh, en] = ['没有这项服务资源。', 'There is no such resource.'];
    return [violation('NOT_FOUND', 'resourceId', zh, en, { entityId: resourceId })];
  }
  const found: UserErrorShape[] = [];
  if (demand.policy && !demand.policy.resourceRequired) {
    const [zh, en] = ['这类需求不用服务资源认领。', 'A claim of this kind names no resource.'];
    found.push(violation('INVALID_INPUT', 'resourceId', zh, en, { entityId: resourceId }));
  }
  if (resource.providerId !== claimant.id) {
    const [zh, en] = [
      '只有提供方能用自己的服务资源认领。',
      'Only the provider of a resource may claim with it.',
    ];
    found.push(violation('NOT_PROVIDER', 'resourceId', zh, en, { entityId: resourceId }));
  }
  return found;
}

function ofQuantity({ quantity, demand }: Attempt): UserErrorShape[] {
  const more = { entityId: demand.id, limit: demand.free };
  if (demand.free > 0 && quantity > demand.free) {
    const [zh, en] = [
      `只剩 ${demand.free}，不够认领 ${quantity}。`,
      `Only ${demand.free} is left of the ${quantity} asked for.`,
    ];
    return [violation('NOT_ENOUGH_LEFT', 'quantity', zh, en, more)];
  }
  // Nobody may take up what such a claim would leave.
  if (demand.policy?.several === false && quantity >= 1 && quantity < demand.free) {
    const [zh, en] = [
      `这类需求由一方整体认领，数量须为 ${demand.free}。`,
      `One party takes all of a demand of this kind: the quantity has to be ${demand.free}.`,
    ];
    return [violation('INVALID_QUANTITY', 'quantity', zh, en, more)];
  }
  return [];
}

/** Which field each blocker is about. */
const FIELDS: Record<BlockerCode, string> = {
  NOT_CLAIMABLE: 'demandId',
  ALREADY_CLAIMED: 'demandId',
  CATEGORY: 'resourceId',
  AUDIENCE: 'resourceId',
  UNIT: 'resourceId',
  OUTSIDE_SERVICE_AREA: 'resourceId',
  ROUTE: 'resourceId',
  NO_CAPACITY: 'quantity',
  OUTSIDE_TIME_WINDOW: 'resourceId',
  CLAIM_POLICY: 'claimantId',
  SKILL: 'claimantId',
  RESOURCE_NOT_OFFERED: 'resourceId',
};

function ofFit({ claimant, quantity, demand, resource }: Attempt): UserErrorShape[] {
  const kind = claimantKind(claimant, demand.policy);
  return (
    blockers({ demand, resource, claimant: kind, skills: claimant.skills, asked: quantity })
      // A missing resource is said above, in its own words.
      .filter(({ code }) => !(code === 'RESOURCE_NOT_OFFERED' && resource === null))
      .map(({ code, note }) => {
        const field = FIELDS[code];
        const isAboutResource = field === 'resourceId' || code === 'NO_CAPACITY';
        return violation(code, field, note.zh, note.en, {
          entityId: isAboutResource ? resource?.id : demand.id,
          limit: code === 'NO_CAPACITY' ? resource?.free : undefined,
        });
      })
  );
}

function ofTakingPart({ takesPart, claimant }: Attempt): UserErrorShape[] {
  if (!takesPart) {
    return [];
  }
  const [zh, en] = ['认领方已在这项需求之中。', 'The claimant takes part in the demand already.'];
  return [violation('CLAIM_POLICY', 'claimantId', zh, en, { entityId: claimant.id })];
}
