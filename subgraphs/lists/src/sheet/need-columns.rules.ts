import { SERVICE_CATEGORIES } from '@lianjian/vocabulary/enums';
import { DISPUTE_SUBJECTS, PROCEDURE_CODES } from '../procedure/procedure.words.ts';
import {
  AUDIENCES,
  COLLECTION_CHANNELS,
  DEMAND_KINDS,
  LOCATION_CLASSES,
  SERVICE_UNITS,
  URGENCIES,
} from '../words.ts';
import { DAY_CELL, oneOf, QUARTER_CELL, TEXT, WEEKDAYS_CELL, WHOLE_NUMBER } from './cell.rules.ts';
import { column } from './column.rules.ts';

/** What is said of a need, in the order of the sheet; the fields are those of `submitDemand`. */
export const NEED = {
  title: column(TEXT, {
    heading: '标题',
    field: 'title',
    required: true,
    example: '楼道照明维修',
    note: {
      zh: '1 到 100 个字符，不写明是谁。',
      en: '1 to 100 characters, without saying for which person.',
    },
  }),
  description: column(TEXT, {
    heading: '说明',
    field: 'description',
    example: '两个楼层的灯不亮',
    note: { zh: '1 到 2000 个字符。', en: '1 to 2000 characters.' },
  }),
  compound: column(TEXT, {
    heading: '小区',
    field: 'compoundId',
    note: {
      zh: '本社区小区的名称、别名或编号；整个社区的需求留空。',
      en: "A compound of the community, by name, alias or id; blank for the whole community's.",
    },
  }),
  channel: column(oneOf(COLLECTION_CHANNELS), {
    heading: '渠道',
    field: 'channel',
    required: true,
    example: '小区物业中心',
    note: { zh: '最先由何种渠道收集。', en: 'By which way it first came in.' },
  }),
  kind: column(oneOf(DEMAND_KINDS), {
    heading: '类型',
    field: 'kind',
    required: true,
    example: '需求项目',
    note: { zh: '需求类型。', en: 'What sort of need it is.' },
  }),
  category: column(oneOf(SERVICE_CATEGORIES), {
    heading: '类别',
    field: 'category',
    required: true,
    example: '公共维修',
    note: { zh: '服务类别。', en: 'What it is about.' },
  }),
  audience: column(oneOf(AUDIENCES), {
    heading: '服务对象',
    field: 'audience',
    required: true,
    example: '不限',
    note: { zh: '为谁提出。', en: 'For whom it is.' },
  }),
  quantity: column(WHOLE_NUMBER, {
    heading: '数量',
    field: 'quantity',
    required: true,
    example: '2',
    note: { zh: '1 到 1000000。', en: '1 to 1000000.' },
  }),
  unit: column(oneOf(SERVICE_UNITS), {
    heading: '单位',
    field: 'unit',
    required: true,
    example: '件',
    note: { zh: '数量的计量单位。', en: 'What its quantity is counted in.' },
  }),
  urgency: column(oneOf(URGENCIES), {
    heading: '紧急程度',
    field: 'urgency',
    example: '一般',
    note: { zh: '留空为一般。', en: 'NORMAL unless said.' },
  }),
  locationClass: column(oneOf(LOCATION_CLASSES), {
    heading: '位置类别',
    field: 'locationClass',
    note: {
      zh: '留空时维修订单为户内，其他为公共区域。',
      en: 'PRIVATE_DWELLING for a repair order, else PUBLIC_AREA, unless said.',
    },
  }),
  beneficiaries: column(WHOLE_NUMBER, {
    heading: '受益人数',
    field: 'beneficiaries',
    note: { zh: '1 到 1000000。', en: '1 to 1000000.' },
  }),
  wantedFrom: column(DAY_CELL, {
    heading: '最早日期',
    field: 'wantedFrom',
    note: { zh: '希望服务的第一天。', en: 'The first day on which it is wanted.' },
  }),
  wantedBy: column(DAY_CELL, {
    heading: '最晚日期',
    field: 'wantedBy',
    note: { zh: '希望服务的最后一天。', en: 'The last day on which it is wanted.' },
  }),
  wantedWeekdays: column(WEEKDAYS_CELL, {
    heading: '星期',
    field: 'wantedWeekdays',
    example: '六、日',
    note: { zh: '如 一、三、五；留空为不限。', en: 'Such as 1, 3, 5; blank means any.' },
  }),
  procedure: column(oneOf(PROCEDURE_CODES), {
    heading: '办理流程',
    field: 'procedure',
    note: {
      zh: '只用于接诉件；留空按渠道与类别确定。',
      en: 'Of cases alone; by channel and category unless said.',
    },
  }),
  disputeSubject: column(oneOf(DISPUTE_SUBJECTS), {
    heading: '纠纷类型',
    field: 'disputeSubject',
    note: { zh: '只用于调解。', en: 'Of mediations alone.' },
  }),
  freightFrom: column(TEXT, {
    heading: '装货地',
    field: 'freight.from',
    note: {
      zh: '只用于货运，与卸货地同填；从省、市或区县写起。',
      en: 'Of freight alone, together with where it goes; from the province, city or county on.',
    },
  }),
  freightTo: column(TEXT, {
    heading: '卸货地',
    field: 'freight.to',
    note: {
      zh: '只用于货运，与装货地同填；全国写 全国。',
      en: 'Of freight alone, together with where it is loaded; 全国 is the whole country.',
    },
  }),
  quarter: column(QUARTER_CELL, {
    heading: '季度',
    field: 'quarter',
    importOnly: true,
    note: {
      zh: '填写时须是正在收集的季度。',
      en: 'Where it is given, it has to be the quarter that collects now.',
    },
  }),
  contact: column(TEXT, {
    heading: '联系方式',
    field: 'contact',
    importOnly: true,
    note: {
      zh: '1 到 200 个字符；只给社区和已接受的认领方看，不导出。',
      en: '1 to 200 characters; for the community and the accepted claimant, never exported.',
    },
  }),
  dwelling: column(TEXT, {
    heading: '住址',
    field: 'dwelling',
    importOnly: true,
    note: {
      zh: '1 到 200 个字符；只给社区和已接受的认领方看，不导出。',
      en: '1 to 200 characters; for the community and the accepted claimant, never exported.',
    },
  }),
};
