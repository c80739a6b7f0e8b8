import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { enter } from '@lianjian/vocabulary/entry';
import { keyFields, payload } from '@lianjian/vocabulary/payload';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { POINTS_WRITE } from '../../actor/actor.rules.ts';
import { builder, words } from '../../builder.ts';
import { entryRows, PointsEntry } from '../entry/entry.ts';
import { correct } from './correction.store.ts';

const REASON_MAX = 200;

const CorrectPointsPayload = payload(kernelView(builder), words, {
  name: 'CorrectPointsPayload',
  field: 'pointsEntry',
  node: PointsEntry,
  entity: entryRows,
  description: 'What came of taking an entry back; the entry is the one that does it.',
});

const CorrectPointsInput = builder.inputType('CorrectPointsInput', {
  description: 'An entry that was wrong.',
  fields: (t) => ({
    ...keyFields(t),
    entryId: t.id({ required: true, description: 'The entry: a score, or a correction.' }),
    reason: t.string({
      required: true,
      description: `Why, in 1 to ${REASON_MAX} characters, without naming anybody.`,
    }),
  }),
});

builder.mutationField('correctPoints', (t) =>
  t.field({
    type: CorrectPointsPayload,
    nullable: true,
    description:
      'Takes a score back by another entry (更正), once; the first one stays as it was written, and a correction made by mistake is taken back the same way. By the community, one above it, or the platform, and never for oneself. Needs the scope points:write.',
    args: { input: t.arg({ type: CorrectPointsInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, POINTS_WRITE);
      const row = { entryId: input.entryId, reason: input.reason.trim() };
      const entry = { mutation: 'correctPoints', prefix: 'pte', input, actor, row };
      const violations = textViolations('reason', row.reason, REASON_MAX);
      return enter({ ...entry, violations }, (...written) => correct(...written, ctx));
    },
  }),
);
