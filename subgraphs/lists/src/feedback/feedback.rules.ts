import { partiesOf } from '@lianjian/kernel/acting';
import type { Role } from '@lianjian/kernel/context';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import { boundsOf } from '@lianjian/vocabulary/partial-date.rules';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Keeper, LifeStep } from '../lifecycle/lifecycle.rules.ts';
import type { Day } from '../quarter/quarter.rules.ts';
import { placeViolations } from '../submission/submission.rules.ts';
import type { FeedbackKind, FeedbackState } from './feedback-words.ts';

/** The one way on: a complaint is answered. */
export const FEEDBACK_STEPS: Readonly<Record<'answerFeedback', LifeStep<FeedbackState>>> = {
  answerFeedback: { from: ['OPEN'], to: 'ANSWERED' },
};

/** Feedback as those who may answer it see it. */
export interface Concerning {
  areaPath: string;
  /** Whose service it is about. */
  concerned: readonly string[];
}

/** The community, one above it, and whose service it is about. */
export const feedbackKeeper: Keeper<Concerning> = {
  parties: { CONCERNED: ({ concerned }) => concerned },
  notYours: {
    zh: '须由该社区或其上级，或被反馈的一方答复。',
    en: 'The community, one above it, or whose service it is about answers.',
  },
};

const TEXT_MAX = 1000;
const AUTHOR_MAX = 100;
const SCORE_MAX = 5;

/** Feedback as the input gives it, what is absent written as null. */
export interface Given {
  kind: FeedbackKind;
  claimId: string | null;
  demandId: string | null;
  activityId: string | null;
  organisationId: string | null;
  compoundId: string | null;
  areaId: string | null;
  text: string | null;
  score: number | null;
  author: string | null;
}

/** All that is wrong with feedback by itself. */
export function givenViolations(given: Given): UserErrorShape[] {
  const { kind, text, score, author } = given;
  const found = [
    ...subjectViolations(given),
    ...textViolations('text', text, TEXT_MAX),
    ...textViolations('author', author, AUTHOR_MAX),
  ];
  if (text === null && kind !== 'SCORE') {
    const [zh, en] = ['请填写反馈内容。', 'Say what they said.'];
    found.push(violation('INVALID_INPUT', 'text', zh, en));
  }
  const isScore = score !== null && score >= 1 && score <= SCORE_MAX;
  if (kind === 'SCORE' ? !isScore : score !== null) {
    const zh = `评分须且只须填写 1 到 ${SCORE_MAX}。`;
    const en = `A score, and nothing else, has a mark from 1 to ${SCORE_MAX}.`;
    found.push(violation('INVALID_INPUT', 'score', zh, en, { limit: SCORE_MAX }));
  }
  return found;
}

/** It is about one thing; what is about an organisation says where. */
function subjectViolations(given: Given): UserErrorShape[] {
  const { claimId, demandId, activityId, organisationId, compoundId, areaId } = given;
  const named = [claimId, demandId, activityId, organisationId].filter((id) => id !== null);
  if (named.length !== 1) {
    const [zh, en] = [
      '认领、需求、活动、单位须且只须填一个。',
      'Name a claim, a demand, an activity or an organisation, just one.',
    ];
    return [violation('INVALID_INPUT', 'claimId', zh, en)];
  }
  if (organisationId !== null) {
    return placeViolations(given);
  }
  const [zh, en] = ['地点由所反馈的事项决定。', 'What it is about says where it is.'];
  const field = compoundId === null ? 'areaId' : 'compoundId';
  return compoundId === null && areaId === null ? [] : [violation('INVALID_INPUT', field, zh, en)];
}

/** Nothing is given that has not begun to happen. */
export function givenOnViolations(givenOn: string, today: Day): UserErrorShape[] {
  const [zh, en] = ['反馈日期不能晚于今天。', 'It cannot be given later than today.'];
  return boundsOf(givenOn).first <= today ? [] : [violation('INVALID_INPUT', 'givenOn', zh, en)];
}

/** Those who hand on what people say, besides the community itself. */
const GIVERS: readonly Role[] = [
  'RESIDENT_REPRESENTATIVE',
  'VOLUNTEER',
  'PARTNER_UNIT',
  'PROPERTY_FIRM',
];

/** Who may give feedback: nobody of their own service, unless it is a complaint. */
export function giverViolations(
  { actor, actingForId }: By,
  kind: FeedbackKind,
  { areaPath, concerned }: Concerning,
): UserErrorShape[] {
  const may =
    keepsBooksOf(actor, actingForId, areaPath) || GIVERS.some((role) => actor.roles.includes(role));
  const isOwn = [...partiesOf(actor), actingForId].some((party) => concerned.includes(party));
  if (may && !(isOwn && kind !== 'COMPLAINT')) {
    return [];
  }
  const [zh, en] = isOwn
    ? ['不能评价自己的服务。', 'Nobody gives feedback of their own service.']
    : [
        '须由该社区、居民、志愿者、共建单位或物业登记。',
        'The community, residents, volunteers, units and firms give feedback.',
      ];
  return [violation('FORBIDDEN', 'actingForId', zh, en)];
}
