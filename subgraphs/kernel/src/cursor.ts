import { failure } from './errors.ts';
import type { OrderKey } from './order.ts';
import { all, any, raw, type Sql, sql } from './sql.ts';

/** What a cursor has to know of an order: which values stand in it, and which way they run. */
export type CursorKey = Pick<OrderKey, 'name' | 'direction'>;

/**
 * A cursor holds the values of a row's order keys, so a page goes on after it whatever is inserted
 * or removed in between. It is bound to its order: used with another one it is refused.
 */
export function encodeCursor(
  keys: readonly CursorKey[],
  values: readonly (string | null)[],
): string {
  return Buffer.from(JSON.stringify([signature(keys), ...values])).toString('base64url');
}

export function decodeCursor(
  cursor: string,
  keys: readonly CursorKey[],
  ctx: { locale: 'ZH' | 'EN' },
): (string | null)[] {
  const parsed = parse(cursor);
  const whole =
    Array.isArray(parsed) &&
    parsed.length === keys.length + 1 &&
    parsed[0] === signature(keys) &&
    parsed.every((value) => value === null || typeof value === 'string');
  if (!whole) {
    const texts = {
      zh: '游标无效，或不属于这个排序。',
      en: 'The cursor is not valid, or belongs to another order.',
    };
    throw failure('CURSOR', texts, ctx);
  }
  return parsed.slice(1) as (string | null)[];
}

function signature(keys: readonly CursorKey[]): string {
  return keys.map((key) => `${key.name} ${key.direction}`).join(',');
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** The rows that come after the values in the order of the keys, unknown values at the said end. */
export function afterCondition(
  keys: readonly OrderKey[],
  values: readonly (string | null)[],
  nullsFirst: boolean,
): Sql {
  const steps = keys.map((key, i) => {
    const equal = keys.slice(0, i).map((k, j) => same(k, values[j] ?? null));
    return all([...equal, beyond(key, values[i] ?? null, nullsFirst)]);
  });
  return any(steps);
}

function cast(key: OrderKey, value: string): Sql {
  return sql`${value}::text::${raw(key.pgType)}`;
}

function same(key: OrderKey, value: string | null): Sql {
  return value === null ? sql`${key.value} is null` : sql`${key.value} = ${cast(key, value)}`;
}

function beyond(key: OrderKey, value: string | null, nullsFirst: boolean): Sql {
  if (value === null) {
    return nullsFirst ? sql`${key.value} is not null` : raw('false');
  }
  const compare = key.direction === 'ASC' ? raw('>') : raw('<');
  const beyondValue = sql`${key.value} ${compare} ${cast(key, value)}`;
  return nullsFirst || key.known ? beyondValue : sql`(${beyondValue} or ${key.value} is null)`;
}

export function orderBy(keys: readonly OrderKey[], nullsFirst: boolean): Sql[] {
  const nulls = raw(nullsFirst ? 'nulls first' : 'nulls last');
  return keys.map((key) => {
    const direction = raw(key.direction.toLowerCase());
    return key.known ? sql`${key.value} ${direction}` : sql`${key.value} ${direction} ${nulls}`;
  });
}
