import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import type { Bilingual } from '@lianjian/kernel/errors';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import { credentialObjections } from '@lianjian/vocabulary/credentials.rules';
import type { ErrorCode, UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { DEMANDS_WRITE } from '../actor/actor.rules.ts';
import { kindOf } from '../kinds/kinds.ts';
import type { AssignmentState, DemandKind, DemandState, ReasonCode } from '../words.ts';

/** Who takes a step: the community of the place or one above it, or who answers for the demand. */
export type Side = 'COMMUNITY' | 'RESPONSIBLE_PARTY';

/** One way on for a demand. Everything that is said about steps is said from this table. */
export interface StepRule {
  from: readonly DemandState[];
  to: DemandState;
  by: readonly Side[];
  /** The reasons that it can have; it asks for one where there are any. */
  reasons: readonly ReasonCode[];
  /** Where the assignment of a routed demand has to stand. */
  assignment?: readonly AssignmentState[];
  /** Only what is claimed, not what is assigned. */
  claimTrackOnly?: true;
  /** Only while no claim holds or has any of it. */
  untakenOnly?: true;
}

export const DEMAND_STEPS = {
  sortDemand: { from: ['COLLECTED', 'SORTED'], to: 'SORTED', by: ['COMMUNITY'], reasons: [] },
  listDemand: {
    from: ['SORTED'],
    to: 'LISTED',
    by: ['COMMUNITY'],
    reasons: [],
    claimTrackOnly: true,
  },
  routeDemand: { from: ['SORTED'], to: 'ROUTED', by: ['COMMUNITY'], reasons: [] },
  acknowledgeDemand: {
    from: ['ROUTED'],
    to: 'ROUTED',
    by: ['RESPONSIBLE_PARTY'],
    reasons: [],
    assignment: ['ASSIGNED'],
  },
  returnDemand: {
    from: ['ROUTED'],
    to: 'SORTED',
    // A community calls back what nobody answers.
    by: ['RESPONSIBLE_PARTY', 'COMMUNITY'],
    reasons: ['NOT_RESPONSIBLE', 'DUPLICATE', 'INCOMPLETE', 'RECIPIENT_UNAVAILABLE', 'OTHER'],
    assignment: ['ASSIGNED', 'ACKNOWLEDGED', 'IN_HAND'],
  },
  resolveDemand: {
    from: ['ROUTED'],
    to: 'RESOLVED',
    by: ['RESPONSIBLE_PARTY'],
    reasons: [],
    assignment: ['ACKNOWLEDGED', 'IN_HAND'],
  },
  withdrawDemand: {
    from: ['COLLECTED', 'SORTED', 'LISTED'],
    to: 'WITHDRAWN',
    by: ['COMMUNITY'],
    reasons: ['NO_LONGER_NEEDED', 'RECIPIENT_UNAVAILABLE', 'DUPLICATE', 'OTHER'],
    untakenOnly: true,
  },
  mergeDemands: { from: ['COLLECTED', 'SORTED'], to: 'MERGED', by: ['COMMUNITY'], reasons: [] },
} as const satisfies Record<string, StepRule>;

export type DemandStep = keyof typeof DEMAND_STEPS;

export const demandSteps = Object.entries(DEMAND_STEPS) as [DemandStep, StepRule][];

/** A demand as its steps see it. */
export interface Standing {
  id: string;
  kind: DemandKind;
  state: DemandState;
  areaPath: string;
  responsiblePartyId: string | null;
  held: number;
  committed: number;
  /** Where the assignment that is under way stands; null when none is. */
  assignment: AssignmentState | null;
}

/** One thing that stands in the way of a step. */
interface Objection extends Bilingual {
  code: ErrorCode;
  /** What of the input it is about. */
  about: 'DEMAND' | 'WHO';
}

/** All that stands in the way of a step for a party, at once; nothing when it can be taken. */
export function objections(
  step: DemandStep,
  demand: Standing,
  { actor, actingForId }: { actor: Actor; actingForId: string },
): Objection[] {
  const rule: StepRule = DEMAND_STEPS[step];
  const is: Record<Side, boolean> = {
    COMMUNITY: keepsBooksOf(actor, actingForId, demand.areaPath),
    RESPONSIBLE_PARTY: demand.responsiblePartyId === actingForId,
  };
  const found: Objection[] = [];
  if (!rule.by.some((side) => is[side])) {
    found.push({ code: 'FORBIDDEN', about: 'WHO', ...NOT_BY[rule.by[0] ?? 'COMMUNITY'] });
  }
  if (!rule.from.includes(demand.state)) {
    found.push({ code: 'INVALID_STATE', about: 'DEMAND', ...wrongState(demand.state) });
  } else if (rule.assignment && !rule.assignment.some((state) => state === demand.assignment)) {
    found.push({ code: 'INVALID_STATE', about: 'DEMAND', ...wrongAssignment(demand.assignment) });
  }
  if (rule.claimTrackOnly && kindOf(demand.kind).track !== 'CLAIM') {
    found.push({ code: 'NOT_CLAIMABLE', about: 'DEMAND', ...ASSIGNED_ONLY });
  }
  if (rule.untakenOnly && demand.held + demand.committed > 0) {
    found.push({ code: 'INVALID_STATE', about: 'DEMAND', ...TAKEN });
  }
  return found;
}

const NOT_BY: Record<Side, Bilingual> = {
  COMMUNITY: {
    zh: '须由需求所在社区或其上级办理。',
    en: 'Only the community of the place, or one above it, may do this.',
  },
  RESPONSIBLE_PARTY: {
    zh: '须由该需求的责任主体办理。',
    en: 'Only the party that answers for the demand may do this.',
  },
};

const ASSIGNED_ONLY: Bilingual = {
  zh: '这类需求由社区指派，不上认领清单。',
  en: 'This kind of demand is assigned, never listed for claiming.',
};

const TAKEN: Bilingual = {
  zh: '仍有认领占用数量，请先答复或释放。',
  en: 'Claims have some of it: they have to be answered or released first.',
};

const wrongState = (state: DemandState): Bilingual => ({
  zh: `需求现处于 ${state}，不能如此办理。`,
  en: `The demand is ${state} now, which does not allow this.`,
});

const wrongAssignment = (state: AssignmentState | null): Bilingual => ({
  zh: `指派现处于 ${state ?? '无'}，不能如此办理。`,
  en: `The assignment is ${state ?? 'none'} now, which does not allow this.`,
});

/** The same as violations of an input; `field` is the one that names the demand. */
export function stepViolations(
  step: DemandStep,
  demand: Standing,
  who: { actor: Actor; actingForId: string },
  field = 'demandId',
): UserErrorShape[] {
  return objections(step, demand, who).map(({ code, about, zh, en }) =>
    violation(code, about === 'WHO' ? 'actingForId' : field, zh, en, { entityId: demand.id }),
  );
}

/** What is wrong with the reason that is given for a step. */
export function reasonViolations(step: DemandStep, reason: ReasonCode): UserErrorShape[] {
  const { reasons }: StepRule = DEMAND_STEPS[step];
  if (reasons.includes(reason)) {
    return [];
  }
  const zh = `此项操作的原因须为：${reasons.join('、')}。`;
  return [
    violation('INVALID_INPUT', 'reason', zh, `The reason must be of: ${reasons.join(', ')}.`),
  ];
}

/** Why the caller may not take a step, as whichever of its parties has least against it. */
export function whyNotStep(step: DemandStep, demand: Standing, actor: Actor | null): Bilingual[] {
  const scope = credentialObjections(actor, DEMANDS_WRITE);
  if (!actor) {
    return scope;
  }
  const tries = partiesOf(actor).map((actingForId) =>
    objections(step, demand, { actor, actingForId }),
  );
  const fewest = tries.sort((a, b) => a.length - b.length)[0] ?? [];
  return [...scope, ...fewest.map(({ zh, en }) => ({ zh, en }))];
}
