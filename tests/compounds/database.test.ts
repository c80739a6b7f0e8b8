// Proves that the database itself refuses what the rules of compounds forbid, by failing input for
// each of its checks, and that it lets pass what the reports leave open or overlapping.
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSample } from '../testkit/database.ts';

let database: Awaited<ReturnType<typeof openSample>>;
let db: pg.Client;
beforeAll(async () => {
  database = await openSample();
  db = new pg.Client({ connectionString: database.urls.compounds });
  await db.connect();
});
afterAll(async () => {
  await db.end();
  await database.drop();
});
beforeEach(() => db.query('begin'));
afterEach(() => db.query('rollback'));

async function constraintBrokenBy(statement: string): Promise<string | undefined> {
  try {
    await db.query(statement);
    return undefined;
  } catch (error) {
    return (error as pg.DatabaseError).constraint;
  }
}

const longze = (assignment: string) => `update compound set ${assignment} where id = 'cmp-longze'`;

/** A committee of a compound with one status. */
const committee = (id: string, term: number, status: string) => `
  insert into owners_committee (id, compound_id, area_id, area_path, term, provenance)
  select '${id}', id, area_id, area_path, ${term}, 'ENTERED' from compound where id = 'cmp-longze';
  insert into owners_committee_status_period (id, committee_id, ordinal, status, provenance)
  values ('${id}-1', '${id}', 1, '${status}', 'ENTERED')`;

const nextStatus = (id: string, ordinal: number, status: string) => `
  insert into owners_committee_status_period (id, committee_id, ordinal, status, provenance)
  values ('${id}-${ordinal}', '${id}', ${ordinal}, '${status}', 'ENTERED')`;

async function statusOfLongze() {
  const { rows } = await db.query(
    `select owners_committee_id as id, owners_committee_status as status from compound where id = 'cmp-longze'`,
  );
  return rows[0];
}

describe('refused', () => {
  test.each([
    ['compound_resident_households', longze('resident_households = 876')],
    ['compound_let_households', longze('let_households = 876')],
    ['compound_counts', longze('merchants = -1')],
    ['compound_floors', longze('floors_min = 17')],
    ['compound_site_area', longze('site_area_qualifier = null')],
    ['compound_site_area', longze('site_area = 0')],
    ['compound_affordable_rental_share', longze('affordable_rental_share = 1.1')],
    ['compound_built_year', longze('built_year = 13')],
    ['compound_path_ends_in_area', longze(`area_id = 'com-ningbao'`)],
    [
      'building_grid_id_compound_id_fkey',
      `update building set grid_id = 'grd-xinglin-01-1' where id = 'bld-longze-01'`,
    ],
    [
      'building_compound_id_number_key',
      `update building set number = 1 where id = 'bld-longze-02'`,
    ],
    ['building_numbers', `update building set floors = 0 where id = 'bld-longze-01'`],
    ['owners_committee_established_key', committee('cmt-longze-2', 2, 'ESTABLISHED')],
    ['owners_committee_compound_id_term_key', committee('cmt-longze-2', 1, 'PREPARING')],
    [
      'owners_committee_prep_meetings',
      `update owners_committee set prep_meetings_qualifier = null where id = 'cmt-longze'`,
    ],
    [
      'owners_committee_status_period_dates',
      `update owners_committee_status_period set starts_on = 'last spring'`,
    ],
    [
      'owners_committee_seat_party_category',
      `update owners_committee_seat set party_member = false where id = 'cmt-ningbao-seat-1'`,
    ],
    [
      'owners_committee_seat_person_key',
      `update owners_committee_seat set person_id = 'per-x' where committee_id = 'cmt-ningbao'`,
    ],
    ['facility_snapshot_hours_per_day', `update facility_snapshot set hours_per_day = 25`],
    ['facility_snapshot_users', `update facility_snapshot set users = null`],
  ])('%s', async (constraint, statement) => {
    expect(await constraintBrokenBy(statement)).toBe(constraint);
  });
});

describe('let pass', () => {
  test('kinds of household that overlap: no sum is checked', async () => {
    const { rows } = await db.query(
      `select resident_households + let_households > households as overlap from compound where id = 'cmp-longze'`,
    );
    expect(rows).toEqual([{ overlap: true }]);
    expect(await constraintBrokenBy(longze('let_households = 875'))).toBeUndefined();
  });

  test('a building of unknown grid and a compound of unknown profile', async () => {
    expect(await constraintBrokenBy('update building set grid_id = null')).toBeUndefined();
    expect(
      await constraintBrokenBy(
        longze('households = null, resident_households = null, let_households = null'),
      ),
    ).toBeUndefined();
  });
});

describe("a compound's committee", () => {
  test('is the established one while its successor prepares', async () => {
    await db.query(committee('cmt-longze-2', 2, 'PREPARING'));
    expect(await statusOfLongze()).toEqual({ id: 'cmt-longze', status: 'ESTABLISHED' });
  });

  test('is the successor once the term of the first has ended', async () => {
    await db.query(committee('cmt-longze-2', 2, 'PREPARING'));
    await db.query(nextStatus('cmt-longze', 4, 'TERM_ENDED'));
    expect(await statusOfLongze()).toEqual({ id: 'cmt-longze-2', status: 'PREPARING' });
    await db.query(nextStatus('cmt-longze-2', 2, 'ESTABLISHED'));
    expect(await statusOfLongze()).toEqual({ id: 'cmt-longze-2', status: 'ESTABLISHED' });
  });

  test('is not known again when the last that was known of it is taken back', async () => {
    await db.query(`delete from owners_committee_status_period where committee_id = 'cmt-longze'`);
    expect(await statusOfLongze()).toEqual({ id: 'cmt-longze', status: null });
    await db.query(`delete from owners_committee where id = 'cmt-longze'`);
    expect(await statusOfLongze()).toEqual({ id: null, status: null });
  });
});

test('a new name is found at once', async () => {
  await db.query(longze(`aliases = '{墨香园}'`));
  const { rows } = await db.query(`select id from compound where search_text like '%墨香%'`);
  expect(rows).toEqual([{ id: 'cmp-longze' }]);
});
