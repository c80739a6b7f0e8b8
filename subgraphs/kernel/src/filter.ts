import type { InputRef } from '@pothos/core';
import type { KernelBuilder } from './builder.ts';
import type { Actor, Locale } from './context.ts';
import { failure } from './errors.ts';
import { all, any, column, type Sql, sql } from './sql.ts';

/** Who asks, and in which language it is told what is wrong with a filter. */
export interface Asking {
  locale: Locale;
  actor?: Actor | null;
}

/** How values of one kind are compared: the operator input that clients fill, and its SQL. */
export interface FieldKind {
  /** The shared input type of the operators, such as `StringFilter`, or a plain value that says it all. */
  input: InputRef<Operators> | 'String' | 'Boolean';
  /** The PostgreSQL type of the column, to which cursor values are cast. */
  pgType: string;
  compile(value: Sql, given: Operators, ctx: Asking): Sql[];
  /** What rows are ordered by, of the same type, where that is not the value itself. */
  ordered?(value: Sql): Sql;
}

export type Operators = Readonly<Record<string, unknown>>;

/** A field that a list can be filtered and, unless `order` is false, ordered by. */
export interface ListField {
  kind: FieldKind;
  /** The column of the same row, or an SQL expression over `x`. */
  value: string | Sql;
  description: string;
  order?: boolean;
  /** Whether the value is there in every row. */
  known?: boolean;
}

export type ListFields = Readonly<Record<string, ListField>>;

export type FilterInput = {
  and?: readonly FilterInput[] | null;
  or?: readonly FilterInput[] | null;
  not?: FilterInput | null;
} & { readonly [field: string]: unknown };

export function expressionOf(field: ListField): Sql {
  return typeof field.value === 'string' ? column(field.value) : field.value;
}

/** Declares `<Type>Filter` with `and`, `or`, `not` and one operator input per field. */
export function filterInput(
  builder: KernelBuilder,
  typeName: string,
  fields: ListFields,
): InputRef<FilterInput> {
  const ref = builder.inputRef<FilterInput>(`${typeName}Filter`);
  ref.implement({
    description: `Which rows of ${typeName} to show. What stands side by side must all hold.`,
    fields: (t) => ({
      and: t.field({ type: [ref], description: 'All of these hold.' }),
      or: t.field({
        type: [ref],
        description: 'At least one of these holds; an empty list holds for none.',
      }),
      not: t.field({ type: ref, description: 'This does not hold.' }),
      ...Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [
          name,
          t.field({ type: field.kind.input, description: field.description }),
        ]),
      ),
    }),
  });
  return ref;
}

/** The SQL condition of a filter; operators given as null are refused, for they would match all. */
export function compileFilter(
  filter: FilterInput | null | undefined,
  fields: ListFields,
  ctx: Asking,
): Sql {
  const { and, or, not, ...rest } = filter ?? {};
  const conditions: Sql[] = [];
  if (and) {
    conditions.push(all(and.map((part) => compileFilter(part, fields, ctx))));
  }
  if (or) {
    conditions.push(any(or.map((part) => compileFilter(part, fields, ctx))));
  }
  if (not) {
    conditions.push(sql`((${compileFilter(not, fields, ctx)}) is not true)`);
  }
  for (const [name, operators] of Object.entries(rest)) {
    const field = fields[name];
    if (!field || operators === undefined || operators === null) {
      continue;
    }
    refuseNulls(name, operators as Operators, ctx);
    conditions.push(...field.kind.compile(expressionOf(field), operators as Operators, ctx));
  }
  return all(conditions);
}

/** The fields that a filter says something about, however deep. */
export function fieldsOf(filter: FilterInput | null | undefined): string[] {
  const { and, or, not, ...rest } = filter ?? {};
  const own = Object.entries(rest).filter(([, operators]) => (operators ?? null) !== null);
  const parts = [...(and ?? []), ...(or ?? []), ...(not ? [not] : [])];
  return [...own.map(([name]) => name), ...parts.flatMap(fieldsOf)];
}

export function mentions(filter: FilterInput | null | undefined, field: string): boolean {
  return fieldsOf(filter).includes(field);
}

function refuseNulls(name: string, operators: Operators, ctx: Asking): void {
  const empty = Object.entries(operators).find(([, value]) => value === null);
  if (empty) {
    const where = `${name}.${empty[0]}`;
    const texts = {
      zh: `筛选条件 ${where} 不能为 null；查未知值请用 isNull。`,
      en: `The filter ${where} must not be null; ask for unknown values with isNull.`,
    };
    throw failure('BAD_USER_INPUT', texts, ctx, { argument: where });
  }
}
