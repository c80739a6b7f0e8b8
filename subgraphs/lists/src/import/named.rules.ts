import type { Bilingual } from '@lianjian/kernel/errors';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import type { Column } from '../sheet/column.rules.ts';
import { lineViolation } from '../sheet/line.rules.ts';

/** What a line can name, with everything that it is called by. */
export interface KnownName {
  id: string;
  names: readonly string[];
}

/** Among what a cell's names are looked up, and what is said of those that are not there. */
export interface Directory {
  known: readonly KnownName[];
  none: Bilingual;
  several: Bilingual;
}

export const COMPOUNDS: Omit<Directory, 'known'> = {
  none: { zh: '本社区没有这个小区。', en: 'The community has no such compound.' },
  several: {
    zh: '本社区有几个小区叫这个名称，请填编号。',
    en: 'Several compounds are called so: give the id.',
  },
};

export const UNITS: Omit<Directory, 'known'> = {
  none: {
    zh: '本社区和已报到的单位中没有这个名称，请填编号。',
    en: 'No unit of the community is called so, and none that reported in: give the id.',
  },
  several: {
    zh: '有几个单位叫这个名称，请填编号。',
    en: 'Several units are called so: give the id.',
  },
};

export const AREAS: Omit<Directory, 'known'> = {
  none: {
    zh: '本社区及其上级区域中没有这个名称，请填编号。',
    en: 'Neither the community nor an area above it is called so: give the id.',
  },
  several: {
    zh: '有几个区域叫这个名称，请填编号。',
    en: 'Several areas are called so: give the id.',
  },
};

export interface Meant<Id> {
  id: Id;
  violations: UserErrorShape[];
}

/** What a cell names; or what stands against it. */
export function meantBy(
  text: string | null,
  { known, none, several }: Directory,
  { heading }: Pick<Column, 'heading'>,
): Meant<string | null> {
  if (text === null) {
    return { id: null, violations: [] };
  }
  const [only, ...others] = known.filter(({ id, names }) => id === text || names.includes(text));
  if (only && others.length === 0) {
    return { id: only.id, violations: [] };
  }
  const { zh, en } = only ? several : none;
  return { id: null, violations: [lineViolation(heading, zh, en, 'NOT_FOUND')] };
}

/** The same of a cell that names several. */
export function allMeantBy(
  texts: readonly string[],
  directory: Directory,
  column: Pick<Column, 'heading'>,
): Meant<string[]> {
  const each = texts.map((text) => meantBy(text, directory, column));
  return {
    id: each.flatMap(({ id }) => id ?? []),
    violations: each.flatMap(({ violations }) => violations),
  };
}
