import type pg from 'pg';
import type { Table } from './catalogue.ts';
import { rowsOf } from './copying.ts';

/** What is new each time: the place in the log, and the hash of a key. */
const OWN = new Set(['tx', 'seq', 'request_id', 'hash']);
const COPIED = /-g\d+\b/g;
/** An id has a prefix, but in the log. */
const NEW_ID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b(?!-g\d)/g;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/;
const CHINA_MS = 8 * 3_600_000;

/** The calendar day in Asia/Shanghai, by which all is dated; it has kept one offset since 1991. */
const dayOf = (instant: string) =>
  new Date(Date.parse(instant) + CHINA_MS).toISOString().slice(0, 10);

/** A value without what differs from ground to ground; of an instant its day is left. */
function plain(key: string, value: unknown): unknown {
  // A number for an id is the place in a sequence, like that in the log.
  if (OWN.has(key) || (key === 'id' && typeof value === 'number')) {
    return undefined;
  }
  // How long a clock stood still is as long as the test took; whether it did is not.
  if (key === 'paused_seconds') {
    return value !== 0;
  }
  return typeof value === 'string' && INSTANT.test(value) ? dayOf(value) : value;
}

/** All rows of a ground in these tables, column by column; what came since it was laid is called new. */
export async function outcomeOf(
  client: pg.Pool,
  tables: readonly Table[],
  path: string,
): Promise<string> {
  const told = [...(await rowsOf(client, tables, path))].flatMap(([name, rows]) =>
    rows.map((row) => {
      const said = JSON.stringify(row, plain);
      return `${name} ${said.replace(NEW_ID, 'new').replace(COPIED, '')}`;
    }),
  );
  return told.sort().join('\n');
}
