import { partiesOf } from '@lianjian/kernel/acting';
import type { Context } from '@lianjian/kernel/context';
import { entity } from '@lianjian/kernel/entities';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { any, raw, type Sql, sql } from '@lianjian/kernel/sql';
import { isPlatform } from '@lianjian/vocabulary/authority.rules';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { actsForArea } from '../demand/demand.visibility.ts';
import { demands } from '../demand/demand-list.ts';
import { ImportedList } from '../enumerations.ts';
import { Area, Provider } from '../references.ts';
import { resources } from '../resource/resource-list.ts';

export const importRows = entity('Import', (args) => db().import.findMany(args));

export const Import = builder.prismaObject('Import', {
  description:
    'A file that was taken over whole into a list of a community (导入); told to those who did it, the community and those above.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as imp-0199….' }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community whose list it was taken over into.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    list: t.expose('list', { type: ImportedList, description: 'Which of its lists.' }),
    lineCount: t.exposeInt('lineCount', { description: 'How many lines it had, from 1 to 5000.' }),
    importedFor: t.field({
      type: Provider,
      nullable: true,
      description: 'For whom it was done.',
      resolve: ({ actingForId }) => ({ id: actingForId }),
    }),
  }),
});
builder.asEntity(Import, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: async (reference, ctx, info) =>
    (await mayReadImport(reference.id, ctx))
      ? importRows.resolveReference(reference, ctx, info)
      : null,
});
words.stored(Import);

/** Which rows of `import x` a caller may read. */
function visibleImports({ actor }: Context): Sql {
  return isPlatform(actor)
    ? raw('true')
    : any([
        actsForArea(actor, raw('x.area_path')),
        sql`x.acting_for_id = any(${partiesOf(actor)}::text[])`,
      ]);
}

const readableIds = rowsByKey<{ key: string }>(
  db,
  (ids, ctx) =>
    sql`select x.id as key from import x where x.id = any(${ids}) and ${visibleImports(ctx)}`,
);

const mayReadImport = async (id: string, ctx: Context) => (await readableIds(id, ctx)).length > 0;

const { filters } = words;
const imports = listing({
  node: Import,
  entity: importRows,
  from: 'import',
  db,
  visible: visibleImports,
  fields: {
    ...words.storedFields,
    area: { kind: filters.area, value: 'area_id', description: 'Into whose list.' },
    list: { kind: filters.oneOf(ImportedList), value: 'list', description: 'Into which list.' },
    lineCount: { kind: filters.int, value: 'line_count', description: 'How many lines.' },
  },
});
imports.root('imports', 'All imports that the caller may read.');

const became = (key: Sql) =>
  sql`x.id in (select l.object_id from import_line l where l.import_id = ${key})`;

demands.nested(Import, 'demands', {
  description: 'The demands that its lines became.',
  nullable: false,
  scope: became,
});

resources.nested(Import, 'resources', {
  description: 'The resources that its lines became.',
  nullable: false,
  scope: became,
});

builder.queryField('import', (t) =>
  t.field({
    type: Import,
    nullable: true,
    description: 'An import by its id; null when there is none that the caller may read.',
    args: { id: t.arg.id({ required: true, description: 'The id of the import.' }) },
    resolve: async (_root, { id }, ctx, info) =>
      (await mayReadImport(id, ctx)) ? importRows.load(id, ctx, info) : null,
  }),
);
