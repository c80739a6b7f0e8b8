import { kernelView } from '@lianjian/kernel/builder';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder } from '../builder.ts';
import * as words from './words.ts';

const view = kernelView(builder);

export const PointsActivity = enumeration(
  view,
  'PointsActivity',
  'What points are given for (积分项目).',
  words.POINTS_ACTIVITIES,
);
export const PointsBasis = enumeration(
  view,
  'PointsBasis',
  'What the points of a rule are for (计分方式).',
  words.POINTS_BASES,
);
export const PointsKind = enumeration(
  view,
  'PointsKind',
  'Why points came or went (记账类型).',
  words.POINTS_KINDS,
);
export const StoreItemState = enumeration(
  view,
  'StoreItemState',
  'Whether goods can be had (商品状态).',
  words.STORE_ITEM_STATES,
);
export const RedemptionState = enumeration(
  view,
  'RedemptionState',
  'Where a redemption stands (兑换状态).',
  words.REDEMPTION_STATES,
);
