import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { AGREEMENTS_WRITE } from '@lianjian/vocabulary/scopes';
import { builder, words } from '../builder.ts';
import { perform } from '../perform.ts';
import { type Telling, tellProgress } from '../progress/progress.store.ts';
import { ProgressTarget } from '../progress/progress.ts';
import { Resolution, resolutionRows } from './resolution.ts';
import { resolutions } from './resolution-progress.store.ts';

const ResolutionPayload = payload(kernelView(builder), words, {
  name: 'ResolutionPayload',
  field: 'resolution',
  node: Resolution,
  entity: resolutionRows,
  description: 'What came of telling how far a resolution is.',
});

const RecordResolutionProgressInput = builder.inputType('RecordResolutionProgressInput', {
  description: 'How far something is that a meeting resolved on.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    resolutionId: t.id({ required: true, description: 'The resolution.' }),
    state: t.field({ type: ProgressTarget, required: true, description: 'How far it is now.' }),
  }),
});

builder.mutationField('recordResolutionProgress', (t) =>
  t.field({
    type: ResolutionPayload,
    nullable: true,
    description:
      'Tells how far what was resolved is (议定事项进度): by the organisation that has to carry it out or by who keeps the books of the area. Needs the scope agreements:write.',
    args: {
      input: t.arg({ type: RecordResolutionProgressInput, required: true, description: 'Which.' }),
    },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, AGREEMENTS_WRITE);
      const { resolutionId: id, state: to, expectedVersion } = input;
      const telling: Telling = { id, to, expectedVersion };
      const act = {
        mutation: 'recordResolutionProgress',
        input,
        meaning: { ...telling },
        violations: [],
      };
      return perform(act, { actor, ctx }, async (by) => tellProgress(resolutions, telling, by));
    },
  }),
);
