import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { refused } from '@lianjian/vocabulary/command';
import { enter } from '@lianjian/vocabulary/entry';
import { keyFields, payload } from '@lianjian/vocabulary/payload';
import { POINTS_WRITE } from '../../actor/actor.rules.ts';
import { builder, words } from '../../builder.ts';
import { mayReadClaim } from '../../claim/claim.ts';
import { missing } from '../book.rules.ts';
import { entryRows, PointsEntry } from '../entry/entry.ts';
import { score } from './scoring.store.ts';

const ScorePointsPayload = payload(kernelView(builder), words, {
  name: 'ScorePointsPayload',
  field: 'pointsEntry',
  node: PointsEntry,
  entity: entryRows,
  description: 'What came of giving points.',
});

const ScorePointsInput = builder.inputType('ScorePointsInput', {
  description: 'Somebody who took part in something.',
  fields: (t) => ({
    ...keyFields(t),
    schemeId: t.id({ required: true, description: 'The scheme, of the place of the record.' }),
    recordId: t.id({
      required: true,
      description: 'The record: a claim that was confirmed, scored as VOLUNTEER_SERVICE.',
    }),
    holderId: t.id({
      description: 'Who took part: the claimant unless said, or one of its partners.',
    }),
  }),
});

builder.mutationField('scorePoints', (t) =>
  t.field({
    type: ScorePointsPayload,
    nullable: true,
    description:
      'Gives points for a record (记分), as many as the rule says that was in force on the day of its confirmation; once for each person and record, whatever the scheme. By the community, one above it, or the platform, and never to oneself. Needs the scope points:write.',
    args: { input: t.arg({ type: ScorePointsInput, required: true, description: 'For what.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, POINTS_WRITE);
      const { schemeId, recordId, holderId = null } = input;
      const row = { schemeId, recordId, holderId };
      const entry = { mutation: 'scorePoints', prefix: 'pte', input, actor, row, violations: [] };
      return enter(entry, async (scoring, by, command) => {
        const unseen = (await mayReadClaim(recordId, ctx)) ? [] : [missing('recordId', recordId)];
        const known = [...command.known, ...unseen];
        return unseen.length > 0 ? refused(known) : score(scoring, by, command, ctx);
      });
    },
  }),
);
