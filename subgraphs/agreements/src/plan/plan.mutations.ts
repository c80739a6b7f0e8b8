import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { AGREEMENTS_WRITE } from '@lianjian/vocabulary/scopes';
import { builder, words } from '../builder.ts';
import { perform } from '../perform.ts';
import { type Telling, tellProgress } from '../progress/progress.store.ts';
import { ProgressTarget } from '../progress/progress.ts';
import { PlanItem, planItemRows } from './plan.ts';
import { planItems } from './plan-progress.store.ts';

const PlanItemPayload = payload(kernelView(builder), words, {
  name: 'PlanItemPayload',
  field: 'planItem',
  node: PlanItem,
  entity: planItemRows,
  description: 'What came of telling how far a plan item is.',
});

const RecordPlanProgressInput = builder.inputType('RecordPlanProgressInput', {
  description: 'How far something is that a plan sets out to do.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    planItemId: t.id({ required: true, description: 'The plan item.' }),
    state: t.field({ type: ProgressTarget, required: true, description: 'How far it is now.' }),
  }),
});

builder.mutationField('recordPlanProgress', (t) =>
  t.field({
    type: PlanItemPayload,
    nullable: true,
    description:
      'Tells how far a plan item is (规划进度): by a party of the agreement or by who keeps the books of its area, while the agreement stands. Needs the scope agreements:write.',
    args: {
      input: t.arg({ type: RecordPlanProgressInput, required: true, description: 'Which.' }),
    },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, AGREEMENTS_WRITE);
      const { planItemId: id, state: to, expectedVersion } = input;
      const telling: Telling = { id, to, expectedVersion };
      const act = {
        mutation: 'recordPlanProgress',
        input,
        meaning: { ...telling },
        violations: [],
      };
      return perform(act, { actor, ctx }, async (by) => tellProgress(planItems, telling, by));
    },
  }),
);
