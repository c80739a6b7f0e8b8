import { kernelView } from '@lianjian/kernel/builder';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder } from '../builder.ts';
import * as words from './visit-words.ts';

const view = kernelView(builder);

export const VisitKind = enumeration(
  view,
  'VisitKind',
  'Why somebody is visited (走访类型).',
  words.VISIT_KINDS,
);
export const HouseholdCategory = enumeration(
  view,
  'HouseholdCategory',
  'What a visit knows of a household (住户类别).',
  words.HOUSEHOLD_CATEGORIES,
);
export const VisitOutcome = enumeration(
  view,
  'VisitOutcome',
  'Whether somebody was met (走访结果).',
  words.VISIT_OUTCOMES,
);
