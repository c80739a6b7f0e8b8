import type { Operators } from '@lianjian/kernel/filter';
import { raw, type Sql, sql } from '@lianjian/kernel/sql';

export type Operator = 'eq' | 'in' | 'notIn' | 'lt' | 'lte' | 'gt' | 'gte' | 'contains' | 'isNull';

/** What each operator says, for its description. */
export const SAID: Record<Operator, string> = {
  eq: 'Equal to this.',
  in: 'One of these.',
  notIn: 'None of these; an unknown value is none of them.',
  lt: 'Less or earlier than this.',
  lte: 'This, less or earlier.',
  gt: 'More or later than this.',
  gte: 'This, more or later.',
  contains: 'Holds this text, whatever the case.',
  isNull: 'True: the value is unknown. False: it is known.',
};

const SIGNS = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** The conditions of the operators on a value whose PostgreSQL type is `pgType`. */
export function compileScalar(value: Sql, operators: Operators, pgType: string): Sql[] {
  return Object.entries(operators).map(([operator, given]) => {
    switch (operator as Operator) {
      case 'eq':
        return sql`${value} = ${text(given)}::text::${raw(pgType)}`;
      case 'in':
        return sql`${value} = any(${list(given)}::text[]::${raw(pgType)}[])`;
      case 'notIn':
        return sql`(${value} = any(${list(given)}::text[]::${raw(pgType)}[])) is not true`;
      case 'contains':
        return sql`${value} ilike ${`%${escapeLike(text(given))}%`}`;
      case 'isNull':
        return given ? sql`${value} is null` : sql`${value} is not null`;
      default:
        return sql`${value} ${raw(SIGNS[operator as keyof typeof SIGNS])} ${text(given)}::text::${raw(pgType)}`;
    }
  });
}

export function text(given: unknown): string {
  return given instanceof Date ? given.toISOString() : String(given);
}

function list(given: unknown): string[] {
  return (given as readonly unknown[]).map(text);
}

/** `%`, `_` and the backslash mean themselves in what a client searches for. */
export function escapeLike(given: string): string {
  return given.replace(/[\\%_]/g, '\\$&');
}
