import type { Operators } from '@lianjian/kernel/filter';
import { raw, type Sql, sql } from '@lianjian/kernel/sql';
import { compileScalar, text } from './operators.ts';
import { type Bounds, boundsOf } from './partial-date.rules.ts';

/** A range asks about the first day that a date may mean: from which side of what the client says. */
const RANGES: Readonly<Record<string, [sign: string, side: keyof Bounds]>> = {
  lt: ['<', 'first'],
  lte: ['<=', 'last'],
  gt: ['>', 'last'],
  gte: ['>=', 'first'],
};

/** `boundsOf(…).first` of the rules as SQL, sortable as text; null where the year is not known at all. */
export function firstDay(value: Sql): Sql {
  const plain = sql`translate(${value}, '?~%', '')`;
  const part = (at: number) => sql`split_part(${plain}, '-', ${raw(String(at))})`;
  return sql`(case when ${value} not like 'XXXX%' then concat_ws('-',
    replace(${part(1)}, 'X', '0'),
    case ${part(2)} when '' then '01' when 'XX' then '01' when '21' then '03' when '22' then '06'
      when '23' then '09' when '24' then '12' else ${part(2)} end,
    case ${part(3)} when '' then '01' when 'XX' then '01' else ${part(3)} end) end)`;
}

/** The conditions of operators on a partial date: equal means written the same, ranges go by days. */
export function compilePartialDate(value: Sql, operators: Operators): Sql[] {
  return Object.entries(operators).flatMap(([operator, given]) => {
    const range = RANGES[operator];
    if (!range) {
      return compileScalar(value, { [operator]: given }, 'text');
    }
    const [sign, side] = range;
    return [sql`${firstDay(value)} ${raw(sign)} ${boundsOf(text(given))[side]}`];
  });
}
