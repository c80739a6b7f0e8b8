import { builder } from '../builder.ts';
import { ImportedList } from '../enumerations.ts';
import type { ImportedList as List } from '../words.ts';
import { type Column, imported } from './column.rules.ts';
import { csvOf } from './csv.rules.ts';
import { DEMAND_COLUMNS } from './demand-columns.rules.ts';
import { RESOURCE_COLUMNS } from './resource-columns.rules.ts';
import { Sheet, type SheetShape } from './sheet.ts';

const TEMPLATES: Readonly<Record<List, { fileName: string; columns: readonly Column[] }>> = {
  RESOURCES: { fileName: '服务资源清单导入模板.csv', columns: imported(RESOURCE_COLUMNS) },
  DEMANDS: { fileName: '需求清单导入模板.csv', columns: imported(DEMAND_COLUMNS) },
};

/** An empty sheet with one line that shows how to fill it in. */
function templateOf(list: List): SheetShape {
  const { fileName, columns } = TEMPLATES[list];
  const headings = columns.map(({ heading }) => heading);
  const line = columns.map(({ example }) => example ?? '');
  return { fileName, columns, content: csvOf(headings, [line]), rowCount: 1 };
}

builder.queryField('importTemplate', (t) =>
  t.field({
    type: Sheet,
    nullable: true,
    description:
      'The sheet to fill in for an import (导入模板): its headings, which words can stand in which column, and one line as an example.',
    args: { list: t.arg({ type: ImportedList, required: true, description: 'For which list.' }) },
    resolve: (_root, { list }) => templateOf(list),
  }),
);
