/** A calendar quarter of Asia/Shanghai, such as `2023-Q2`; earlier quarters sort first as text. */
export type Quarter = string;

/** A calendar day, such as `2023-04-01`; earlier days sort first as text. */
export type Day = string;

/** The first and the last day of a stretch, both within it. */
export interface Days {
  from: Day;
  to: Day;
}

// Asia/Shanghai has kept this distance from UTC, without summer time, since 1991.
const OFFSET_MS = 8 * 60 * 60 * 1000;
export const DAY_MS = 24 * 60 * 60 * 1000;

export function isQuarter(text: string): boolean {
  return /^\d{4}-Q[1-4]$/.test(text);
}

/** The day on which an instant falls in Asia/Shanghai. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant at which a day begins in Asia/Shanghai. */
export function startOf(day: Day): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS);
}

export function plusDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

export function quarterOf(day: Day): Quarter {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 4)}-Q${Math.ceil(month / 3)}`;
}

/** The quarter so many quarters later, or earlier for a negative number. */
export function plusQuarters(quarter: Quarter, count: number): Quarter {
  const index = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1 + count;
  const year = Math.floor(index / 4);
  return `${String(year).padStart(4, '0')}-Q${index - year * 4 + 1}`;
}

/** The days of a quarter. */
export function daysOf(quarter: Quarter): Days {
  return { from: firstDay(quarter), to: plusDays(firstDay(plusQuarters(quarter, 1)), -1) };
}

/** The two quarters of the half-year that a quarter lies in. */
export function halfYearOf(quarter: Quarter): [Quarter, Quarter] {
  const first =
    quarter.endsWith('1') || quarter.endsWith('3') ? quarter : plusQuarters(quarter, -1);
  return [first, plusQuarters(first, 1)];
}

function firstDay(quarter: Quarter): Day {
  const month = (Number(quarter.slice(6)) - 1) * 3 + 1;
  return `${quarter.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}
