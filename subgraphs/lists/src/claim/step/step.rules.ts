import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import type { Bilingual } from '@lianjian/kernel/errors';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';
import { CLAIM_STATES, type ClaimState, type DemandState, type ReasonCode } from '../../words.ts';
import { type Part, shiftOf, type Taken } from '../quantity.rules.ts';
import { hasRated } from '../rating/rating.rules.ts';
import { type Side, type Step, type StepMutation, stepsOf } from './steps.rules.ts';

/** A claim as it stands at one instant, with what its steps depend on. */
export interface Standing extends Part {
  id: string;
  demandId: string;
  resourceId: string | null;
  quarter: string;
  version: number;
  delivered: number;
  claimantId: string;
  areaPath: string;
  /** Who provides: the claimant, its partners, whoever offers the resource or delivers it. */
  providers: readonly string[];
  /** The persons who asked for what is needed. */
  recipients: readonly string[];
  /** Who has rated it: persons, and the bodies of its community's side. */
  raters: readonly string[];
  demandState: DemandState;
  demandFree: number;
  /** What is free of the resource in the quarter; null without a resource. */
  resourceFree: number | null;
}

/** Who takes a step, and for whom. */
export interface Asker {
  actor: Actor;
  actingForId: string;
}

/** What an input asks for. */
export interface Asked {
  mutation: StepMutation;
  expectedVersion?: number | null;
  reason?: ReasonCode | null;
}

/**
 * On which sides of a claim somebody stands. Whoever provides stands on no other side, not even a
 * community that provides by itself: then the street above it answers.
 */
export function sidesOf({ actor, actingForId }: Asker, claim: Standing): Side[] {
  const sides: Side[] = [];
  if (claim.claimantId === actingForId || claim.claimantId === actor.id) {
    sides.push('CLAIMANT');
  }
  if (provides(actor, claim)) {
    return sides;
  }
  if (keepsBooksOf(actor, actingForId, claim.areaPath)) {
    sides.push('COMMUNITY');
  }
  if (claim.recipients.includes(actor.id)) {
    sides.push('RECIPIENT');
  }
  return sides;
}

/** Whether the actor is among those who provide, and so on no other side. */
export const provides = (actor: Actor, { providers }: Standing): boolean =>
  partiesOf(actor).some((party) => providers.includes(party));

/** A community has one vote, whoever of it and of those above it gives it; those who were served have one each. */
export function hasVoted(asker: Asker, claim: Standing): boolean {
  return sidesOf(asker, claim).includes('COMMUNITY')
    ? claim.raters.some((id) => !id.startsWith('per-'))
    : claim.raters.includes(asker.actor.id);
}

/** All that stands against a step, at once; nothing when it can be taken. */
export function stepViolations(asked: Asked, asker: Asker, claim: Standing): UserErrorShape[] {
  const sides = sidesOf(asker, claim);
  const steps = stepsOf(asked.mutation);
  const here = steps.filter(({ from }) => from === claim.state);
  // In a state that has no such step one is still told that it would not be one's own to take.
  const mine = (here.length > 0 ? here : steps).filter(({ by }) => sides.includes(by));
  const found: UserErrorShape[] = [];
  if (mine.length === 0) {
    const { zh, en } = notYours(here.length > 0 ? here : steps, provides(asker.actor, claim));
    found.push(violation('FORBIDDEN', 'claimId', zh, en, { entityId: claim.id }));
  }
  if (here.length === 0) {
    const { zh, en } = notNow(claim.state);
    found.push(violation('INVALID_STATE', 'claimId', zh, en, { entityId: claim.id }));
  }
  found.push(...versionViolations(asked.expectedVersion, claim));
  if (asked.mutation === 'rateService' && hasVoted(asker, claim)) {
    found.push(hasRated(claim.id));
  }
  const to = here[0]?.to;
  if (to) {
    found.push(...roomViolations(shiftOf(claim, { ...claim, state: to }), claim));
  }
  found.push(...ofReason(asked, mine.length > 0 ? mine : steps));
  return found;
}

function ofReason({ reason }: Asked, steps: readonly Step[]): UserErrorShape[] {
  const may = steps.flatMap(({ reasons }) => reasons);
  if (may.length === 0 || (reason && may.includes(reason))) {
    return [];
  }
  const codes = [...new Set(may)].join(', ');
  return [
    violation(
      'INVALID_INPUT',
      'reason',
      `原因须为其中之一：${codes}。`,
      `The reason is one of ${codes}.`,
    ),
  ];
}

/** What stands against taking more of both lists; nothing when what is free is enough. */
export function roomViolations(by: Taken, claim: Standing): UserErrorShape[] {
  const more = by.held + by.committed;
  if (more <= 0) {
    return [];
  }
  const { demandId, demandFree, demandState, resourceId, resourceFree } = claim;
  const found: UserErrorShape[] = [];
  const ofDemand = { entityId: demandId, limit: demandFree };
  if (demandFree < 1) {
    const [zh, en] = ['该需求已无余量。', 'Nothing of the demand is left.'];
    found.push(violation('ALREADY_CLAIMED', 'claimId', zh, en, ofDemand));
  } else if (demandState !== 'LISTED') {
    const [zh, en] = ['该需求不在认领清单上。', 'The demand is not on the claim list.'];
    found.push(violation('NOT_CLAIMABLE', 'claimId', zh, en, { entityId: demandId }));
  } else if (demandFree < more) {
    const [zh, en] = [`只剩 ${demandFree}。`, `Only ${demandFree} is left.`];
    found.push(violation('NOT_ENOUGH_LEFT', 'claimId', zh, en, ofDemand));
  }
  if (resourceId !== null && resourceFree !== null && resourceFree < more) {
    const [zh, en] = [
      `服务资源本季只余 ${resourceFree}。`,
      `The resource has ${resourceFree} left.`,
    ];
    const ofResource = { entityId: resourceId, limit: resourceFree };
    found.push(violation('NO_CAPACITY', 'claimId', zh, en, ofResource));
  }
  return found;
}

const WHO: Record<Side, Bilingual> = {
  COMMUNITY: { zh: '社区', en: 'the community' },
  CLAIMANT: { zh: '认领方', en: 'the claimant' },
  RECIPIENT: { zh: '服务对象', en: 'whoever asked for it' },
};

const NEVER: Bilingual = {
  zh: '提供服务的一方不能代办对方的步骤；社区自己提供的，由上级办理。',
  en: 'Who provides never acts for the other side: where a community provides by itself, an area above it does.',
};

/** Who takes such steps; who provides is told why it is not them. */
export function notYours(steps: readonly Step[], isProvider: boolean): Bilingual {
  const who = [...new Set(steps.map(({ by }) => by))].map((side) => WHO[side]);
  const never = isProvider && steps.some(({ by }) => by !== 'CLAIMANT');
  return {
    zh: `这一步由${who.map(({ zh }) => zh).join('或')}办理。${never ? NEVER.zh : ''}`,
    en: `This is done by ${who.map(({ en }) => en).join(' or ')}.${never ? ` ${NEVER.en}` : ''}`,
  };
}

function notNow(state: ClaimState): Bilingual {
  return {
    zh: `认领现为「${termOf(state)}」，不能办理这一步。`,
    en: `The claim is ${state} now, which has no such step.`,
  };
}

/** The Chinese term of a state, which stands in brackets in its description. */
function termOf(state: ClaimState): string {
  return /\(([^)]+)\)\.$/.exec(CLAIM_STATES[state])?.[1] ?? state;
}
