import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Keeper, LifeStep } from '../lifecycle/lifecycle.rules.ts';
import { type Day, dayOf, startOf, weekdayOf } from '../quarter/quarter.rules.ts';
import type { DemandKind } from '../words.ts';
import type { ShiftState } from './rota.words.ts';

/** The ways on for a shift. */
export const SHIFT_STEPS = {
  cancelShift: {
    from: ['PLANNED'],
    to: 'CANCELLED',
    reasons: ['CLAIMANT_UNABLE', 'NO_LONGER_NEEDED', 'DUPLICATE', 'OTHER'],
  },
} as const satisfies Record<string, LifeStep<ShiftState>>;

/** The rota is the community's, or of one above it. */
export const rotaKeeper: Keeper<{ areaPath: string }> = {
  notYours: {
    zh: '须由该社区或其上级排班。',
    en: 'Only the community of the place, or one above it, keeps its rota.',
  },
};

/** What whoever is on duty can take without being named by anybody. */
export const ON_ROTA: readonly DemandKind[] = ['CASE', 'PROXY_ERRAND'];

/** A shift as it is planned. */
export interface Planned {
  kinds: readonly DemandKind[];
  /** 1 (Monday) to 7 for a weekly shift, else the one day of it. */
  weekday: number | null;
  day: Day | null;
  /** Clock times HH:MM of Asia/Shanghai. */
  from: string;
  to: string;
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** All that is wrong with a shift by itself. */
export function shiftViolations({ kinds, weekday, day, from, to }: Planned): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  const wrong = (field: string, zh: string, en: string) =>
    found.push(violation('INVALID_INPUT', field, zh, en));
  if ((weekday === null) === (day === null)) {
    wrong('weekday', '星期与日期须且只须填一个。', 'Name a weekday or a day, just one.');
  }
  if (weekday !== null && (weekday < 1 || weekday > 7)) {
    wrong('weekday', '星期须为 1 到 7。', 'A weekday is from 1 (Monday) to 7.');
  }
  for (const [field, time] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (!CLOCK.test(time)) {
      wrong(field, '时间须写作 HH:MM。', 'A time is written HH:MM.');
    }
  }
  if (CLOCK.test(from) && CLOCK.test(to) && from >= to) {
    wrong('from', '开始须早于结束。', 'It has to begin before it ends.');
  }
  const isOnRota = kinds.length > 0 && kinds.every((kind) => ON_ROTA.includes(kind));
  if (!isOnRota || new Set(kinds).size < kinds.length) {
    const codes = ON_ROTA.join(', ');
    wrong('kinds', `须为 ${codes}，不重复。`, `They are of ${codes}, each once.`);
  }
  return found;
}

/** A shift as the rota has it. */
export interface Shift extends Planned {
  id: string;
  compoundId: string | null;
  handlerId: string;
}

/** Something that looks for whoever is on duty. */
export interface Looking {
  kind: DemandKind;
  compoundId: string | null;
  instant: Date;
}

/**
 * Who is on duty for something at an instant: a shift of just that day goes before a weekly one, one
 * of the compound before one of the whole community, then the one that began last, then by id.
 */
export function onDuty(
  shifts: readonly Shift[],
  { kind, compoundId, instant }: Looking,
): Shift | null {
  const today = dayOf(instant);
  const weekday = weekdayOf(today);
  const minutes = Math.floor((instant.getTime() - startOf(today).getTime()) / 60_000);
  const now = [Math.floor(minutes / 60), minutes % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  const here = shifts.filter(
    (shift) =>
      shift.kinds.includes(kind) &&
      (shift.compoundId === null || shift.compoundId === compoundId) &&
      (shift.day === null ? shift.weekday === weekday : shift.day === today) &&
      shift.from <= now &&
      now < shift.to,
  );
  const [first] = here.sort(
    (a, b) =>
      Number(b.day !== null) - Number(a.day !== null) ||
      Number(b.compoundId !== null) - Number(a.compoundId !== null) ||
      b.from.localeCompare(a.from) ||
      a.id.localeCompare(b.id),
  );
  return first ?? null;
}
