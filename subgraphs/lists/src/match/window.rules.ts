import { DAY_MS, type Days, daysOf, weekdayOf } from '../quarter/quarter.rules.ts';
import type { DemandSide, Pair, ResourceSide } from './pair.rules.ts';

// Days are written YYYY-MM-DD, so these stand before and after all that a calendar may hold.
const EARLIEST = '0000-01-01';
const LATEST = '9999-12-31';

/**
 * The days on which a demand wants its service. What it leaves open is its list quarter's, so a
 * demand without dates moves on when it is carried over, and one with dates keeps them.
 */
export function wantedDays(demand: DemandSide): Days {
  const quarter = daysOf(demand.listQuarter);
  const { wantedFrom, wantedBy } = demand;
  return {
    from: wantedFrom ?? earlier(quarter.from, wantedBy),
    to: wantedBy ?? later(quarter.to, wantedFrom),
  };
}

export function offeredDays(resource: ResourceSide): Days {
  return { from: resource.availableFrom ?? EARLIEST, to: resource.availableTo ?? LATEST };
}

/** How many days from the first to the last fall on one of the weekdays; no weekdays means all. */
export function countDays({ from, to }: Days, weekdays: readonly number[]): number {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  if (days <= 0) {
    return 0;
  }
  const wanted = weekdays.length === 0 ? 7 : new Set(weekdays).size;
  const rest = days % 7;
  const first = weekdayOf(from);
  const tail = Array.from({ length: rest }, (_, i) => ((first - 1 + i) % 7) + 1);
  const inTail = weekdays.length === 0 ? rest : tail.filter((d) => weekdays.includes(d)).length;
  return ((days - rest) / 7) * wanted + inTail;
}

/** The part of the wanted days on which the resource is offered, from 0 to 1. */
export function timeShare({ demand, resource }: Omit<Pair, 'record'>): number {
  const wanted = wantedDays(demand);
  const offered = offeredDays(resource);
  const both = { from: later(wanted.from, offered.from), to: earlier(wanted.to, offered.to) };
  const weekdays = commonWeekdays(demand.weekdays, resource.weekdays);
  const all = countDays(wanted, demand.weekdays);
  return all === 0 || weekdays === null ? 0 : countDays(both, weekdays) / all;
}

/** Whether any wanted day on which the resource is offered is left to meet the demand on. */
export function meetsInTime({ demand, resource }: Omit<Pair, 'record'>): boolean {
  const from = later(resource.availableFrom ?? EARLIEST, demand.notBefore);
  return timeShare({ demand, resource: { ...resource, availableFrom: from } }) > 0;
}

/** The weekdays of both; empty means any, so two schedules that share none give null. */
function commonWeekdays(a: readonly number[], b: readonly number[]): readonly number[] | null {
  if (a.length === 0 || b.length === 0) {
    return a.length === 0 ? b : a;
  }
  const both = a.filter((day) => b.includes(day));
  return both.length === 0 ? null : both;
}

function earlier(day: string, other: string | null): string {
  return other !== null && other < day ? other : day;
}

function later(day: string, other: string | null): string {
  return other !== null && other > day ? other : day;
}
