import { SERVICE_CATEGORIES } from '@lianjian/vocabulary/enums';
import { AUDIENCES, RESOURCE_STATES, SERVICE_UNITS } from '../words.ts';
import { DAY_CELL, oneOf, someOf, TEXT, TEXTS, WHOLE_NUMBER } from './cell.rules.ts';
import { type Column, column } from './column.rules.ts';
import { ROUTES_CELL } from './routes-cell.rules.ts';
import { SCHEDULE_CELL } from './schedule-cell.rules.ts';

/** What is said of an offer, in the order of the sheet; where a name and an id stand, the id counts. */
export const OFFER = {
  title: column(TEXT, {
    heading: '标题',
    field: 'title',
    required: true,
    example: '社区义诊',
    note: { zh: '提供什么，1 到 100 个字符。', en: 'What is offered, in 1 to 100 characters.' },
  }),
  description: column(TEXT, {
    heading: '说明',
    field: 'description',
    example: '每周一次，在党群服务中心',
    note: { zh: '详细说明，1 到 2000 个字符。', en: 'At length, in 1 to 2000 characters.' },
  }),
  provider: column(TEXT, {
    heading: '提供方',
    field: 'provider',
    note: {
      zh: '本社区或已报到单位的名称、别名；留空为经办方自己。',
      en: 'A unit of the community, or one that reported in, by name or alias; whoever imports, where it is blank.',
    },
  }),
  providerId: column(TEXT, {
    heading: '提供方编号',
    field: 'providerId',
    note: {
      zh: '单位或居民的编号；填写时以编号为准。',
      en: 'The unit or resident by id, which counts before the name.',
    },
  }),
  deliveredBy: column(TEXT, {
    heading: '服务方',
    field: 'deliveredBy',
    note: { zh: '由其他单位送达时填写。', en: 'Who brings it, where that is not the provider.' },
  }),
  deliveredById: column(TEXT, {
    heading: '服务方编号',
    field: 'deliveredById',
    note: { zh: '填写时以编号为准。', en: 'The id, which counts before the name.' },
  }),
  category: column(oneOf(SERVICE_CATEGORIES), {
    heading: '类别',
    field: 'category',
    required: true,
    example: '义诊',
    note: { zh: '服务类别。', en: 'What it is about.' },
  }),
  audiences: column(someOf(AUDIENCES), {
    heading: '服务对象',
    field: 'audiences',
    example: '老年人、病残',
    note: { zh: '服务哪些人；留空为不限。', en: 'Whom it serves; everybody, where it is blank.' },
  }),
  capacityPerQuarter: column(WHOLE_NUMBER, {
    heading: '每季数量',
    field: 'capacityPerQuarter',
    required: true,
    example: '3',
    note: {
      zh: '每季度可提供的数量，1 到 1000000。',
      en: 'How much there is in a quarter, from 1 to 1000000.',
    },
  }),
  unit: column(oneOf(SERVICE_UNITS), {
    heading: '单位',
    field: 'unit',
    required: true,
    example: '场次',
    note: { zh: '数量的计量单位。', en: 'What it is counted in.' },
  }),
  serviceAreas: column(TEXTS, {
    heading: '服务区域',
    field: 'serviceAreas',
    note: {
      zh: '本社区或上级区域的名称，含其下辖；区域与小区都留空为本社区。',
      en: 'The community or areas above it by name, with all below them; the community, where there are no places.',
    },
  }),
  serviceAreaIds: column(TEXTS, {
    heading: '服务区域编号',
    field: 'serviceAreaIds',
    note: {
      zh: '填写时以编号为准，可为其他区域。',
      en: 'The ids, which count before names; of any area.',
    },
  }),
  serviceCompounds: column(TEXTS, {
    heading: '服务小区',
    field: 'serviceCompounds',
    note: {
      zh: '单独服务的本社区小区的名称或别名。',
      en: 'Single compounds of the community that it serves, by name or alias.',
    },
  }),
  serviceCompoundIds: column(TEXTS, {
    heading: '服务小区编号',
    field: 'serviceCompoundIds',
    note: {
      zh: '填写时以编号为准，可为其他社区的小区。',
      en: 'The ids, which count before names; of any compound.',
    },
  }),
  availableFrom: column(DAY_CELL, {
    heading: '开始日期',
    field: 'availableFrom',
    note: { zh: '提供的第一天。', en: 'The first day on which it is offered.' },
  }),
  availableTo: column(DAY_CELL, {
    heading: '结束日期',
    field: 'availableTo',
    note: { zh: '提供的最后一天。', en: 'The last day on which it is offered.' },
  }),
  schedule: column(SCHEDULE_CELL, {
    heading: '每周时段',
    field: 'schedule',
    example: '三 09:00-11:00',
    note: { zh: '如 三 09:00-11:00；空为随时。', en: 'Such as 三 09:00-11:00; blank: any time.' },
  }),
  routes: column(ROUTES_CELL, {
    heading: '货运路线',
    field: 'routes',
    note: {
      zh: '只用于货运，如 青岛市→济南市、青岛市→全国；留空为不限。',
      en: 'Of freight alone, such as 青岛市→济南市; anywhere, where it is blank.',
    },
  }),
  agreementId: column(TEXT, {
    heading: '协议编号',
    field: 'agreementId',
    note: { zh: '依据哪份协议提供。', en: 'The agreement under which it is offered, by id.' },
  }),
  assuredOn: column(DAY_CELL, {
    heading: '确认日期',
    field: 'assuredOn',
    note: {
      zh: '最近一次确认有效的日期；留空为今天。',
      en: 'When somebody last made sure of it; today, where it is blank.',
    },
  }),
};

/** Where a resource stands: nobody says so in an import. */
const STANDING = {
  id: column(TEXT, {
    heading: '编号',
    field: 'id',
    exportOnly: true,
    note: { zh: '资源编号。', en: 'The id of the resource.' },
  }),
  area: column(TEXT, {
    heading: '社区',
    field: 'area',
    exportOnly: true,
    note: { zh: '清单所在社区。', en: 'The community whose list carries it.' },
  }),
  state: column(oneOf(RESOURCE_STATES), {
    heading: '状态',
    field: 'state',
    exportOnly: true,
    note: { zh: '导出时的状态。', en: 'Where it stood when it was exported.' },
  }),
};

/** The columns of the service-resource list (服务资源清单), in their order. */
export const RESOURCE_COLUMNS: readonly Column[] = [
  STANDING.id,
  STANDING.area,
  ...Object.values(OFFER),
  STANDING.state,
];
