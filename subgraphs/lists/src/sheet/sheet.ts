import { inLocale } from '@lianjian/kernel/context';
import { builder, words } from '../builder.ts';
import type { Column } from './column.rules.ts';

/** A file that is to be saved as it is, with what is said of its columns. */
export interface SheetShape {
  fileName: string;
  /** The whole text, a byte-order mark before it. */
  content: string;
  rowCount: number;
  columns: readonly Column[];
}

const SheetTerm = builder.objectRef<readonly [code: string, term: string]>('SheetTerm').implement({
  description: 'A word that can stand in a column, and what it means to a program.',
  fields: (t) => ({
    term: t.string({ description: 'The Chinese word.', resolve: ([, term]) => term }),
    code: t.string({
      description: 'The value of the enumeration; it can stand in a cell as well.',
      resolve: ([code]) => code,
    }),
  }),
});

const SheetColumn = builder.objectRef<Column>('SheetColumn').implement({
  description: 'One column of a sheet.',
  fields: (t) => ({
    heading: t.exposeString('heading', { description: 'Its Chinese heading.' }),
    alias: t.string({
      description: 'The English heading, which imports accept as well.',
      resolve: ({ field }) => field,
    }),
    required: t.boolean({
      description: 'Whether a line without it is refused.',
      resolve: ({ required }) => required ?? false,
    }),
    exportOnly: t.boolean({
      description: 'Whether it stands in exports alone; imports leave it unread.',
      resolve: ({ exportOnly }) => exportOnly ?? false,
    }),
    note: t.string({
      description: 'What stands in it.',
      args: {
        locale: t.arg({ type: words.Locale, description: "The caller's language unless said." }),
      },
      resolve: ({ note }, { locale }, ctx) => inLocale(note, locale, ctx),
    }),
    terms: t.field({
      type: [SheetTerm],
      description: 'The words that can stand in it; none where there is no such list.',
      resolve: ({ terms }) => [...(terms ?? [])],
    }),
  }),
});

/** A sheet: what a spreadsheet opens. */
export const Sheet = builder.objectRef<SheetShape>('Sheet').implement({
  description: 'A file for a spreadsheet (表格): saved as it is it opens under Chinese headings.',
  fields: (t) => ({
    fileName: t.exposeString('fileName', { description: 'What to call it.' }),
    mediaType: t.string({
      description: 'What it is, in the words of HTTP.',
      resolve: () => 'text/csv; charset=utf-8; header=present',
    }),
    content: t.exposeString('content', {
      description:
        'All of it: CSV in UTF-8 with a byte-order mark; what a spreadsheet would run as a formula has an apostrophe before it.',
    }),
    rowCount: t.exposeInt('rowCount', { description: 'How many rows are below the headings.' }),
    columns: t.field({
      type: [SheetColumn],
      description: 'Its columns, from the left.',
      resolve: ({ columns }) => [...columns],
    }),
  }),
});
