import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import type { Bilingual } from '@lianjian/kernel/errors';
import { credentialObjections } from '@lianjian/vocabulary/credentials.rules';
import type { TransitionShape } from '@lianjian/vocabulary/transitions';
import { CLAIMS_WRITE } from '../../actor/actor.rules.ts';
import { shiftOf } from '../quantity.rules.ts';
import { hasRated } from '../rating/rating.rules.ts';
import {
  hasVoted,
  notYours,
  provides,
  roomViolations,
  type Standing,
  sidesOf,
} from './step.rules.ts';
import { STEPS, type Step, type StepMutation } from './steps.rules.ts';

/** The ways on from where a claim stands, each with all that stops the caller. */
export function transitionsOf(claim: Standing, actor: Actor | null): TransitionShape[] {
  const here = STEPS.filter(({ from }) => from === claim.state);
  return [...new Set(here.map(({ mutation }) => mutation))].map((mutation) => {
    const steps = here.filter((each) => each.mutation === mutation);
    return transition(claim, mutation, steps, actor);
  });
}

function transition(
  claim: Standing,
  mutation: StepMutation,
  steps: readonly Step[],
  actor: Actor | null,
): TransitionShape {
  const to = steps[0]?.to ?? claim.state;
  const reasonRequired = steps.some(({ reasons }) => reasons.length > 0);
  return { to, mutation, reasonRequired, whyNot: whyNot(claim, steps, to, actor) };
}

function whyNot(
  claim: Standing,
  steps: readonly Step[],
  to: Standing['state'],
  actor: Actor | null,
): Bilingual[] {
  const reasons = credentialObjections(actor, CLAIMS_WRITE);
  if (!actor) {
    return reasons;
  }
  // One could act for any party that one can be.
  const askers = partiesOf(actor)
    .map((party) => ({ actor, actingForId: party }))
    .filter((asker) => steps.some(({ by }) => sidesOf(asker, claim).includes(by)));
  if (askers.length === 0) {
    reasons.push(notYours(steps, provides(actor, claim)));
  }
  const isVote = steps.some(({ mutation }) => mutation === 'rateService');
  if (isVote && askers.length > 0 && askers.every((asker) => hasVoted(asker, claim))) {
    reasons.push(hasRated(claim.id).message);
  }
  const room = roomViolations(shiftOf(claim, { ...claim, state: to }), claim);
  return [...reasons, ...room.map(({ message }) => message)];
}
