import type { Bilingual } from '@lianjian/kernel/errors';
import type { Cell, Read } from './cell.rules.ts';

/** What is said of one column of a sheet. */
interface About {
  heading: string;
  /** The English heading, which is the field of the input or of the row. */
  field: string;
  note: Bilingual;
  /** What the template shows in its one line. */
  example?: string;
  /** Whether a line without it is refused. */
  required?: true;
  /** Stands in what is exported and says nothing in what is imported. */
  exportOnly?: true;
  /** Is asked for by imports and never exported: it is private, or said of one occasion. */
  importOnly?: true;
}

/** One column of a sheet: its Chinese heading, and how values stand in its cells. */
export interface Column<T = unknown> extends About {
  /** The Chinese term of each code, where only these can stand in it. */
  terms: ReadonlyMap<string, string> | null;
  read(text: string): Read<T>;
  write(value: unknown): string;
}

/** A column whose values are of one kind; what is unknown leaves its cell empty. */
export function column<T>(cell: Cell<T>, about: About): Column<T> {
  return {
    ...about,
    terms: cell.terms ?? null,
    read: cell.read,
    write: (value) => (value === null || value === undefined ? '' : cell.write(value as T)),
  };
}

export const imported = (columns: readonly Column[]) =>
  columns.filter(({ exportOnly }) => !exportOnly);

export const exported = (columns: readonly Column[]) =>
  columns.filter(({ importOnly }) => !importOnly);

/** The column of a heading, Chinese or English; what only exports have is known, too. */
export function columnOf(heading: string, columns: readonly Column[]): Column | undefined {
  const word = heading.normalize('NFKC').trim();
  return columns.find(
    (each) => each.heading === word || each.field.toLowerCase() === word.toLowerCase(),
  );
}
