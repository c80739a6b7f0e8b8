// Proves that the database itself refuses what the rules of firms forbid, by failing input for each
// of its checks, and that it judges ranks as the pure rule does.
import { connect, enterNamespace } from '@lianjian/database/connection';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rankFaults } from '../../subgraphs/firms/src/evaluation/evaluation.rules.ts';
import { openSample } from '../testkit/database.ts';

let database: Awaited<ReturnType<typeof openSample>>;
let db: Awaited<ReturnType<typeof connect>>;
beforeAll(async () => {
  database = await openSample();
  db = await connect(database.urls.firms ?? '');
  await enterNamespace(db, 'firms');
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
    return (error as { constraint?: string }).constraint;
  }
}

const contract = (id: string, compoundId: string, endsOn: string | null) => `
  insert into management_contract (id, firm_id, compound_id, ends_on, area_id, area_path, provenance)
  values ('${id}', 'firm-huihai', '${compoundId}', ${endsOn === null ? 'null' : `'${endsOn}'`},
    'com-ningbao', 'dst-jimei.str-xinglin.com-ningbao', 'ENTERED')`;

describe('refused', () => {
  test.each([
    ['management_contract_open_key', contract('ctr-2', 'cmp-ningbao', null)],
    ['management_contract_dates', contract('ctr-2', 'cmp-ningbao', 'last year')],
    ['management_contract_dates', `update management_contract set starts_on = '2023-13'`],
    ['management_contract_path_ends_in_area', `update management_contract set area_id = 'com-x'`],
    [
      'station_assignment_open_key',
      `update station_assignment set compound_id = 'cmp-jimo-001' where id = 'sta-jimo-159'`,
    ],
    ['station_assignment_dates', `update station_assignment set ends_on = 'soon'`],
    ['evaluation_participants', `update evaluation set participants = 0`],
    ['evaluation_held_on', `update evaluation set held_on = 'recently'`],
    [
      'evaluation_result_evaluation_id_firm_id_key',
      `update evaluation_result set firm_id = 'firm-xincheng' where id = 'evr-jimo-01'`,
    ],
    // A smaller field carries over to its results, and with it the bound of their ranks.
    [
      'evaluation_result_rank',
      `update evaluation_result set rank = 70 where id = 'evr-jimo-01';
       update evaluation set participants = 69`,
    ],
    [
      'evaluation_result_evaluation_id_participants_fkey',
      `update evaluation_result set participants = 500, rank = 400 where id = 'evr-jimo-01'`,
    ],
    ['survey_rate', `update survey set rate = 100.01`],
    ['survey_sample_size', `update survey set sample_size = 0`],
    ['survey_surveyed_on', `update survey set surveyed_on = ''`],
    ['award_awarded_on', `update award set awarded_on = '2023-5'`],
    ['award_places', `update award set places = 0`],
    ['alliance_membership_batch', `update alliance_membership set batch = 0`],
    ['alliance_membership_joined_on', `update alliance_membership set joined_on = 'early'`],
    [
      'alliance_membership_alliance_id_firm_id_key',
      `update alliance_membership set firm_id = 'firm-yinzhu-01' where id = 'alm-yinzhu-02'`,
    ],
    [
      'property_firm_organisation_id_key',
      `update property_firm set organisation_id = 'org-firm-ningbao' where id = 'firm-huihai'`,
    ],
  ])('%s', async (constraint, statement) => {
    expect(await constraintBrokenBy(statement)).toBe(constraint);
  });
});

describe('allowed', () => {
  test.each([
    ['a contract that has ended beside one that runs', contract('ctr-2', 'cmp-ningbao', '2020')],
    ['a date of which the year is not printed', `update award set awarded_on = 'XXXX-05'`],
    ['a year that is inferred', `update award set awarded_on = '2023?-05'`],
    ['a larger field', `update evaluation set participants = 71`],
  ])('%s', async (_what, statement) => {
    expect(await constraintBrokenBy(statement)).toBeUndefined();
  });
});

test('a rank is refused where the rule finds fault with it, and nowhere else', async () => {
  const taken = { id: 'evr-jimo-02', rank: 7 };
  for (const rank of [null, -1, 0, 1, 7, 69, 70, 71, 1000]) {
    await db.query('savepoint attempt');
    await db.query(`update evaluation_result set rank = 7 where id = 'evr-jimo-02'`);
    const broken = await constraintBrokenBy(
      `update evaluation_result set rank = ${rank} where id = 'evr-jimo-01'`,
    );
    await db.query('rollback to savepoint attempt');
    const faults = rankFaults([taken, { id: 'evr-jimo-01', rank }], 70);
    expect({ rank, refused: broken !== undefined }).toEqual({ rank, refused: faults.length > 0 });
  }
});

test('what is searched follows the names and aliases', async () => {
  await db.query(`update property_firm set aliases = '{甲,乙}' where id = 'firm-huihai'`);
  const { rows } = await db.query(`select search_text from property_firm where id = 'firm-huihai'`);
  expect(rows).toEqual([{ search_text: '慧海物业 Huihai Property 甲 乙' }]);
});

test('what has happened cannot be changed, by the subgraph itself either', async () => {
  const tries = [`update event set type = 'x'`, 'delete from event', 'truncate event'];
  for (const statement of tries) {
    await db.query('savepoint attempt');
    await expect(db.query(statement)).rejects.toThrow('permission denied for table event');
    await db.query('rollback to savepoint attempt');
  }
});
