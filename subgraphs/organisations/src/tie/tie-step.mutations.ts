import type { Context } from '@lianjian/kernel/context';
import { requireScope } from '@lianjian/kernel/errors';
import type { CommandInput } from '@lianjian/vocabulary/command';
import { enter } from '@lianjian/vocabulary/entry';
import { keyFields, versionField } from '@lianjian/vocabulary/payload';
import { builder } from '../builder.ts';
import { TiePayload } from './tie.mutations.ts';
import { takeStep } from './tie-step.store.ts';
import { type Taking, TIE_SCOPE, type TieStep } from './tie-steps.rules.ts';

const TieStepInput = builder.inputType('TieStepInput', {
  description: 'A tie that waits for one of its ends.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    tieId: t.id({ required: true, description: 'The tie.' }),
  }),
});

const EndTieInput = builder.inputType('EndTieInput', {
  description: 'A tie that is to end.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    tieId: t.id({ required: true, description: 'The tie.' }),
    endsOn: t.field({
      type: 'PartialDate',
      required: true,
      description:
        'The last day on which it stands, that day included: not after today, nor after an end that was agreed. What has not begun is called off by a day before its start.',
    }),
  }),
});

function take(mutation: TieStep, input: CommandInput, row: Taking, ctx: Context) {
  const actor = requireScope(ctx, TIE_SCOPE);
  const entry = { mutation, objectId: row.tieId, input, actor, row, violations: [] };
  return enter(entry, (taking, by, command) => takeStep(mutation, taking, { by, command }, ctx));
}

builder.mutationFields((t) => ({
  confirmTie: t.field({
    type: TiePayload,
    nullable: true,
    description:
      'An end that is waited for says that the tie stands (确认关系): itself, a community for those of its own area and below, or the platform. With the last one it stands, and counts. Needs the scope registry:write.',
    args: { input: t.arg({ type: TieStepInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const { tieId, expectedVersion } = input;
      return take('confirmTie', input, { tieId, expectedVersion, endsOn: null }, ctx);
    },
  }),
  declineTie: t.field({
    type: TiePayload,
    nullable: true,
    description:
      'An end would not have a tie that waits (婉拒关系), or who entered it takes it back: it never stood, and may be entered anew. By one of its ends, a community for those of its own area and below, or the platform. Needs the scope registry:write.',
    args: { input: t.arg({ type: TieStepInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const { tieId, expectedVersion } = input;
      return take('declineTie', input, { tieId, expectedVersion, endsOn: null }, ctx);
    },
  }),
  endTie: t.field({
    type: TiePayload,
    nullable: true,
    description:
      'Ends that one is tied to another, or calls off what has not begun: by one of its ends, a community for those of its own area and below, or the platform. A report-in that has ended counts for no match. Needs the scope registry:write.',
    args: { input: t.arg({ type: EndTieInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const { tieId, endsOn, expectedVersion } = input;
      return take('endTie', input, { tieId, endsOn, expectedVersion }, ctx);
    },
  }),
}));
