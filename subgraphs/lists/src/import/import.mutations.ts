import { type KernelTypes, kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload } from '@lianjian/vocabulary/payload';
import type { ObjectRef } from '@pothos/core';
import { DEMANDS_WRITE, RESOURCES_WRITE } from '../actor/actor.rules.ts';
import { builder, words } from '../builder.ts';
import { Demand, demandRows } from '../demand/demand.ts';
import { resourceRows, ServiceResource } from '../resource/resource.ts';
import { FileEncoding, SheetFormat } from '../sheet/sheet-enumerations.ts';
import { linesOfImport } from './import.store.ts';
import { Import, importRows } from './import.ts';
import { demandImporter } from './import-demands.ts';
import { type ImportAnswer, importFile } from './import-file.ts';
import { resourceImporter } from './import-resources.ts';
import type { ReportedLine } from './judged.rules.ts';

type InputFields = Parameters<NonNullable<Parameters<typeof builder.inputType>[1]['fields']>>[0];

const fileFields = (t: InputFields) => ({
  ...keyFields(t),
  areaId: t.id({ required: true, description: 'The community into whose list it goes.' }),
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
      'The bytes of the file as Base64, at most 3145728 characters of it (2.25 MiB of a file); 1 to 5000 lines.',
  }),
  dryRun: t.boolean({
    description:
      'Only says what would come of it: nothing is written and the key stays free. False unless said.',
  }),
});

const ImportDemandsInput = builder.inputType('ImportDemandsInput', {
  description: 'A file of needs, one in each line, that is taken over whole or not at all.',
  fields: fileFields,
});

const ImportResourcesInput = builder.inputType('ImportResourcesInput', {
  description: 'A file of offers, one in each line, that is taken over whole or not at all.',
  fields: fileFields,
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
      description: 'The demand that it became; null where nothing was written, or a resource.',
      resolve: ({ list, objectId }, _args, ctx, info) =>
        list === 'DEMANDS' && objectId !== null ? demandRows.load(objectId, ctx, info) : null,
    }),
    resource: t.field({
      type: ServiceResource,
      nullable: true,
      description: 'The resource that it became; null where nothing was written, or a demand.',
      resolve: ({ list, objectId }, _args, ctx, info) =>
        list === 'RESOURCES' && objectId !== null ? resourceRows.load(objectId, ctx, info) : null,
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

const ImportPayload = payload<{ id: string }, ImportAnswer>(view, words, {
  name: 'ImportPayload',
  field: 'import',
  node: Import,
  entity: importRows,
  description:
    'What came of an import. Where userErrors is empty and import is null it was a dry run that would have succeeded.',
});

view.objectField(ImportPayload, 'lines', (t) =>
  t.field({
    type: [ImportLine as unknown as ObjectRef<KernelTypes, ReportedLine>],
    description: 'A report of each line, in the order of the file.',
    args: {
      refused: t.arg.boolean({
        description: 'Only those that are refused (true) or in order (false); all unless said.',
      }),
    },
    resolve: async ({ list, lines, objectId }, { refused }, ctx) => {
      const all: ReportedLine[] =
        lines?.map(({ line, violations }) => ({ line, list, violations, objectId: null })) ??
        (await linesOfImport(objectId ?? '', ctx)).map((each) => ({ ...each, violations: [] }));
      return typeof refused === 'boolean'
        ? all.filter(({ violations }) => violations.length > 0 === refused)
        : all;
    },
  }),
);

builder.mutationFields((t) => ({
  importDemands: t.field({
    type: ImportPayload,
    nullable: true,
    description:
      'Takes a file of needs over into the demand list of a community (导入需求清单): each line by the rules of submitDemand, all lines or none, with a report of each. By whoever may put needs forward there. Needs the scope demands:write.',
    args: { input: t.arg({ type: ImportDemandsInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, DEMANDS_WRITE);
      return importFile(input, { actor, ctx }, demandImporter);
    },
  }),
  importResources: t.field({
    type: ImportPayload,
    nullable: true,
    description:
      'Takes a file of offers over onto the service-resource list of a community (导入服务资源清单): each line by the rules of publishResource, all lines or none, with a report of each. What stands on the list already, or twice in the file, is DUPLICATE. By the provider of every line, or the community. Needs the scope resources:write.',
    args: { input: t.arg({ type: ImportResourcesInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, RESOURCES_WRITE);
      return importFile(input, { actor, ctx }, resourceImporter);
    },
  }),
}));
