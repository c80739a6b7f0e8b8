import { kernelView } from '@lianjian/kernel/builder';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder } from '../builder.ts';
import * as words from './activity-words.ts';

const view = kernelView(builder);

export const ServiceActivityKind = enumeration(
  view,
  'ServiceActivityKind',
  'What sort of activity it is (活动类型).',
  words.SERVICE_ACTIVITY_KINDS,
);
export const ServiceActivityState = enumeration(
  view,
  'ServiceActivityState',
  'Where an activity stands (活动状态).',
  words.SERVICE_ACTIVITY_STATES,
);
export const ParticipantRole = enumeration(
  view,
  'ParticipantRole',
  'As what people take part in an activity (参与身份).',
  words.PARTICIPANT_ROLES,
);
