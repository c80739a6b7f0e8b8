import { DIVISIONS, type Division } from './divisions.ts';

/** A place as it was understood. */
export interface Place {
  /**
   * The digits of its division, then what lies in it, part by part, each closed by a stroke; nothing
   * at all for the whole country. A place covers those whose keys begin with its own.
   */
  key: string;
  /** The code of its division by GB/T 2260, in six digits; null of the whole country. */
  division: string | null;
}

/** What nobody knows, or what several divisions are called. */
export type Unclear = { unclear: 'UNKNOWN' } | { unclear: 'AMBIGUOUS'; names: readonly string[] };

const COUNTRY = /^(全国|中国)$/;
const SEPARATORS = /[\s,，、.。·;；:：/|\-—–]+/g;
/** A township, without what it is called besides its name, and what lies in it. */
const TOWNSHIP = /^(.{2,}?)(?:街道办事处|街道|镇|乡)(.*)$/;

interface Word {
  division: Division;
  word: string;
  /** Whether it is the whole name. */
  isWhole: boolean;
}

/** What divisions are called, by the two characters that it begins with. */
const byBeginning = new Map<string, Word[]>();
for (const division of DIVISIONS) {
  const { name, short } = division;
  for (const word of short === null ? [name] : [name, short]) {
    const beginning = word.slice(0, 2);
    const words = byBeginning.get(beginning) ?? [];
    byBeginning.set(beginning, [...words, { division, word, isWhole: word === name }]);
  }
}

const plain = (said: string) => said.normalize('NFKC').replace(SEPARATORS, '');

/** Reads a place from the largest division to the smallest, then what lies in that. */
export function placeOf(said: string): Place | Unclear {
  const text = plain(said).replace(/^(中华人民共和国|中国)(?=.)/, '');
  if (COUNTRY.test(text)) {
    return { key: '', division: null };
  }
  const [reading, ...others] = best(readings(text, 0, ''));
  if (!reading) {
    return { unclear: 'UNKNOWN' };
  }
  if (others.length > 0) {
    return { unclear: 'AMBIGUOUS', names: [reading, ...others].map(({ code }) => wholeName(code)) };
  }
  const { code, read } = reading;
  if (isElsewhere(text, read)) {
    return { unclear: 'UNKNOWN' };
  }
  const parts = partsOf(text.slice(read)).map((part) => `${part}/`);
  return {
    key: parts.length === 0 ? code : `${code}/${parts.join('')}`,
    division: code.padEnd(6, '0'),
  };
}

/**
 * The key of a place; what is not understood has its own name for one and covers itself alone, as a
 * migration has written it down for what was there before.
 */
export function keyOf(said: string): string {
  const place = placeOf(said);
  return 'unclear' in place ? `?/${said}/` : place.key;
}

export const covers = (whole: string, part: string): boolean => part.startsWith(whole);

/** One way to read the beginning of a text: up to which division, and so many characters. */
interface Reading {
  code: string;
  read: number;
}

/**
 * All ways to read divisions from a place in a text on, each within the one before. A short name is
 * only heard at the end or before another division: 南京路 is a road, not something in 南京.
 */
function readings(text: string, at: number, within: string): Reading[] {
  const words = byBeginning.get(text.slice(at, at + 2)) ?? [];
  return words
    .filter(({ division: { code }, word }) => {
      return code !== within && code.startsWith(within) && text.startsWith(word, at);
    })
    .flatMap(({ division: { code }, word, isWhole }) => {
      const read = at + word.length;
      const further = readings(text, read, code);
      return isWhole || read === text.length ? [{ code, read }, ...further] : further;
    });
}

/** What was read farthest; of those the largest divisions, each once. */
function best(found: readonly Reading[]): Reading[] {
  const read = Math.max(0, ...found.map((each) => each.read));
  const farthest = found.filter((each) => each.read === read);
  const length = Math.min(...farthest.map(({ code }) => code.length));
  const largest = farthest.filter(({ code }) => code.length === length);
  return [...new Map(largest.map((each) => [each.code, each])).values()];
}

/** Whether a province or city is said that does not lie in what was said before it. */
function isElsewhere(text: string, at: number): boolean {
  const words = byBeginning.get(text.slice(at, at + 2)) ?? [];
  return words.some(({ division: { code }, word, isWhole }) => {
    return isWhole && code.length < 6 && text.startsWith(word, at);
  });
}

function partsOf(rest: string): string[] {
  const [, township, inside = ''] = TOWNSHIP.exec(rest) ?? [];
  return (township === undefined ? [rest] : [township, inside]).filter((part) => part !== '');
}

/** A division with all above it. */
function wholeName(code: string): string {
  const names = [2, 4, 6].map((length) => nameOf(code.slice(0, length), length));
  return [...new Set(names)].join('');
}

const nameOf = (code: string, length: number): string =>
  DIVISIONS.find((each: Division) => each.code === code && code.length === length)?.name ?? '';
