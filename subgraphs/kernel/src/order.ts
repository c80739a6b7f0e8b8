import type { InputRef } from '@pothos/core';
import type { KernelBuilder } from './builder.ts';
import { expressionOf, type ListFields } from './filter.ts';
import { raw, type Sql } from './sql.ts';

export type Direction = 'ASC' | 'DESC';

export interface OrderInput {
  field: string;
  direction: Direction;
}

/** One key of an order: an expression, its PostgreSQL type, a direction. `id` is always the last. */
export interface OrderKey {
  name: string;
  value: Sql;
  pgType: string;
  direction: Direction;
  /** Never unknown: nothing has to be said about where nulls stand, and an index serves both ways. */
  known?: boolean;
}

const DirectionRef = new WeakMap<KernelBuilder, ReturnType<typeof declareDirection>>();

function declareDirection(builder: KernelBuilder) {
  return builder.enumType('OrderDirection', {
    description: 'Which end of an order comes first. Unknown values come last either way.',
    values: {
      ASC: {
        value: 'ASC' as const,
        description: 'Smallest, earliest or first in the alphabet first.',
      },
      DESC: { value: 'DESC' as const, description: 'Largest or latest first.' },
    },
  });
}

/** `builtYear` is ordered by as `BUILT_YEAR`. */
function orderName(field: string): string {
  return field.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

/** Declares `<Type>Order`: a field of the type and a direction. */
export function orderInput(
  builder: KernelBuilder,
  typeName: string,
  fields: ListFields,
): InputRef<OrderInput> {
  const direction = DirectionRef.get(builder) ?? declareDirection(builder);
  DirectionRef.set(builder, direction);
  const orderable = Object.entries(fields).filter(([, field]) => field.order !== false);
  const by = builder.enumType(`${typeName}OrderField`, {
    description: `What rows of ${typeName} can be ordered by.`,
    values: Object.fromEntries(
      orderable.map(([name, field]) => [
        orderName(name),
        { value: name, description: field.description },
      ]),
    ),
  });
  const ref = builder.inputRef<OrderInput>(`${typeName}Order`);
  ref.implement({
    description: `One key of an order of ${typeName}; the id is always the last key.`,
    fields: (t) => ({
      field: t.field({ type: by, required: true, description: 'What to order by.' }),
      direction: t.field({
        type: direction,
        required: true,
        defaultValue: 'ASC' as const,
        description: 'Which end comes first.',
      }),
    }),
  });
  return ref;
}

/** The keys of an order with `id` last, in the direction of the key before it. */
export function orderKeys(order: readonly OrderInput[], fields: ListFields): OrderKey[] {
  const keys: OrderKey[] = [];
  for (const { field: name, direction } of order) {
    const field = fields[name];
    if (field && name !== 'id' && !keys.some((key) => key.name === name)) {
      const { ordered = (each: Sql) => each, pgType } = field.kind;
      const { known = false } = field;
      keys.push({ name, value: ordered(expressionOf(field)), pgType, direction, known });
    }
  }
  const direction = order.at(-1)?.direction ?? 'ASC';
  return [...keys, { name: 'id', value: raw('x.id'), pgType: 'text', direction, known: true }];
}

export function reversed(keys: readonly OrderKey[]): OrderKey[] {
  return keys.map((key) => ({ ...key, direction: key.direction === 'ASC' ? 'DESC' : 'ASC' }));
}
