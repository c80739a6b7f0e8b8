import type { KernelBuilder, KernelTypes } from '@lianjian/kernel/builder';
import type { FieldKind, Operators } from '@lianjian/kernel/filter';
import { areaPath, raw, sql, within } from '@lianjian/kernel/sql';
import type { EnumRef } from '@pothos/core';
import { compileScalar, escapeLike, type Operator, SAID, text } from './operators.ts';
import { compilePartialDate, firstDay } from './partial-date.ts';

type Scalar =
  | 'ID'
  | 'String'
  | 'Int'
  | 'Boolean'
  | 'Decimal'
  | 'Date'
  | 'DateTime'
  | 'Quarter'
  | 'PartialDate';
const EQUALITY: readonly Operator[] = ['eq', 'in', 'notIn', 'isNull'];
const RANGE: readonly Operator[] = ['eq', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'isNull'];

/** The kinds of field that lists filter by. Their inputs are the same in every subgraph. */
export function defineFilters(builder: KernelBuilder) {
  const scalar = (type: Scalar, pgType: string, operators: readonly Operator[]): FieldKind => ({
    input: operatorInput(builder, `${type}Filter`, type, operators),
    pgType,
    compile: (value, given) => compileScalar(value, given, pgType),
  });
  // Two lists may filter by one enumeration, whose operator input is declared once.
  const enums = new Map<string, FieldKind>();
  const ofEnum = (ref: { name: string }, several: boolean): FieldKind => {
    const name = `${ref.name}${several ? 'List' : ''}Filter`;
    const kind = enums.get(name) ?? enumKind(builder, ref, name, several);
    enums.set(name, kind);
    return kind;
  };
  const string = scalar('String', 'text', ['eq', 'in', 'notIn', 'contains', 'isNull']);
  return {
    id: scalar('ID', 'text', EQUALITY),
    string,
    int: scalar('Int', 'int4', RANGE),
    boolean: scalar('Boolean', 'bool', ['eq', 'isNull']),
    decimal: scalar('Decimal', 'numeric', RANGE),
    date: scalar('Date', 'date', RANGE),
    dateTime: scalar('DateTime', 'timestamptz', RANGE),
    quarter: scalar('Quarter', 'text', RANGE),
    partialDate: {
      ...scalar('PartialDate', 'text', RANGE),
      compile: compilePartialDate,
      ordered: firstDay,
    },
    area: areaKind(builder),
    name: nameKind(builder),
    /** A field that holds one value of an enumeration; the PostgreSQL type has the same name. */
    oneOf: (ref: { name: string }) => ofEnum(ref, false),
    /** A field that holds several values of an enumeration. */
    someOf: (ref: { name: string }) => ofEnum(ref, true),
  };
}

export type FilterKinds = ReturnType<typeof defineFilters>;

function operatorInput(
  builder: KernelBuilder,
  name: string,
  type: Scalar,
  operators: readonly Operator[],
) {
  return builder.inputRef<Operators>(name).implement({
    description: `How a value of type ${type} is compared; what stands side by side must all hold.`,
    fields: (t) =>
      Object.fromEntries(
        operators.map((operator) => [
          operator,
          operator === 'isNull'
            ? t.boolean({ description: SAID.isNull })
            : t.field({
                type: operator === 'in' || operator === 'notIn' ? [type] : type,
                description: SAID[operator],
              }),
        ]),
      ),
  });
}

/** Areas: besides the equality operators, `within` is the area itself and all below it. */
function areaKind(builder: KernelBuilder): FieldKind {
  const input = builder.inputRef<Operators>('AreaIdFilter').implement({
    description: 'How the area of a row is compared.',
    fields: (t) => ({
      eq: t.id({ description: 'Just this area.' }),
      in: t.idList({ description: 'One of these areas.' }),
      within: t.id({ description: 'This area and all below it.' }),
      isNull: t.boolean({ description: SAID.isNull }),
    }),
  });
  return {
    input,
    pgType: 'text',
    compile: (value, { within: area, ...operators }) => [
      ...compileScalar(value, operators, 'text'),
      ...(area === undefined ? [] : [within(raw('x.area_path'), areaPath(sql`${text(area)}`))]),
    ],
  };
}

/** Names: the Chinese and English names and every alias count. */
function nameKind(builder: KernelBuilder): FieldKind {
  const input = builder.inputRef<Operators>('NameFilter').implement({
    description:
      'How a name is compared: its Chinese form, its English form and its aliases count.',
    fields: (t) => ({
      eq: t.string({ description: 'One of the names is just this.' }),
      contains: t.string({ description: 'One of the names holds this text, whatever the case.' }),
    }),
  });
  return {
    input,
    pgType: 'text',
    compile: (_value, { eq, contains }) => [
      ...(eq === undefined
        ? []
        : [sql`(${text(eq)} in (x.name_zh, x.name_en) or ${text(eq)} = any(x.aliases))`]),
      ...(contains === undefined
        ? []
        : [sql`x.search_text ilike ${`%${escapeLike(text(contains))}%`}`]),
    ],
  };
}

function enumKind(
  builder: KernelBuilder,
  ref: { name: string },
  name: string,
  several: boolean,
): FieldKind {
  const type = ref as EnumRef<KernelTypes, string>;
  const pgType = `"${ref.name}"`;
  const input = builder.inputRef<Operators>(name);
  const description = `How ${several ? 'a list of values' : 'a value'} of ${ref.name} is compared.`;
  if (several) {
    const contains = 'The list holds this value.';
    input.implement({
      description,
      fields: (t) => ({ contains: t.field({ type, description: contains }) }),
    });
  } else {
    input.implement({
      description,
      fields: (t) => ({
        eq: t.field({ type, description: SAID.eq }),
        in: t.field({ type: [type], description: SAID.in }),
        notIn: t.field({ type: [type], description: SAID.notIn }),
        isNull: t.boolean({ description: SAID.isNull }),
      }),
    });
  }
  return {
    input,
    pgType,
    compile: (value, operators) => {
      if (!several) {
        return compileScalar(value, operators, pgType);
      }
      const { contains } = operators;
      return contains === undefined
        ? []
        : [sql`${text(contains)}::text::${raw(pgType)} = any(${value})`];
    },
  };
}
