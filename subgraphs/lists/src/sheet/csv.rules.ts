import { stringify } from 'csv-stringify/sync';

/** A table that spreadsheets open as it is: marked as UTF-8, with nothing in it that they would run. */
export function csvOf(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return stringify([headings, ...rows], {
    bom: true,
    escape_formulas: true,
    quoted_match: /[\r\n]/,
    record_delimiter: 'windows',
  });
}
