// Asia/Shanghai has kept this distance from UTC, without summer time, since 1991.
const OFFSET = '+08:00';

/** An instant by its day and clock time in Asia/Shanghai. */
export function at(day: string, time = '09:00'): Date {
  return new Date(`${day}T${time}:00${OFFSET}`);
}

/** A calendar day as Prisma wants it for a column of type date. */
export function date(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function plusDays(day: string, count: number): string {
  const moved = date(day);
  moved.setUTCDate(moved.getUTCDate() + count);
  return moved.toISOString().slice(0, 10);
}

export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The first and the last day of a quarter. */
export function daysOf(quarter: string): { first: string; last: string } {
  const year = Number(quarter.slice(0, 4));
  const month = (Number(quarter.slice(6)) - 1) * 3;
  const day = (monthIndex: number, dayOfMonth: number) =>
    new Date(Date.UTC(year, monthIndex, dayOfMonth)).toISOString().slice(0, 10);
  return { first: day(month, 1), last: day(month + 3, 0) };
}
