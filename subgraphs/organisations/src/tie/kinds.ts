import { kernelView } from '@lianjian/kernel/builder';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder } from '../builder.ts';
import { TIE_ENDS } from './tie-ends.rules.ts';
import { TIE_STATES } from './tie-steps.rules.ts';

export const TieKind = enumeration(
  kernelView(builder),
  'TieKind',
  'How one is tied to another (关系类型). A pairing is no tie but an agreement.',
  {
    REPORT_IN: 'A unit has reported in to a community (单位报到).',
    MEMBER_REPORT_IN: 'A Party member has reported in to a community (党员报到).',
    MEMBERSHIP: 'A unit or person is a member of an organisation (成员).',
    INSTRUCTION: 'A Party-building instructor looks after a firm (党建指导员).',
    SUPERVISION: 'An office watches over an organisation (监管).',
    DEPLOYMENT: 'A unit’s Party organisation was sent down to a community (下沉一线).',
  },
);

export const TieState = enumeration(
  kernelView(builder),
  'TieState',
  'How far a tie has come: it stands when all its ends have said so.',
  TIE_STATES,
);

export const TieEnd = enumeration(
  kernelView(builder),
  'TieEnd',
  'An end of a tie, which says for itself that it stands.',
  TIE_ENDS,
);
