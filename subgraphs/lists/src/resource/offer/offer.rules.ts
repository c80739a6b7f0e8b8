import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { detailViolations } from '../../demand/detail.rules.ts';
import { type Route, routesViolations } from '../../freight/route.rules.ts';
import type { ServiceCategory } from '../../match/pair.rules.ts';
import type { Day } from '../../quarter/quarter.rules.ts';
import type { Audience, ServiceUnit } from '../../words.ts';

/** One weekly opening, in the clock time of Asia/Shanghai. */
export interface Opening {
  weekday: number;
  from: string;
  to: string;
}

/** What a provider says of a resource, with what goes without saying written out. */
export interface Offer {
  title: string;
  description: string | null;
  category: ServiceCategory;
  audiences: readonly Audience[];
  unit: ServiceUnit;
  capacityPerQuarter: number;
  serviceAreaIds: readonly string[];
  serviceCompoundIds: readonly string[];
  availableFrom: Day | null;
  availableTo: Day | null;
  schedule: readonly Opening[];
  /** Where a truck goes; none means anywhere. */
  routes: readonly Route[];
  deliveredById: string | null;
  agreementId: string | null;
  /** When somebody last made sure of it. */
  assuredOn: Day | null;
}

const CAPACITY_MAX = 1_000_000;
const PLACES_MAX = 100;
const OPENINGS_MAX = 50;
const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** All that is wrong with what is said by itself; what is not said is not judged. */
export function offerViolations(said: Partial<Offer>): UserErrorShape[] {
  return [
    ...detailViolations({ title: said.title, description: said.description }),
    ...audienceViolations(said.audiences),
    ...capacityViolations(said.capacityPerQuarter),
    ...placesViolations('serviceAreaIds', said.serviceAreaIds),
    ...placesViolations('serviceCompoundIds', said.serviceCompoundIds),
    ...scheduleViolations(said.schedule ?? []),
    ...routesViolations(said.routes ?? []),
  ];
}

/** Whether owners can be asked about what it names; they are not asked about more. */
export function canBeAsked(offer: Pick<Offer, 'serviceAreaIds' | 'serviceCompoundIds'>): boolean {
  return Math.max(offer.serviceAreaIds.length, offer.serviceCompoundIds.length) <= PLACES_MAX;
}

/** An offer as part of an input's meaning: places and audiences are the same in any order. */
export function meaningOf(offer: Partial<Offer>): [name: string, value: unknown][] {
  const unordered = ['audiences', 'serviceAreaIds', 'serviceCompoundIds', 'routes'];
  return Object.entries(offer).map(([name, value]) => [
    name,
    unordered.includes(name) && Array.isArray(value) ? [...value].sort(byText) : value,
  ]);
}

function byText(a: unknown, b: unknown): number {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return one < other ? -1 : Number(one > other);
}

/** What stands against an offer as a whole, on the day of the database's clock. */
export function wholeViolations(
  { availableFrom, availableTo, assuredOn, category, routes }: Offer,
  today: Day,
): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  if (availableFrom !== null && availableTo !== null && availableFrom > availableTo) {
    const [zh, en] = ['最早日期晚于最晚日期。', 'The first day is after the last one.'];
    found.push(violation('INVALID_INPUT', 'availableFrom', zh, en));
  }
  if (assuredOn !== null && assuredOn > today) {
    const [zh, en] = ['确认日期不能晚于今天。', 'Nobody has made sure of it after today.'];
    found.push(violation('INVALID_INPUT', 'assuredOn', zh, en));
  }
  if (routes.length > 0 && category !== 'FREIGHT') {
    const [zh, en] = ['只有货运（FREIGHT）才有路线。', 'Only FREIGHT has routes.'];
    found.push(violation('INVALID_INPUT', 'routes', zh, en));
  }
  return found;
}

function audienceViolations(audiences: readonly Audience[] | undefined): UserErrorShape[] {
  const isFine =
    audiences === undefined ||
    (audiences.length > 0 && new Set(audiences).size === audiences.length);
  const [zh, en] = ['服务对象至少一类，且不重复。', 'It serves one audience at least, each once.'];
  return isFine ? [] : [violation('INVALID_INPUT', 'audiences', zh, en)];
}

/** Whether a number can be a capacity at all. */
export function isCapacity(capacity: number | undefined): capacity is number {
  return capacity !== undefined && capacity >= 1 && capacity <= CAPACITY_MAX;
}

function capacityViolations(capacity: number | undefined): UserErrorShape[] {
  if (capacity === undefined || isCapacity(capacity)) {
    return [];
  }
  const [zh, en] = [`须在 1 到 ${CAPACITY_MAX} 之间。`, `It must be from 1 to ${CAPACITY_MAX}.`];
  return [violation('INVALID_QUANTITY', 'capacityPerQuarter', zh, en, { limit: CAPACITY_MAX })];
}

function placesViolations(field: string, ids: readonly string[] | undefined): UserErrorShape[] {
  const [zh, en] = [`最多 ${PLACES_MAX} 处。`, `There may be ${PLACES_MAX} places at most.`];
  return (ids?.length ?? 0) <= PLACES_MAX
    ? []
    : [violation('INVALID_INPUT', field, zh, en, { limit: PLACES_MAX })];
}

function scheduleViolations(schedule: readonly Opening[]): UserErrorShape[] {
  if (schedule.length > OPENINGS_MAX) {
    const [zh, en] = [`最多 ${OPENINGS_MAX} 个时段。`, `There may be ${OPENINGS_MAX} at most.`];
    return [violation('INVALID_INPUT', 'schedule', zh, en, { limit: OPENINGS_MAX })];
  }
  return schedule.flatMap((opening, at) => {
    const { weekday, from, to } = opening;
    const found: UserErrorShape[] = [];
    if (weekday < 1 || weekday > 7) {
      const [zh, en] = ['星期须为 1 到 7。', 'A weekday is 1 to 7.'];
      found.push(violation('INVALID_INPUT', `schedule.${at}.weekday`, zh, en));
    }
    if (!CLOCK_TIME.test(from) || !CLOCK_TIME.test(to) || from >= to) {
      const [zh, en] = [
        '时间须为 HH:MM，且开始早于结束。',
        'Times are HH:MM, and it opens before it closes.',
      ];
      found.push(violation('INVALID_INPUT', `schedule.${at}.from`, zh, en));
    }
    if (schedule.slice(0, at).some((other) => overlap(other, opening))) {
      const [zh, en] = ['与前面的时段重叠。', 'It overlaps with an opening before it.'];
      found.push(violation('INVALID_INPUT', `schedule.${at}`, zh, en));
    }
    return found;
  });
}

function overlap(a: Opening, b: Opening): boolean {
  return a.weekday === b.weekday && a.from < b.to && b.from < a.to;
}
