import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { type Details, detailViolations } from '../demand/detail.rules.ts';
import { type Particulars, particularsViolations } from '../kinds/particulars.rules.ts';
import { beginningViolations, type Chosen } from '../procedure/choice.rules.ts';
import type { Day, Quarter } from '../quarter/quarter.rules.ts';
import type { DemandKind, LocationClass } from '../words.ts';

const PRIVATE_MAX = 200;

/** What is said when a need is put forward, as far as it can be wrong by itself. */
export interface Said extends Details, Chosen, Particulars {
  compoundId?: string | null;
  areaId?: string | null;
  contact?: string | null;
  dwelling?: string | null;
  wantedFrom?: Day | null;
  wantedBy?: Day | null;
  wantedWeekdays?: readonly number[] | null;
}

/** All that is wrong with what is said, whatever it names. */
export function saidViolations(said: Said): UserErrorShape[] {
  return [
    ...statedViolations(said),
    ...beginningViolations(said),
    ...particularsViolations(said.kind, said),
  ];
}

/** All that is wrong with it while it is not said of what kind it is. */
export function statedViolations(said: Omit<Said, keyof Chosen>): UserErrorShape[] {
  return [
    ...placeViolations(said),
    ...detailViolations(said),
    ...textViolations('contact', said.contact, PRIVATE_MAX),
    ...textViolations('dwelling', said.dwelling, PRIVATE_MAX),
    ...timeViolations(said),
  ];
}

/** A place is a compound or a community. */
export function placeViolations({
  compoundId,
  areaId,
}: Pick<Said, 'compoundId' | 'areaId'>): UserErrorShape[] {
  if (((compoundId ?? null) === null) !== ((areaId ?? null) === null)) {
    return [];
  }
  const [zh, en] = ['小区与社区须且只须填一个。', 'Name a compound or a community, just one.'];
  return [violation('INVALID_INPUT', 'compoundId', zh, en)];
}

/** What is wrong with the days on which something is wanted. */
export function timeViolations({
  wantedFrom,
  wantedBy,
  wantedWeekdays,
}: Pick<Said, 'wantedFrom' | 'wantedBy' | 'wantedWeekdays'>): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  if (wantedFrom && wantedBy && wantedFrom > wantedBy) {
    const [zh, en] = ['最早日期晚于最晚日期。', 'The first day is after the last one.'];
    found.push(violation('INVALID_INPUT', 'wantedFrom', zh, en));
  }
  const days = wantedWeekdays ?? [];
  if (days.some((day) => day < 1 || day > 7) || new Set(days).size < days.length) {
    const [zh, en] = ['星期须为 1 到 7，且不重复。', 'Weekdays are 1 to 7, each once.'];
    found.push(violation('INVALID_INPUT', 'wantedWeekdays', zh, en));
  }
  return found;
}

/** Nothing is wanted by a day that has passed when that is said. */
export function lapsed(wantedBy: Day | null, today: Day): UserErrorShape[] {
  const [zh, en] = ['最晚日期已过。', 'The last day has passed already.'];
  return wantedBy !== null && wantedBy < today
    ? [violation('INVALID_INPUT', 'wantedBy', zh, en)]
    : [];
}

/** What a firm's scope has against volunteers' mending in common parts; null: no firm is known. */
export function scopeViolations(firmId: string | null): UserErrorShape[] {
  if (firmId === null) {
    return [];
  }
  const [zh, en] = [
    '公共区域属物业服务范围，请转责任主体；志愿维修只上门入户。',
    'Common parts are in the scope of the firm: route it there; volunteers mend inside dwellings.',
  ];
  return [violation('INVALID_INPUT', 'locationClass', zh, en, { entityId: firmId })];
}

/** Where a quarter is given it has to be the one that collects; null where none does. */
export function quarterViolations(
  asked: Quarter | null,
  collects: Quarter | null,
): UserErrorShape[] {
  if (collects === null) {
    const [zh, en] = [
      '本轮收集已结束；只有紧急需求可直接进入下一轮。',
      'The round is closed; only urgent needs enter the next one at once.',
    ];
    return [violation('INVALID_STATE', 'quarter', zh, en)];
  }
  const [zh, en] = [`现在收集的是 ${collects} 的需求。`, `Needs of ${collects} are collected now.`];
  return asked === null || asked === collects
    ? []
    : [violation('INVALID_INPUT', 'quarter', zh, en)];
}

/** On whose ground the work of a kind is, unless somebody says. */
export const usualLocation = (kind: DemandKind): LocationClass =>
  kind === 'REPAIR_ORDER' ? 'PRIVATE_DWELLING' : 'PUBLIC_AREA';
