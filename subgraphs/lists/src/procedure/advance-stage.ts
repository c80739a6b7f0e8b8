import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, versionField } from '@lianjian/vocabulary/payload';
import { DEMANDS_WRITE } from '../actor/actor.rules.ts';
import { builder } from '../builder.ts';
import { DemandPayload } from '../demand/demand.mutations.ts';
import { actOn } from '../demand/demand-step.ts';
import { DocumentInput } from '../document/document.ts';
import { CaseGrade, StageCode } from '../enumerations.ts';
import { type Advance, advanceViolations, afterAdvance, stageViolations } from './advance.rules.ts';

const AdvanceStageInput = builder.inputType('AdvanceStageInput', {
  description: 'The next stage of a case, with what it asks for; see procedures.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    demandId: t.id({ required: true, description: 'The case.' }),
    to: t.field({ type: StageCode, required: true, description: 'The stage that it comes to.' }),
    note: t.string({
      description:
        'What was found, done or answered, in 1 to 2000 characters, without naming anybody; whoever may read the case reads it.',
    }),
    grade: t.field({
      type: CaseGrade,
      description:
        'On which level it is handled, where the stage asks for it; lowered only by the level that the present grade names, or one above it.',
    }),
    evidence: t.field({
      type: [DocumentInput],
      description: 'Photos and other documents, 20 at the most.',
    }),
  }),
});

builder.mutationField('advanceStage', (t) =>
  t.field({
    type: DemandPayload,
    nullable: true,
    description:
      'Brings a case to the next stage of its procedure (推进办理阶段), with what the stage asks for; its state follows. By the community or whoever handles it, as the stage says. Needs the scope demands:write.',
    args: { input: t.arg({ type: AdvanceStageInput, required: true, description: 'Where to.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, DEMANDS_WRITE);
      const advance: Advance = {
        to: input.to,
        note: input.note ?? null,
        grade: input.grade ?? null,
        evidence: input.evidence ?? [],
      };
      return actOn(
        'advanceStage',
        input,
        { actor, ctx },
        {
          meaning: { ...advance },
          violations: advanceViolations(advance),
          judge: (demand, asker) => stageViolations(advance, demand, asker),
          move: (demand) => ({
            demand: afterAdvance(advance, demand),
            told: advance,
            said: { stage: advance.to },
          }),
        },
      );
    },
  }),
);
