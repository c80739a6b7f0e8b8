import type { KernelBuilder, KernelTypes } from '@lianjian/kernel/builder';
import { type Context, inLocale } from '@lianjian/kernel/context';
import type { Entity } from '@lianjian/kernel/entities';
import { compileFilter, type FilterInput, type ListFields } from '@lianjian/kernel/filter';
import { filterInput } from '@lianjian/kernel/filter-input';
import type { RowRef } from '@lianjian/kernel/listing';
import type { Queryable } from '@lianjian/kernel/page-query';
import { join, type Sql, sql } from '@lianjian/kernel/sql';
import type { ObjectRef } from '@pothos/core';
import { agrees } from './figure.rules.ts';
import type { Qualifier } from './shapes.ts';
import type { Words } from './words.ts';

/** A published figure as it is stored: one row per figure in its owner's namespace. */
interface FigureRow {
  id: string;
  subject_id: string;
  subject: string;
  area_id: string | null;
  key: string;
  value: string | null;
  text: string;
  unit: string | null;
  qualifier: Qualifier;
  period: string | null;
  source: string;
  note_zh: string;
  note_en: string;
}

interface FigureShape extends FigureRow {
  computed: string | null;
}

export interface FigureOptions {
  /** The root field, such as `organisationFigures`. */
  root: string;
  /** Area as this subgraph knows it. */
  area: RowRef<{ id: string }>;
  /** The owner of Area loads it; to all others a figure's area is a reference. */
  loadArea?: Entity<{ id: string }>['load'];
  db(): Queryable;
  /** By key: a scalar subquery over the rows of this subgraph, for the subject's id. */
  computed: Readonly<Record<string, (subjectId: Sql) => Sql>>;
}

/** Declares Figure, FigureFilter and the root that serves the figures of one owner. */
export function defineFigures(builder: KernelBuilder, words: Words, options: FigureOptions): void {
  const { filters } = words;
  const fields: ListFields = {
    ...words.storedFields,
    key: { kind: filters.string, value: 'key', description: 'What is counted or measured.' },
    subjectId: { kind: filters.id, value: 'subject_id', description: 'Whom the figure is about.' },
    areaId: { kind: filters.area, value: 'area_id', description: 'Where the subject lies.' },
  };
  const filter = filterInput(builder, 'Figure', { fields });
  const figure = figureType(builder, words, options);
  builder.queryField(options.root, (t) =>
    t.field({
      type: [figure],
      nullable: true,
      description: 'The published figures (公开数字) that this part of the graph owns, by id.',
      args: { filter: t.arg({ type: filter, description: 'Which figures; all unless said.' }) },
      resolve: (_root, args, ctx) => load(options, fields, args.filter ?? null, ctx),
    }),
  );
}

async function load(
  { db, computed }: FigureOptions,
  fields: ListFields,
  filter: FilterInput | null,
  ctx: Context,
): Promise<FigureShape[]> {
  const rows = await db().$queryRaw<FigureRow[]>(sql`
    select x.id, x.subject_id, x.subject, x.area_id, x.key, trim_scale(x.value)::text as value, x.text, x.unit,
      x.qualifier::text as qualifier, x.period, x.source, x.note_zh, x.note_en
    from (
      select f.*, n.path as area_path from published_figure f left join area_node n on n.id = f.area_id
    ) x
    where ${compileFilter(filter, { fields }, ctx)} order by x.id`);
  const asked = rows.flatMap((row) => {
    const query = computed[row.key];
    return query
      ? [
          sql`select ${row.id} as id, trim_scale(${query(sql`${row.subject_id}`)}::numeric)::text as value`,
        ]
      : [];
  });
  const found =
    asked.length === 0
      ? []
      : await db().$queryRaw<{ id: string; value: string | null }[]>(
          sql`${join(asked, ' union all ')}`,
        );
  const byId = new Map(found.map((row) => [row.id, row.value]));
  return rows.map((row) => ({ ...row, computed: byId.get(row.id) ?? null }));
}

function figureType(builder: KernelBuilder, words: Words, { area, loadArea }: FigureOptions) {
  const areaRef = area as unknown as ObjectRef<KernelTypes, { id: string }>;
  const areaOf: Entity<{ id: string }>['load'] = loadArea ?? (async (id) => ({ id }));
  return builder.objectRef<FigureShape>('Figure').implement({
    description:
      'A figure that was printed, kept as printed, beside what the rows of the graph give today.',
    shareable: true,
    fields: (t) => ({
      id: t.exposeID('id', { description: 'Such as F001.' }),
      subjectId: t.exposeID('subject_id', { description: 'Whom or what the figure is about.' }),
      subject: t.exposeString('subject', { description: 'Its name as the report uses it.' }),
      area: t.field({
        type: areaRef,
        nullable: true,
        description: 'Where the subject lies; null when it lies in no one area.',
        resolve: (row, _args, ctx, info) => (row.area_id ? areaOf(row.area_id, ctx, info) : null),
      }),
      key: t.exposeString('key', { description: 'What is counted or measured.' }),
      value: t.field({
        type: 'Decimal',
        nullable: true,
        description: 'The number as printed; null where it is a date, a ratio or not a number.',
        resolve: (row) => row.value,
      }),
      text: t.exposeString('text', { description: 'The value as printed, as text.' }),
      unit: t.exposeString('unit', { nullable: true, description: 'What is counted.' }),
      qualifier: t.field({
        type: words.Qualifier,
        description: 'How to read the value.',
        resolve: (row) => row.qualifier,
      }),
      period: t.exposeString('period', { nullable: true, description: 'When it held.' }),
      source: t.exposeString('source', { description: 'Which report, and its date.' }),
      note: t.string({
        description: 'What the figure says, and what to mind when using it.',
        args: { locale: t.arg({ type: words.Locale, description: "The caller's unless said." }) },
        resolve: (row, args, ctx) =>
          inLocale({ zh: row.note_zh, en: row.note_en }, args.locale, ctx),
      }),
      computed: t.field({
        type: 'Decimal',
        nullable: true,
        description: 'The same worked out from the rows; null where the graph has no such rows.',
        resolve: (row) => row.computed,
      }),
      agrees: t.boolean({
        nullable: true,
        description:
          'Whether the computed value fits the printed one under its qualifier; what is entered after the report can part the two.',
        resolve: (row) => agrees(row, row.computed),
      }),
    }),
  });
}
