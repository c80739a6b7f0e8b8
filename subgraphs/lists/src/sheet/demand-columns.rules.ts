import { DEMAND_ROUTES, DEMAND_STATES } from '../words.ts';
import { DAY_CELL, oneOf, QUARTER_CELL, TEXT, WHOLE_NUMBER } from './cell.rules.ts';
import { type Column, column } from './column.rules.ts';
import { NEED } from './need-columns.rules.ts';

/** Where a demand stands: nobody says so in an import. */
const STANDING = {
  id: column(TEXT, {
    heading: '编号',
    field: 'id',
    exportOnly: true,
    note: { zh: '需求编号。', en: 'The id of the demand.' },
  }),
  area: column(TEXT, {
    heading: '社区',
    field: 'area',
    exportOnly: true,
    note: { zh: '收集该需求的社区。', en: 'The community that collected it.' },
  }),
  collectedQuarter: column(QUARTER_CELL, {
    heading: '收集季度',
    field: 'collectedQuarter',
    exportOnly: true,
    note: { zh: '在哪个季度收集。', en: 'The quarter in which it was collected.' },
  }),
  listQuarter: column(QUARTER_CELL, {
    heading: '所在季度',
    field: 'listQuarter',
    exportOnly: true,
    note: { zh: '列在哪个季度的清单上。', en: 'On whose list it stands.' },
  }),
  carriedOver: column(WHOLE_NUMBER, {
    heading: '结转次数',
    field: 'carriedOver',
    exportOnly: true,
    note: { zh: '结转到后一季度的次数。', en: 'How often it was moved to a later quarter.' },
  }),
  state: column(oneOf(DEMAND_STATES), {
    heading: '状态',
    field: 'state',
    exportOnly: true,
    note: { zh: '导出时的状态。', en: 'Where it stood when it was exported.' },
  }),
  route: column(oneOf(DEMAND_ROUTES), {
    heading: '去向',
    field: 'route',
    exportOnly: true,
    note: { zh: '梳理后的去向。', en: 'Which way it went after sorting.' },
  }),
  free: column(WHOLE_NUMBER, {
    heading: '余量',
    field: 'free',
    exportOnly: true,
    note: { zh: '仍可认领的数量。', en: 'How much can still be claimed.' },
  }),
  held: column(WHOLE_NUMBER, {
    heading: '暂占',
    field: 'held',
    exportOnly: true,
    note: { zh: '等待答复的数量。', en: 'How much waits for an answer.' },
  }),
  committed: column(WHOLE_NUMBER, {
    heading: '已定',
    field: 'committed',
    exportOnly: true,
    note: { zh: '已接受的数量。', en: 'How much was accepted.' },
  }),
  receivedOn: column(DAY_CELL, {
    heading: '收到日期',
    field: 'receivedOn',
    exportOnly: true,
    note: { zh: '最先提出的日期。', en: 'The day on which it first came in.' },
  }),
  claimedOn: column(DAY_CELL, {
    heading: '完成认领日期',
    field: 'claimedOn',
    exportOnly: true,
    note: { zh: '首次全部认领的日期。', en: 'The day on which it was first wholly committed.' },
  }),
};

const { id, area, ...standing } = STANDING;

/** The columns of the demand list (需求清单), in their order. */
export const DEMAND_COLUMNS: readonly Column[] = [
  id,
  area,
  ...Object.values(NEED),
  ...Object.values(standing),
];
