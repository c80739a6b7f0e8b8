import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { DEMANDS_WRITE } from '../actor/actor.rules.ts';
import { builder, words } from '../builder.ts';
import { CollectionChannel } from '../enumerations.ts';
import { CollectionRound, roundRows } from './round.ts';
import { closeCollectionRound, openCollectionRound } from './round-step.ts';

const roundPayload = (name: string, description: string) =>
  payload(kernelView(builder), words, {
    name,
    field: 'collectionRound',
    node: CollectionRound,
    entity: roundRows,
    description,
  });

const OpenCollectionRoundInput = builder.inputType('OpenCollectionRoundInput', {
  description: 'A quarter in which a community collects what its residents need.',
  fields: (t) => ({
    ...keyFields(t),
    areaId: t.id({ required: true, description: 'The community.' }),
    quarter: t.field({
      type: 'Quarter',
      required: true,
      description: 'This quarter or the next one, later than any that was opened before.',
    }),
    closesOn: t.field({
      type: 'Date',
      description: 'The last day, from today on; the last day of the quarter unless said.',
    }),
    channels: t.field({
      type: [CollectionChannel],
      description:
        'By which ways it collects, each once; those planned, or mailbox, property centre and questionnaire, unless said.',
    }),
  }),
});

const CloseCollectionRoundInput = builder.inputType('CloseCollectionRoundInput', {
  description: 'A round that has collected enough.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    roundId: t.id({ required: true, description: 'The round.' }),
  }),
});

const OpenCollectionRoundPayload = roundPayload(
  'OpenCollectionRoundPayload',
  'What came of opening a round.',
);
const CloseCollectionRoundPayload = roundPayload(
  'CloseCollectionRoundPayload',
  'What came of closing a round.',
);

builder.mutationFields((t) => ({
  openCollectionRound: t.field({
    type: OpenCollectionRoundPayload,
    nullable: true,
    description:
      "Opens a community's round (开启收集): one for each quarter, one at a time, so that an earlier one is closed by it. Projects and wishes with something free go over to the list of the quarter, each as one row with its version and history. By the community. Needs the scope demands:write.",
    args: {
      input: t.arg({ type: OpenCollectionRoundInput, required: true, description: 'Which.' }),
    },
    resolve: (_root, { input }, ctx) =>
      openCollectionRound(input, requireScope(ctx, DEMANDS_WRITE), ctx),
  }),
  closeCollectionRound: t.field({
    type: CloseCollectionRoundPayload,
    nullable: true,
    description:
      'Closes a round that is open (结束收集); urgent needs enter the next one from then on. By the community. Needs the scope demands:write.',
    args: {
      input: t.arg({ type: CloseCollectionRoundInput, required: true, description: 'Which.' }),
    },
    resolve: (_root, { input }, ctx) =>
      closeCollectionRound(input, requireScope(ctx, DEMANDS_WRITE), ctx),
  }),
}));
