import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textsViolations, textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Keeper, LifeStep } from '../lifecycle/lifecycle.rules.ts';
import type { Day } from '../quarter/quarter.rules.ts';
import type { ParticipantRole, ServiceActivityState } from './activity-words.ts';

/** The ways on for an activity. */
export const ACTIVITY_STEPS = {
  updateActivity: { from: ['PLANNED'], to: 'PLANNED' },
  holdActivity: { from: ['PLANNED'], to: 'HELD' },
  cancelActivity: {
    from: ['PLANNED'],
    to: 'CANCELLED',
    reasons: ['CLAIMANT_UNABLE', 'NO_LONGER_NEEDED', 'DUPLICATE', 'OTHER'],
  },
} as const satisfies Record<string, LifeStep<ServiceActivityState>>;

/** Activities are the community's, or of one above it. */
export const activityKeeper: Keeper<{ areaPath: string }> = {
  notYours: {
    zh: '须由该社区或其上级办理。',
    en: 'Only the community of the place, or one above it, may do this.',
  },
};

const TITLE_MAX = 100;
const TEXT_MAX = 2000;
const PARTS_MAX = 50;
const COUNT_MAX = 1_000_000;

/** An activity that is planned, as far as it can be wrong by itself. */
export interface Planned {
  title: string;
  description?: string | null;
  services: readonly { title: string; resourceId?: string | null; providerId?: string | null }[];
  zones: readonly { group: string; place: string }[];
  teamIds: readonly string[];
}

/** What is wrong with a plan, or with what is said anew of one. */
export function planViolations(
  plan: Omit<Planned, 'title'> & { title?: string | null },
): UserErrorShape[] {
  const parts = { countMax: PARTS_MAX, lengthMax: TITLE_MAX };
  const titles = plan.services.map(({ title }) => title);
  return [
    ...textViolations('title', plan.title, TITLE_MAX),
    ...textViolations('description', plan.description, TEXT_MAX),
    ...inEach(textsViolations('services', titles, parts), 'title'),
    ...plan.services.flatMap(serviceViolations),
    ...inEach(textsViolations('zones', column(plan.zones, 'group'), parts), 'group'),
    ...plan.zones.flatMap(({ place }, at) => textViolations(`zones.${at}.place`, place, TITLE_MAX)),
    ...textsViolations('teamIds', plan.teamIds, parts),
    ...onceViolations('teamIds', plan.teamIds),
  ];
}

const column = <K extends string>(rows: readonly Record<K, string>[], key: K) =>
  rows.map((row) => row[key]);

/** What is wrong with one text of each element is said of that text. */
const inEach = (found: readonly UserErrorShape[], field: string): UserErrorShape[] =>
  found.map((each) =>
    (each.field?.length ?? 0) > 2 ? { ...each, field: [...(each.field ?? []), field] } : each,
  );

function serviceViolations(
  { resourceId, providerId }: Planned['services'][number],
  at: number,
): UserErrorShape[] {
  if (!(resourceId && providerId)) {
    return [];
  }
  const [zh, en] = ['服务资源已说明提供方。', 'The resource says by whom it is offered.'];
  return [violation('INVALID_INPUT', `services.${at}.providerId`, zh, en)];
}

function onceViolations(field: string, values: readonly string[]): UserErrorShape[] {
  const [zh, en] = ['不能重复。', 'Each may be named once.'];
  return new Set(values).size < values.length ? [violation('INVALID_INPUT', field, zh, en)] : [];
}

/** A resource that an activity offers, as far as it matters here. */
export interface Offered {
  id: string;
  areaId: string;
  state: string;
}

/** What stands against offering resources at an activity of a place. */
export function offeredViolations(
  named: readonly { resourceId: string; field: string }[],
  resources: readonly Offered[],
  areaPath: string,
): UserErrorShape[] {
  return named.flatMap(({ resourceId, field }) => {
    const resource = resources.find(({ id }) => id === resourceId);
    const more = { entityId: resourceId };
    if (!resource) {
      return [violation('NOT_FOUND', field, '没有这项服务资源。', 'No such resource.', more)];
    }
    const found: UserErrorShape[] = [];
    if (resource.state !== 'OFFERED') {
      const [zh, en] = ['该服务资源现不提供。', 'The resource is not offered now.'];
      found.push(violation('RESOURCE_NOT_OFFERED', field, zh, en, more));
    }
    if (!areaPath.split('.').includes(resource.areaId)) {
      const [zh, en] = ['该服务资源不在本社区清单上。', 'It is on the list of another community.'];
      found.push(violation('OUTSIDE_SERVICE_AREA', field, zh, en, more));
    }
    return found;
  });
}

/** What came of an activity. */
export interface Report {
  heldOn: Day;
  report: string | null;
  participants: readonly { role: ParticipantRole; count: number }[];
}

export function reportViolations({
  report,
  participants,
}: Omit<Report, 'heldOn'>): UserErrorShape[] {
  const wrong = participants.flatMap(({ count }, at) => {
    const [zh, en] = [`须在 1 到 ${COUNT_MAX} 之间。`, `It must be from 1 to ${COUNT_MAX}.`];
    return count >= 1 && count <= COUNT_MAX
      ? []
      : [violation('INVALID_QUANTITY', `participants.${at}.count`, zh, en, { limit: COUNT_MAX })];
  });
  const roles = participants.map(({ role }) => role);
  return [
    ...textViolations('report', report, TEXT_MAX),
    ...wrong,
    ...onceViolations('participants', roles),
  ];
}

/** Nothing has been held that is still to come. */
export function dayViolations(heldOn: Day, today: Day): UserErrorShape[] {
  const [zh, en] = ['尚未到活动日期。', 'That day has not come yet.'];
  return heldOn <= today ? [] : [violation('INVALID_INPUT', 'heldOn', zh, en)];
}
