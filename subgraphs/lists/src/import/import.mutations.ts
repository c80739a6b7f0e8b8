import { type KernelTypes, kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload } from '@lianjian/vocabulary/payload';
import type { ObjectRef } from '@pothos/core';
import { DEMANDS_WRITE } from '../actor/actor.rules.ts';
import { builder, words } from '../builder.ts';
import { Demand, demandRows } from '../demand/demand.ts';
import { FileEncoding, SheetFormat } from '../sheet/sheet-enumerations.ts';
import { linesOfImport } from './import.store.ts';
import { Import, importRows } from './import.ts';
import { type ImportAnswer, importDemands } from './import-demands.ts';
import type { ReportedLine } from './judged.rules.ts';

const ImportDemandsInput = builder.inputType('ImportDemandsInput', {
  description: 'A file of needs, one in each line, that is taken over whole or not at all.',
  fields: (t) => ({
    ...keyFields(t),
    areaId: t.id({ required: true, description: 'The community into whose demand list it goes.' }),
    format: t.field({
      type: SheetFormat,
      required: true,
      description: 'How its lines stand in it; the headings are those of importTemplate.',
    }),
    encoding: t.field({
      type: FileEncoding,
      required: true,
      description: 'How its characters are written as bytes.',
    }),
    content: t.string({
      required: true,
      description:
        'The bytes of the file as Base64, at most 983040 characters of it; 1 to 5000 lines.',
    }),
    dryRun: t.boolean({
      description:
        'Only says what would come of it: nothing is written and the key stays free. False unless said.',
    }),
  }),
});

const ImportLine = builder.objectRef<ReportedLine>('ImportLine').implement({
  description: 'What came of one line of a file.',
  fields: (t) => ({
    line: t.exposeInt('line', {
      description:
        'Which one: its row in the table, where the headings are row 1; or its line in the file.',
    }),
    demand: t.field({
      type: Demand,
      nullable: true,
      description: 'What it became; null where nothing was written.',
      resolve: ({ objectId }, _args, ctx, info) =>
        objectId === null ? null : demandRows.load(objectId, ctx, info),
    }),
    userErrors: t.field({
      type: [words.UserError],
      description:
        'All that stands against it, each at the Chinese heading of its cell; none where it is in order.',
      resolve: ({ violations }) => [...violations],
    }),
  }),
});

const view = kernelView(builder);

const ImportDemandsPayload = payload<{ id: string }, ImportAnswer>(view, words, {
  name: 'ImportDemandsPayload',
  field: 'import',
  node: Import,
  entity: importRows,
  description:
    'What came of an import. Where userErrors is empty and import is null it was a dry run that would have succeeded.',
});

view.objectField(ImportDemandsPayload, 'lines', (t) =>
  t.field({
    type: [ImportLine as unknown as ObjectRef<KernelTypes, ReportedLine>],
    description: 'A report of each line, in the order of the file.',
    args: {
      refused: t.arg.boolean({
        description: 'Only those that are refused (true) or in order (false); all unless said.',
      }),
    },
    resolve: async ({ lines, objectId }, { refused }, ctx) => {
      const all: ReportedLine[] =
        lines?.map(({ line, violations }) => ({ line, violations, objectId: null })) ??
        (await linesOfImport(objectId ?? '', ctx)).map((each) => ({ ...each, violations: [] }));
      return typeof refused === 'boolean'
        ? all.filter(({ violations }) => violations.length > 0 === refused)
        : all;
    },
  }),
);

builder.mutationField('importDemands', (t) =>
  t.field({
    type: ImportDemandsPayload,
    nullable: true,
    description:
      'Takes a file of needs over into the demand list of a community (导入需求清单): each line by the rules of submitDemand, all lines or none, with a report of each. By whoever may put needs forward there. Needs the scope demands:write.',
    args: { input: t.arg({ type: ImportDemandsInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => importDemands(input, requireScope(ctx, DEMANDS_WRITE), ctx),
  }),
);
