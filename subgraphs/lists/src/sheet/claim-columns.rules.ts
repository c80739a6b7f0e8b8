import { CLAIM_SIDES, CLAIM_STATES, REASON_CODES, SERVICE_UNITS } from '../words.ts';
import { DAY_CELL, oneOf, QUARTER_CELL, TEXT, WHOLE_NUMBER } from './cell.rules.ts';
import { type Column, column } from './column.rules.ts';

/** The columns of the claim list (服务项目认领清单), in their order. */
export const CLAIM_COLUMNS: readonly Column[] = [
  column(TEXT, {
    heading: '编号',
    field: 'id',
    note: { zh: '认领编号。', en: 'The id of the claim.' },
  }),
  column(TEXT, {
    heading: '社区',
    field: 'area',
    note: { zh: '需求所在社区。', en: 'The community of the demand.' },
  }),
  column(TEXT, {
    heading: '需求编号',
    field: 'demandId',
    note: { zh: '所认领需求的编号。', en: 'The id of what is taken up.' },
  }),
  column(TEXT, {
    heading: '需求',
    field: 'demand',
    note: { zh: '所认领需求的标题。', en: 'The title of what is taken up.' },
  }),
  column(TEXT, {
    heading: '资源编号',
    field: 'resourceId',
    note: { zh: '所用资源的编号。', en: 'The id of what it is met with.' },
  }),
  column(TEXT, {
    heading: '资源',
    field: 'resource',
    note: { zh: '所用资源的标题。', en: 'The title of what it is met with.' },
  }),
  column(TEXT, {
    heading: '认领方',
    field: 'claimant',
    note: { zh: '单位名称或居民代称。', en: 'The unit, or the person by pseudonym.' },
  }),
  column(TEXT, {
    heading: '责任主体',
    field: 'responsibleParty',
    note: { zh: '为个人认领负责的单位。', en: 'Who answers for a claimant who is a person.' },
  }),
  column(oneOf(CLAIM_SIDES), {
    heading: '发起方',
    field: 'openedBy',
    note: { zh: '由哪一方发起。', en: 'Which side opened it.' },
  }),
  column(WHOLE_NUMBER, {
    heading: '数量',
    field: 'quantity',
    note: { zh: '认领数量。', en: 'How much is claimed.' },
  }),
  column(oneOf(SERVICE_UNITS), {
    heading: '单位',
    field: 'unit',
    note: { zh: '数量的计量单位。', en: 'What it is counted in.' },
  }),
  column(QUARTER_CELL, {
    heading: '季度',
    field: 'quarter',
    note: { zh: '占用哪个季度的能力。', en: 'The quarter whose capacity it takes.' },
  }),
  column(oneOf(CLAIM_STATES), {
    heading: '状态',
    field: 'state',
    note: { zh: '导出时的状态。', en: 'Where it stood when it was exported.' },
  }),
  column(DAY_CELL, {
    heading: '认领日期',
    field: 'claimedOn',
    note: { zh: '认领的日期。', en: 'The day on which it was claimed.' },
  }),
  column(DAY_CELL, {
    heading: '接受日期',
    field: 'acceptedOn',
    note: { zh: '接受的日期。', en: 'The day on which it was accepted.' },
  }),
  column(DAY_CELL, {
    heading: '交付日期',
    field: 'deliveredOn',
    note: { zh: '交付的日期。', en: 'The day on which it was delivered.' },
  }),
  column(WHOLE_NUMBER, {
    heading: '已交付',
    field: 'delivered',
    note: { zh: '已交付的数量。', en: 'How much was reported as delivered.' },
  }),
  column(WHOLE_NUMBER, {
    heading: '已确认',
    field: 'confirmed',
    note: { zh: '已确认的数量。', en: 'How much the other side confirmed.' },
  }),
  column(TEXT, {
    heading: '评分',
    field: 'rating',
    note: { zh: '评价的平均分，1 到 5。', en: 'The mean of the ratings, from 1 to 5.' },
  }),
  column(oneOf(REASON_CODES), {
    heading: '原因',
    field: 'reason',
    note: { zh: '谢绝、释放或退回的原因。', en: 'Why it was declined, released or returned.' },
  }),
];
