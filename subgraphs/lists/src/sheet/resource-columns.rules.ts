import { SERVICE_CATEGORIES } from '@lianjian/vocabulary/enums';
import { AUDIENCES, RESOURCE_STATES, SERVICE_UNITS } from '../words.ts';
import { DAY_CELL, oneOf, someOf, TEXT, WHOLE_NUMBER } from './cell.rules.ts';
import { type Column, column } from './column.rules.ts';

/** The columns of the service-resource list (服务资源清单), in their order. */
export const RESOURCE_COLUMNS: readonly Column[] = [
  column(TEXT, {
    heading: '编号',
    field: 'id',
    note: { zh: '资源编号。', en: 'The id of the resource.' },
  }),
  column(TEXT, {
    heading: '社区',
    field: 'area',
    note: { zh: '清单所在社区。', en: 'The community whose list carries it.' },
  }),
  column(TEXT, {
    heading: '标题',
    field: 'title',
    note: { zh: '提供什么。', en: 'What is offered.' },
  }),
  column(TEXT, {
    heading: '说明',
    field: 'description',
    note: { zh: '详细说明。', en: 'What is offered, at length.' },
  }),
  column(TEXT, {
    heading: '提供方',
    field: 'provider',
    note: { zh: '单位名称或居民代称。', en: 'The unit, or the resident by pseudonym.' },
  }),
  column(TEXT, {
    heading: '提供方编号',
    field: 'providerId',
    note: { zh: '提供方的编号。', en: 'The id of the provider.' },
  }),
  column(TEXT, {
    heading: '服务方',
    field: 'deliveredBy',
    note: { zh: '由其他单位送达时填写。', en: 'Who brings it, where that is not the provider.' },
  }),
  column(oneOf(SERVICE_CATEGORIES), {
    heading: '类别',
    field: 'category',
    note: { zh: '服务类别。', en: 'What it is about.' },
  }),
  column(someOf(AUDIENCES), {
    heading: '服务对象',
    field: 'audiences',
    note: { zh: '服务哪些人。', en: 'Whom it serves.' },
  }),
  column(WHOLE_NUMBER, {
    heading: '每季数量',
    field: 'capacityPerQuarter',
    note: { zh: '每季度可提供的数量。', en: 'How much there is in a quarter.' },
  }),
  column(oneOf(SERVICE_UNITS), {
    heading: '单位',
    field: 'unit',
    note: { zh: '数量的计量单位。', en: 'What it is counted in.' },
  }),
  column(TEXT, {
    heading: '服务区域',
    field: 'serviceAreas',
    note: { zh: '服务的区域，含其下辖。', en: 'The areas that it serves, with all below them.' },
  }),
  column(TEXT, {
    heading: '服务小区',
    field: 'serviceCompounds',
    note: { zh: '单独服务的小区。', en: 'Single compounds that it serves.' },
  }),
  column(DAY_CELL, {
    heading: '开始日期',
    field: 'availableFrom',
    note: { zh: '提供的第一天。', en: 'The first day on which it is offered.' },
  }),
  column(DAY_CELL, {
    heading: '结束日期',
    field: 'availableTo',
    note: { zh: '提供的最后一天。', en: 'The last day on which it is offered.' },
  }),
  column(TEXT, {
    heading: '每周时段',
    field: 'schedule',
    note: { zh: '如 三 09:00-11:00；空为随时。', en: 'Such as 三 09:00-11:00; blank: any time.' },
  }),
  column(DAY_CELL, {
    heading: '确认日期',
    field: 'assuredOn',
    note: { zh: '最近一次确认有效的日期。', en: 'When somebody last made sure of it.' },
  }),
  column(oneOf(RESOURCE_STATES), {
    heading: '状态',
    field: 'state',
    note: { zh: '导出时的状态。', en: 'Where it stood when it was exported.' },
  }),
];
