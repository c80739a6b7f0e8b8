import type { Context } from '@lianjian/kernel/context';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, versionField } from '@lianjian/vocabulary/payload';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { CLAIMS_WRITE } from '../../actor/actor.rules.ts';
import { builder } from '../../builder.ts';
import { ReasonCode } from '../../enumerations.ts';
import type { ReasonCode as ReasonCodes } from '../../words.ts';
import { askAttending } from '../attendance/ask-attending.ts';
import { ClaimPayload } from '../claim.mutations.ts';
import { NOTE_MAX, noteViolations } from '../note/note.rules.ts';
import { type Told, writeNote } from '../note/note.store.ts';
import type { StandingNow } from './standing.store.ts';
import type { Outcome } from './step.store.ts';
import type { StepMutation } from './steps.rules.ts';
import { type StepOptions, takeStep } from './take-step.ts';

const ClaimStepInput = builder.inputType('ClaimStepInput', {
  description: 'A step on a claim.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    claimId: t.id({ required: true, description: 'The claim.' }),
  }),
});

const ClaimReasonInput = builder.inputType('ClaimReasonInput', {
  description: 'A step on a claim, with the reason for it.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    claimId: t.id({ required: true, description: 'The claim.' }),
    reason: t.field({
      type: ReasonCode,
      required: true,
      description: 'Why: one of those that the side which takes the step may give.',
    }),
    note: t.string({
      description: `What there is to say besides, 1 to ${NOTE_MAX} characters: told to both sides of the claim, and to nobody else.`,
    }),
  }),
});

interface PlainStep {
  description: string;
  /** What other owners have against it. */
  ask?(claimId: string, ctx: Context): Promise<readonly UserErrorShape[]>;
  input: typeof ClaimStepInput | typeof ClaimReasonInput;
  outcome(claim: StandingNow, reason: ReasonCodes | null): Outcome;
}

/** The steps that take nothing but the claim and, where it is an end, the reason. */
const plainSteps = {
  acceptClaim: {
    description:
      'Accepts a claim, by the side that did not open it: the community a hold, whoever was asked an offer, as long as they are, where the kind asks for it, a member of a team who can do what is needed. What was held is committed then. Needs the scope claims:write.',
    input: ClaimStepInput,
    ask: askAttending('OFFERED'),
    outcome: ({ state, instant }) => ({
      to: 'ACCEPTED',
      verb: 'accepted',
      // Whoever was asked claims by its answer.
      data: { acceptedAt: instant, ...(state === 'OFFERED' ? { claimedAt: instant } : {}) },
    }),
  },
  declineClaim: {
    description:
      'Declines a claim, by the side that did not open it; what was held is free again. Needs the scope claims:write.',
    input: ClaimReasonInput,
    outcome: ({ instant }, reason) => ({
      to: 'DECLINED',
      verb: 'declined',
      data: { closedAt: instant, reason },
    }),
  },
  releaseClaim: {
    description:
      'Gives a claim back before it is done: by the claimant, or by the community once it is accepted or while it only asked. What it took is free again. Needs the scope claims:write.',
    input: ClaimReasonInput,
    outcome: ({ instant }, reason) => ({
      to: 'RELEASED',
      verb: 'released',
      data: { closedAt: instant, reason },
    }),
  },
  startService: {
    description: 'Begins the service, by the claimant. Needs the scope claims:write.',
    input: ClaimStepInput,
    outcome: ({ instant }) => ({
      to: 'IN_SERVICE',
      verb: 'started',
      data: { startedAt: instant },
    }),
  },
  chooseClaim: {
    description:
      'Chooses somebody who signed up, by the community, as long as enough is left, and as long as they are a member of a team who can do what the order asks for. What was only applied for is committed then. Needs the scope claims:write.',
    input: ClaimStepInput,
    ask: askAttending('APPLIED'),
    outcome: ({ instant }) => ({
      to: 'ACCEPTED',
      verb: 'chosen',
      data: { acceptedAt: instant },
    }),
  },
  returnDelivery: {
    description:
      'Returns a reported delivery for redoing, by the community or whoever asked for it, never by the provider. The report is kept until the next one. Needs the scope claims:write.',
    input: ClaimReasonInput,
    outcome: (_claim, reason) => ({
      to: 'IN_SERVICE',
      verb: 'returned',
      data: { delivered: 0, deliveredAt: null, reason },
    }),
  },
} satisfies Partial<Record<StepMutation, PlainStep>>;

for (const [name, plain] of Object.entries(plainSteps)) {
  declare(name as keyof typeof plainSteps, plain);
}

function declare(
  mutation: StepMutation,
  { description, input: type, ask, outcome }: PlainStep,
): void {
  builder.mutationField(mutation, (t) =>
    t.field({
      type: ClaimPayload,
      nullable: true,
      description,
      args: { input: t.arg({ type, required: true, description: 'Which claim.' }) },
      resolve: (_root, { input }, ctx) => {
        const { expectedVersion } = input;
        const reason = 'reason' in input ? input.reason : null;
        const note = 'note' in input ? (input.note ?? null) : null;
        const meaning = { expectedVersion, reason, note };
        const options = {
          mutation,
          meaning,
          known: noteViolations(note),
          ...(ask ? { ask: () => ask(input.claimId, ctx) } : {}),
          outcome: (claim: StandingNow) => outcome(claim, reason),
          ...(reason && note ? { along: telling({ step: mutation, reason, note }) } : {}),
        };
        return takeStep(input, options, requireScope(ctx, CLAIMS_WRITE), ctx);
      },
    }),
  );
}

/** Writes what one side tells the other along with the step; the log does not repeat it. */
function telling(told: Told): NonNullable<StepOptions['along']> {
  return async (claim, tx, asker) => {
    await writeNote(tx, claim, asker, told);
    return [];
  };
}
