import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Keeper, LifeStep } from '../lifecycle/lifecycle.rules.ts';
import type { Day } from '../quarter/quarter.rules.ts';
import { placeViolations } from '../submission/submission.rules.ts';
import type { ReasonCode } from '../words.ts';
import type { RecurringServiceState } from './recurring-words.ts';

const REASONS = [
  'CLAIMANT_UNABLE',
  'NO_LONGER_NEEDED',
  'RECIPIENT_UNAVAILABLE',
  'NOT_SUITABLE',
  'OTHER',
] as const satisfies readonly ReasonCode[];

/** The ways on for a recurring service; writing down a day leaves it where it stands. */
export const RECURRING_STEPS = {
  pauseRecurringService: { from: ['RUNNING'], to: 'PAUSED', reasons: REASONS },
  resumeRecurringService: { from: ['PAUSED'], to: 'RUNNING' },
  endRecurringService: { from: ['RUNNING', 'PAUSED'], to: 'ENDED', reasons: REASONS },
} as const satisfies Record<string, LifeStep<RecurringServiceState>>;

/** A service as those who keep it see it. */
export interface Kept {
  areaPath: string;
  providerId: string;
  deliveredById: string | null;
}

/** The community, one above it, whoever offers the service and whoever brings it. */
export const recurringKeeper: Keeper<Kept> = {
  parties: {
    PROVIDER: ({ providerId }) => [providerId],
    CARRIER: ({ deliveredById }) => [deliveredById],
  },
  notYours: {
    zh: '须由该社区或其上级、提供方或送达方办理。',
    en: 'Only the community, one above it, the provider or who brings it may do this.',
  },
};

const TITLE_MAX = 100;
const CRITERIA_MAX = 500;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A service that is started, as far as it can be wrong by itself. */
export interface Started {
  title: string | null;
  criteria: string | null;
  weekdays: readonly number[];
  fromTime: string;
  toTime: string | null;
  startsOn: Day;
  endsOn: Day | null;
}

export function startViolations(given: Started): UserErrorShape[] {
  const { weekdays, fromTime, toTime, startsOn, endsOn } = given;
  const found = [
    ...textViolations('title', given.title, TITLE_MAX),
    ...textViolations('criteria', given.criteria, CRITERIA_MAX),
  ];
  const areDays = weekdays.every((day) => day >= 1 && day <= 7);
  if (weekdays.length === 0 || !areDays || new Set(weekdays).size < weekdays.length) {
    const [zh, en] = [
      '星期须为 1 到 7，至少一天，且不重复。',
      'Name at least one weekday, 1 to 7, each once.',
    ];
    found.push(violation('INVALID_INPUT', 'weekdays', zh, en));
  }
  if (!TIME.test(fromTime)) {
    found.push(violation('INVALID_INPUT', 'fromTime', '时间须为 HH:MM。', 'A time is HH:MM.'));
  }
  if (toTime !== null && (!TIME.test(toTime) || toTime <= fromTime)) {
    const [zh, en] = ['须为晚于开始时间的 HH:MM。', 'It must be HH:MM, later than it begins.'];
    found.push(violation('INVALID_INPUT', 'toTime', zh, en));
  }
  if (endsOn !== null && endsOn < startsOn) {
    const [zh, en] = ['最后一天早于第一天。', 'The last day is before the first one.'];
    found.push(violation('INVALID_INPUT', 'endsOn', zh, en));
  }
  return found;
}

/** A claim or resource that a service comes from. */
export interface Source {
  id: string;
  field: 'claimId' | 'resourceId';
  /** Whether the claim was accepted, or the resource is offered. */
  isFirm: boolean;
  /** Whether it reaches the place. */
  reaches: boolean;
  /** Whether everybody may know of what it meets: a service that comes again is told to all. */
  isPublic: boolean;
}

/** What stands against a service that comes from a claim or a resource. */
export function sourceViolations({
  id,
  field,
  isFirm,
  reaches,
  isPublic,
}: Source): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  if (!isFirm) {
    const [zh, en] = [
      '该认领尚未被接受或已结束，或该服务资源现不提供。',
      'The claim is not accepted, or the resource is not offered.',
    ];
    found.push(violation('INVALID_STATE', field, zh, en, { entityId: id }));
  }
  if (!isPublic) {
    const [zh, en] = [
      '定期服务是公开的，只能由需求项目的认领或服务资源开始。',
      'A service that comes again is public: it comes from a claim on a project, or from a resource.',
    ];
    found.push(violation('INVALID_INPUT', field, zh, en, { entityId: id }));
  }
  if (!reaches) {
    const [zh, en] = ['该服务资源不覆盖此地。', 'The resource does not serve this place.'];
    found.push(violation('OUTSIDE_SERVICE_AREA', field, zh, en, { entityId: id }));
  }
  return found;
}

/** A service comes from a claim, which says where, or from a resource, for a place that is named. */
export function originViolations(given: {
  claimId: string | null;
  resourceId: string | null;
  compoundId: string | null;
  areaId: string | null;
}): UserErrorShape[] {
  const { claimId, resourceId, compoundId, areaId } = given;
  if ((claimId === null) === (resourceId === null)) {
    const [zh, en] = ['认领与服务资源须且只须填一个。', 'Name a claim or a resource, just one.'];
    return [violation('INVALID_INPUT', 'claimId', zh, en)];
  }
  if (resourceId !== null) {
    return placeViolations({ compoundId, areaId });
  }
  const [zh, en] = ['服务地点由该认领决定。', 'The claim says where it is.'];
  const field = compoundId === null ? 'areaId' : 'compoundId';
  return compoundId === null && areaId === null ? [] : [violation('INVALID_INPUT', field, zh, en)];
}
