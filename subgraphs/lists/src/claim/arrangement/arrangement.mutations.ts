import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, versionField } from '@lianjian/vocabulary/payload';
import { CLAIMS_WRITE } from '../../actor/actor.rules.ts';
import { builder } from '../../builder.ts';
import { ClaimPayload } from '../claim.mutations.ts';
import { sidesOf } from '../step/step.rules.ts';
import { type StepOptions, takeStep } from '../step/take-step.ts';
import { arrangementViolations } from './arrangement.rules.ts';

const ArrangeServiceInput = builder.inputType('ArrangeServiceInput', {
  description: 'For when a service is arranged.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    claimId: t.id({ required: true, description: 'The claim.' }),
    appointedFor: t.field({
      type: 'DateTime',
      required: true,
      description:
        'When: within the next 366 days, on one of the days on which it is wanted; it takes the place of an earlier time.',
    }),
  }),
});

function arranging(appointedFor: Date, expectedVersion: number): StepOptions {
  return {
    mutation: 'arrangeService',
    meaning: { expectedVersion, appointedFor: appointedFor.toISOString() },
    violations: async (claim) => arrangementViolations(appointedFor, claim),
    outcome: (claim, asker) => ({
      to: claim.state,
      verb: 'arranged',
      data: { appointedFor },
      told: {
        before: { appointedFor: claim.appointedFor },
        after: { appointedFor, by: sidesOf(asker, claim)[0] },
      },
    }),
  };
}

builder.mutationField('arrangeService', (t) =>
  t.field({
    type: ClaimPayload,
    nullable: true,
    description:
      'Arranges when a service is to be brought, or anew (预约服务时间), by the claimant, the community or whoever asked for it. Where who waits for it (the community, whoever asked) puts it off beyond its due time, it is due by the end of that day; nobody makes it due earlier. Needs the scope claims:write.',
    args: {
      input: t.arg({ type: ArrangeServiceInput, required: true, description: 'For when.' }),
    },
    resolve: (_root, { input }, ctx) => {
      const { appointedFor, expectedVersion } = input;
      const options = arranging(appointedFor, expectedVersion);
      return takeStep(input, options, requireScope(ctx, CLAIMS_WRITE), ctx);
    },
  }),
);
