import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import type { InputFieldBuilder } from '@pothos/core';
import { COMMUNITY_WRITE } from '../actor/actor.rules.ts';
import { builder, words } from '../builder.ts';
import { ReasonCode } from '../enumerations.ts';
import { correctServing, recordServing } from './record-serving.ts';
import { BY, NEEDS } from './recurring.mutations.ts';
import { Serving, servingRows } from './serving.ts';

const ServingPayload = payload(kernelView(builder), words, {
  name: 'ServingPayload',
  field: 'serving',
  node: Serving,
  entity: servingRows,
  description: 'What came of writing down a day, or of putting it right.',
});

type Fields = InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>;

const countFields = (t: Fields) => ({
  people: t.int({
    required: true,
    description: 'How many were served, up to 1000000; 0 where the service did not come.',
  }),
  quantity: t.int({ description: 'How much was brought, such as meals, up to 1000000.' }),
  reason: t.field({ type: ReasonCode, description: 'Why nobody was served; only then.' }),
});

const RecordServingInput = builder.inputType('RecordServingInput', {
  description: 'How one day of a recurring service went.',
  fields: (t) => ({
    ...keyFields(t),
    recurringServiceId: t.id({ required: true, description: 'The recurring service.' }),
    day: t.field({ type: 'Date', required: true, description: 'The day, today at the latest.' }),
    ...countFields(t),
  }),
});

const CorrectServingInput = builder.inputType('CorrectServingInput', {
  description: 'How a day that was written down really went; all of it is said anew.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    servingId: t.id({ required: true, description: 'The record of the day.' }),
    ...countFields(t),
  }),
});

builder.mutationFields((t) => ({
  recordServing: t.field({
    type: ServingPayload,
    nullable: true,
    description: `Writes down how many were served on a day, or why nobody was (记录服务); each day once. ${BY} ${NEEDS}`,
    args: { input: t.arg({ type: RecordServingInput, required: true, description: 'How.' }) },
    resolve: (_root, { input }, ctx) =>
      recordServing(input, requireScope(ctx, COMMUNITY_WRITE), ctx),
  }),
  correctServing: t.field({
    type: ServingPayload,
    nullable: true,
    description: `Puts right what was written down of a day (更正服务记录). ${BY} ${NEEDS}`,
    args: { input: t.arg({ type: CorrectServingInput, required: true, description: 'How.' }) },
    resolve: (_root, { input }, ctx) =>
      correctServing(input, requireScope(ctx, COMMUNITY_WRITE), ctx),
  }),
}));
