import type { Actor, Context } from '@lianjian/kernel/context';
import { requireScope } from '@lianjian/kernel/errors';
import { earlierUse } from '@lianjian/kernel/idempotency';
import {
  type Answer,
  acting,
  answered,
  type CommandInput,
  keyUse,
  refused,
} from '@lianjian/vocabulary/command';
import { keyFields, versionField } from '@lianjian/vocabulary/payload';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { DEMANDS_WRITE } from '../../actor/actor.rules.ts';
import { builder } from '../../builder.ts';
import { db } from '../../db.ts';
import { demandPayload } from '../demand.mutations.ts';
import { mayReadDemand } from '../demand.visibility.ts';
import { type Merging, mergingViolations } from './merge.rules.ts';
import { merge } from './merge.store.ts';

const DemandVersionInput = builder.inputType('DemandVersionInput', {
  description: 'A demand as somebody saw it.',
  fields: (t) => ({
    ...versionField(t),
    id: t.id({ required: true, description: 'The demand.' }),
  }),
});

const MergeDemandsInput = builder.inputType('MergeDemandsInput', {
  description: 'Demands that turned out to be one.',
  fields: (t) => ({
    ...keyFields(t),
    demands: t.field({
      type: [DemandVersionInput],
      required: true,
      description:
        'All of them, 2 to 50, of one community, kind, category, unit and freight route, COLLECTED or SORTED.',
    }),
    intoId: t.id({
      required: true,
      description: 'Which of them goes on for all; of their compound, or of the whole community.',
    }),
    quantity: t.int({
      required: true,
      description: 'How much is needed in all, from 1 to 1000000: it is not simply the sum.',
    }),
  }),
});

const MergeDemandsPayload = demandPayload('MergeDemandsPayload', 'What came of merging demands.');

/** Merges demands that the actor may read: what is not there is said before the transaction. */
async function mergeDemands(
  input: Merging & CommandInput,
  actor: Actor,
  ctx: Context,
): Promise<Answer> {
  const { demands, intoId, quantity } = input;
  const { actingForId, known } = acting(input, actor);
  const wrong = [...known, ...mergingViolations(input)];
  if (actingForId === null) {
    return refused(wrong);
  }
  const inOrder = [...demands].sort((a, b) => (a.id < b.id ? -1 : 1));
  const meaning = { intoId, quantity, demands: inOrder };
  const use = keyUse('mergeDemands', input.idempotencyKey, actingForId, meaning);
  const earlier = wrong.length === 0 ? await earlierUse(db(), use) : null;
  if (earlier) {
    return answered(earlier);
  }
  const readable = await Promise.all(demands.map(({ id }) => mayReadDemand(id, ctx)));
  const missing = demands.flatMap(({ id: entityId }, index) => {
    const [zh, en] = ['没有这项需求。', 'There is no such demand.'];
    const field = `demands.${index}.id`;
    return readable[index] ? [] : [violation('NOT_FOUND', field, zh, en, { entityId })];
  });
  if (missing.length > 0 || !demands.some(({ id }) => id === intoId)) {
    return refused([...wrong, ...missing]);
  }
  return merge({ demands, intoId, quantity }, actor, { use, objectId: intoId, known: wrong }, ctx);
}

builder.mutationField('mergeDemands', (t) =>
  t.field({
    type: MergeDemandsPayload,
    nullable: true,
    description:
      'Makes one demand of several that are the same (合并): it goes on with all their submissions and the quantity given, since the first of them came in, on the latest of their lists. By the community. Needs the scope demands:write.',
    args: { input: t.arg({ type: MergeDemandsInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => mergeDemands(input, requireScope(ctx, DEMANDS_WRITE), ctx),
  }),
);
