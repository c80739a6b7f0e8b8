import type { KernelBuilder } from '@lianjian/kernel/builder';
import { parse } from 'edtf';
import { GraphQLError, Kind } from 'graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';

/** A scalar that is a checked text on both sides. */
interface TextScalar {
  description: string;
  specifiedByURL?: string;
  accepts(text: string): boolean;
  /** What it must look like, for the error. */
  form: string;
}

export const isQuarter = (text: string) => /^[0-9]{4}-Q[1-4]$/.test(text);
export const isAreaCode = (text: string) => /^(?:[0-9]{6}|[0-9]{9}|[0-9]{12})$/.test(text);
export const isDecimal = (text: string) => /^-?[0-9]{1,16}(?:\.[0-9]{1,8})?$/.test(text);

/** A date as a report gives it: EDTF levels 0 to 2, from the whole day to the bare year. */
export function isPartialDate(text: string): boolean {
  try {
    return ['Date', 'Season'].includes(parse(text).type);
  } catch {
    return false;
  }
}

const texts = {
  Quarter: {
    description:
      'A calendar quarter (季度) of Asia/Shanghai, such as `2023-Q2`: from 2023-04-01T00:00+08:00 to before 2023-07-01T00:00+08:00.',
    accepts: isQuarter,
    form: 'YYYY-Qn with n from 1 to 4, such as 2023-Q2',
  },
  AreaCode: {
    description:
      'An administrative or statistical area code (区划代码): 6 digits to the district (GB/T 2260), 9 to the street, 12 to the community. A code that begins with 99 is invented for the sample.',
    accepts: isAreaCode,
    form: '6, 9 or 12 digits',
  },
  Decimal: {
    description:
      'An exact decimal number as text, never a float: money, area, rates. At most 16 digits before the point and 8 after it.',
    accepts: isDecimal,
    form: 'a decimal number as text, such as "27600" or "73.5"',
  },
  PartialDate: {
    description:
      'A date as far as it is known, in the Extended Date/Time Format (ISO 8601-2): `2024-02`, `2013`, `2023?` (inferred), `XXXX-03-04` (year not printed).',
    specifiedByURL: 'https://www.loc.gov/standards/datetime/',
    accepts: isPartialDate,
    form: 'an EDTF date, such as 2024-02, 2013, 2023? or XXXX-03-04',
  },
} satisfies Record<string, TextScalar>;

/** Declares the scalars of the contract: own checked texts, and two of graphql-scalars renamed. */
export function defineScalars(builder: KernelBuilder): void {
  for (const name of ['Quarter', 'AreaCode', 'PartialDate'] as const) {
    const scalar: TextScalar = texts[name];
    const check = checker(name, scalar);
    builder.scalarType(name, { ...about(scalar), serialize: check, ...inward(name, check) });
  }
  const check = checker('Decimal', texts.Decimal);
  builder.scalarType('Decimal', {
    ...about(texts.Decimal),
    serialize: (value) => check(plain(value.toString())),
    ...inward('Decimal', check),
  });
  const date = GraphQLLocalDate.toConfig();
  builder.scalarType('Date', {
    description: 'A calendar day (日期) of Asia/Shanghai, such as `2023-04-01`.',
    serialize: (value) =>
      date.serialize(value instanceof Date ? value.toISOString().slice(0, 10) : value),
    parseValue: (value) => date.parseValue(value) as string,
    parseLiteral: (node, variables) => date.parseLiteral(node, variables) as string,
  });
  const instant = GraphQLDateTimeISO.toConfig();
  builder.scalarType('DateTime', {
    description: 'An instant (时刻) in RFC 3339, given in UTC: `2023-04-01T00:00:00.000Z`.',
    serialize: (value) => (value instanceof Date ? value : new Date(value)).toISOString(),
    parseValue: (value) => instant.parseValue(value) as Date,
    parseLiteral: (node, variables) => instant.parseLiteral(node, variables) as Date,
  });
}

/** A decimal's own text in plain notation; an exponent never leaves the graph. */
function plain(text: string): string {
  if (!/e/i.test(text)) {
    return text;
  }
  return Number(text)
    .toFixed(8)
    .replace(/\.?0+$/, '');
}

function about({ description, specifiedByURL }: TextScalar) {
  return specifiedByURL
    ? { description, extensions: {}, specifiedByURL }
    : { description, extensions: {} };
}

function checker(name: string, { accepts, form }: TextScalar) {
  return (value: unknown): string => {
    if (typeof value !== 'string' || !accepts(value)) {
      throw new GraphQLError(`${name} must be ${form}; it is ${JSON.stringify(value)}.`, {
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
    return value;
  };
}

function inward(name: string, check: (value: unknown) => string) {
  return {
    parseValue: check,
    parseLiteral: (node: { kind: string; value?: unknown }) => {
      if (node.kind !== Kind.STRING) {
        throw new GraphQLError(`${name} must be given as a string.`, {
          extensions: { code: 'BAD_USER_INPUT' },
        });
      }
      return check(node.value);
    },
  };
}
