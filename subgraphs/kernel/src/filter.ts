import type { InputRef } from '@pothos/core';
import type { Actor, Context, Locale } from './context.ts';
import { failure } from './errors.ts';
import { all, any, base, column, raw, type Sql, sql } from './sql.ts';

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

/** The rows that belong to one parent, as the caller may know: over `x` and the parent's key. */
export type Scope = (key: Sql, ctx: Context) => Sql;

/** A condition over `x` that holds unless the filter says something about the field. */
export interface UnlessFiltered {
  field: string;
  condition: Sql;
}

/** Rows as filters see them. */
export interface Filtered {
  /** The table or view; its columns are written `x.<column>`. */
  from: string;
  fields: ListFields;
  /** The rows of other lists that can be reached from a row of this one. */
  relations?: Relations;
  /** Which rows this caller may see at all; left out, all of them. */
  visible?(ctx: Context): Sql;
}

/** How a row of one list stands to rows of another of the same subgraph. */
export interface Relation {
  to: Filtered;
  /** Whether several rows can be reached, of which a filter says `some` or `none`. */
  many: boolean;
  /** The column of the row from which the others are reached. */
  key: string;
  /** Which rows are reached by that key. */
  scope: Scope;
  unlessFiltered?: UnlessFiltered | undefined;
  input: InputRef<Operators>;
  description: string;
}

export type Relations = Readonly<Record<string, Relation>>;

/**
 * The SQL condition of a filter; operators given as null are refused, for they would match all.
 * Where the filter reaches into a relation the rows stand as `base`, too (`rowsOf`).
 */
export function compileFilter(
  filter: FilterInput | null | undefined,
  list: Pick<Filtered, 'fields' | 'relations'>,
  ctx: Context,
): Sql {
  const { and, or, not, ...rest } = filter ?? {};
  const conditions: Sql[] = [];
  if (and) {
    conditions.push(all(and.map((part) => compileFilter(part, list, ctx))));
  }
  if (or) {
    conditions.push(any(or.map((part) => compileFilter(part, list, ctx))));
  }
  if (not) {
    conditions.push(sql`((${compileFilter(not, list, ctx)}) is not true)`);
  }
  for (const [name, operators] of Object.entries(rest)) {
    const [field, relation] = [list.fields[name], list.relations?.[name]];
    if (operators === undefined || operators === null) {
      continue;
    }
    if (relation) {
      conditions.push(...compileRelation(name, relation, operators as FilterInput, ctx));
    } else if (field) {
      refuseNulls(name, operators as Operators, ctx);
      conditions.push(...field.kind.compile(expressionOf(field), operators as Operators, ctx));
    }
  }
  return all(conditions);
}

function compileRelation(
  name: string,
  relation: Relation,
  given: FilterInput,
  ctx: Context,
): Sql[] {
  if (!relation.many) {
    return [someReached(relation, given, ctx)];
  }
  refuseNulls(name, given, ctx);
  const { some, none } = given as { some?: FilterInput; none?: FilterInput };
  return [
    ...(some ? [someReached(relation, some, ctx)] : []),
    ...(none ? [sql`not ${someReached(relation, none, ctx)}`] : []),
  ];
}

/** That a row which the caller may see is reached and fits; what is hidden is as if it were not there. */
function someReached(relation: Relation, filter: FilterInput, ctx: Context): Sql {
  const { to, key, scope, unlessFiltered } = relation;
  const { from, fields, visible } = to;
  const where = [scope(base(key), ctx), compileFilter(filter, { fields }, ctx)];
  if (visible) {
    where.push(visible(ctx));
  }
  if (unlessFiltered && !mentions(filter, unlessFiltered.field)) {
    where.push(unlessFiltered.condition);
  }
  return sql`exists (select from ${raw(`"${from}" x`)} where ${all(where)})`;
}

/** Whether a filter looks at rows of another list. */
export function reaches(
  filter: FilterInput | null | undefined,
  { relations = {} }: Pick<Filtered, 'relations'>,
): boolean {
  return fieldsOf(filter).some((name) => name in relations);
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

function refuseNulls(name: string, operators: Operators, ctx: Context): void {
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
