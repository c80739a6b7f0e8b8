import type { Context } from '@lianjian/kernel/context';
import { failure } from '@lianjian/kernel/errors';
import { builder } from '../builder.ts';
import { db } from '../db.ts';
import { ThreeList } from '../enumerations.ts';
import { CLAIM_COLUMNS } from '../sheet/claim-columns.rules.ts';
import { type Column, exported } from '../sheet/column.rules.ts';
import { csvOf } from '../sheet/csv.rules.ts';
import { DEMAND_COLUMNS } from '../sheet/demand-columns.rules.ts';
import { RESOURCE_COLUMNS } from '../sheet/resource-columns.rules.ts';
import { Sheet, type SheetShape } from '../sheet/sheet.ts';
import { termsOf } from '../sheet/term.rules.ts';
import { type ThreeList as List, THREE_LISTS } from '../words.ts';
import { withNames } from './owned-names.ts';
import { rowsOf } from './sheet-rows.store.ts';
import { type Lists, ThreeLists } from './three-lists.ts';

const COLUMNS: Readonly<Record<List, readonly Column[]>> = {
  RESOURCES: exported(RESOURCE_COLUMNS),
  DEMANDS: exported(DEMAND_COLUMNS),
  CLAIMS: exported(CLAIM_COLUMNS),
};

/** Rows of one sheet; no community has so many in a quarter. */
const ROWS_MAX = 10_000;

type Row = Readonly<Record<string, unknown>>;

/** A whole list as a file: read in one statement, names from their owners in one call each. */
async function sheetOf({ id, areaId, quarter }: Lists, list: List, ctx: Context) {
  const rows = await db().$queryRaw<Row[]>(rowsOf(list, id, ROWS_MAX + 1, ctx));
  if (rows.length > ROWS_MAX) {
    const zh = `清单超过 ${ROWS_MAX} 行，请按社区导出。`;
    const en = `The list has more than ${ROWS_MAX} rows; ask for a community at a time.`;
    throw failure('BAD_USER_INPUT', { zh, en }, ctx, { limit: ROWS_MAX });
  }
  const columns = COLUMNS[list];
  const named = await withNames(rows, ctx);
  const cells = named.map((row) => columns.map(({ field, write }) => write(row[field])));
  const headings = columns.map(({ heading }) => heading);
  const sheet: SheetShape = {
    fileName: `${termsOf(THREE_LISTS).get(list)}-${areaId}-${quarter}.csv`,
    columns,
    content: csvOf(headings, cells),
    rowCount: rows.length,
  };
  return sheet;
}

const withSheet = new WeakSet<Context>();

/** A sheet is as large as a list, so that one operation may have one. */
function requireFirst(ctx: Context): void {
  if (withSheet.has(ctx)) {
    const texts = { zh: '一次只能导出一张表。', en: 'One operation gives one sheet.' };
    throw failure('BAD_USER_INPUT', texts, ctx);
  }
  withSheet.add(ctx);
}

builder.objectField(ThreeLists, 'sheet', (t) =>
  t.field({
    type: Sheet,
    nullable: true,
    description:
      'One of the lists whole, as a file for a spreadsheet (导出): what the caller may read of it, never a contact or a dwelling. At most 10000 rows and one sheet in an operation, else BAD_USER_INPUT; SUBGRAPH_UNAVAILABLE while an owner of names does not answer.',
    args: { list: t.arg({ type: ThreeList, required: true, description: 'Which list.' }) },
    resolve: (lists, { list }, ctx) => {
      requireFirst(ctx);
      return sheetOf(lists, list, ctx);
    },
  }),
);
