import type { Bilingual } from '@lianjian/kernel/errors';
import { type Day, isQuarter } from '../quarter/quarter.rules.ts';
import { termsOf } from './term.rules.ts';

/** What a cell says, or why it says nothing that the column could hold. */
export type Read<T> = { value: T } | { fault: Bilingual };

/** How values of one kind stand in a cell: read from what people type, written in one way. */
export interface Cell<T> {
  read(text: string): Read<T>;
  write(value: T): string;
  /** The Chinese term of each code, where only these can stand there. */
  terms?: ReadonlyMap<string, string>;
}

const fault = (zh: string, en: string) => ({ fault: { zh, en } });

/** What was typed in full width is the same as in half width, where no text of people's own is meant. */
export const plain = (text: string) => text.normalize('NFKC').trim();

/** What stands in a cell with commas or the like between. */
export const partsOf = (text: string) =>
  text
    .split(/[,，;；、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

export const TEXT: Cell<string> = { read: (value) => ({ value }), write: (value) => value };

export const TEXTS: Cell<string[]> = {
  read: (text) => ({ value: partsOf(text) }),
  write: (each) => each.join('、'),
};

export const WHOLE_NUMBER: Cell<number> = {
  read(text) {
    const number = plain(text);
    return /^\d{1,9}$/.test(number)
      ? { value: Number(number) }
      : fault('须为整数。', 'It must be a whole number.');
  },
  write: String,
};

const DAY = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/;

export const DAY_CELL: Cell<Day> = {
  read(text) {
    const [, year = '', month = '', day = ''] = DAY.exec(plain(text)) ?? [];
    const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const instant = Date.parse(`${value}T00:00:00Z`);
    const isDay = !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === value;
    return isDay
      ? { value }
      : fault('须为日期，如 2026-12-01。', 'It must be a day, such as 2026-12-01.');
  },
  write: (value) => value,
};

const QUARTER = /^(\d{4})(?:-?Q|年?第?)([1-4一二三四])(?:季度?)?$/i;

export const QUARTER_CELL: Cell<string> = {
  read(text) {
    const [, year = '', number = ''] = QUARTER.exec(plain(text)) ?? [];
    const value = `${year}-Q${'一二三四'.indexOf(number) + 1 || number}`;
    return isQuarter(value)
      ? { value }
      : fault('须为季度，如 2026-Q4。', 'It must be a quarter, such as 2026-Q4.');
  },
  write: (value) => value,
};

const WEEKDAYS = '一二三四五六日';

export const WEEKDAYS_CELL: Cell<number[]> = {
  read(text) {
    const parts = plain(text)
      .replace(/[周星期]/g, ' ')
      .match(/[1-7一二三四五六日天]|[^\s,;、/]/g);
    const value = (parts ?? []).map((part) => {
      const named = WEEKDAYS.indexOf(part.replace('天', '日')) + 1;
      return named || Number(part);
    });
    return value.every((day) => day >= 1 && day <= 7)
      ? { value }
      : fault('须为星期，如 一、三、五。', 'It must be weekdays, such as 1, 3, 5.');
  },
  write: (days) => days.map((day) => WEEKDAYS[day - 1] ?? '').join('、'),
};

/** One value of an enumeration: by its Chinese term, or by its code. */
export function oneOf<const V extends Readonly<Record<string, string>>>(
  values: V,
): Cell<keyof V & string> {
  const terms = termsOf(values);
  const byWord = new Map(
    [...terms].flatMap(([code, term]) => [
      [plain(term), code],
      [code, code],
    ]),
  );
  const list = [...terms.values()];
  return {
    terms,
    read(text) {
      const word = plain(text);
      const value = byWord.get(word) ?? byWord.get(word.toUpperCase());
      return value === undefined
        ? fault(`须为：${list.join('、')}。`, `It must be one of: ${list.join(', ')}.`)
        : { value };
    },
    write: (value) => terms.get(value) ?? value,
  };
}

/** Several values of an enumeration, with a comma or the like between them. */
export function someOf<const V extends Readonly<Record<string, string>>>(
  values: V,
): Cell<(keyof V & string)[]> {
  const one = oneOf(values);
  return {
    ...one,
    read(text) {
      const value: (keyof V & string)[] = [];
      for (const word of partsOf(text)) {
        const read = one.read(word);
        if ('fault' in read) {
          return read;
        }
        value.push(read.value);
      }
      return { value };
    },
    write: (each) => each.map(one.write).join('、'),
  };
}
