import { kernelView } from '@lianjian/kernel/builder';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder } from '../builder.ts';
import * as words from './recurring-words.ts';

const view = kernelView(builder);

export const RecurringServiceState = enumeration(
  view,
  'RecurringServiceState',
  'Where a recurring service stands (定期服务状态).',
  words.RECURRING_SERVICE_STATES,
);
export const OccurrenceStanding = enumeration(
  view,
  'OccurrenceStanding',
  'How one day of a recurring service went (服务日状态).',
  words.OCCURRENCE_STANDINGS,
);
