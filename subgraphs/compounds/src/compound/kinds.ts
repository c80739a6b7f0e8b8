import { kernelView } from '@lianjian/kernel/builder';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder } from '../builder.ts';

export const CompoundKind = enumeration(
  kernelView(builder),
  'CompoundKind',
  'What sort of compound it is (小区类型); a compound may be of several.',
  {
    RELOCATION: 'Built for residents who were moved (回迁).',
    AFFORDABLE_RENTAL: 'With affordable rental housing (保障性租赁房).',
    OPEN_OLD_UNMANAGED: 'Old, open and without property management (无物业开放式老旧小区).',
    WORK_UNIT_DORMITORY: 'A dormitory of a work unit (单位宿舍).',
    HIGH_RISE: 'High-rise housing (高层住宅).',
    COMMODITY: 'Commodity housing (商品房).',
  },
);

export const ManagementMode = enumeration(
  kernelView(builder),
  'ManagementMode',
  'Who manages the common parts (物业管理方式).',
  {
    NONE: 'Nobody.',
    STATE_STEWARD: 'A state-owned steward, for compounds without a firm (红管家、国企托管).',
    MARKET_FIRM: 'A property firm under contract (物业企业).',
    SELF: 'The owners themselves (业主自管).',
  },
);
