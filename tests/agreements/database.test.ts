// Proves that the database itself refuses what the rules of agreements forbid, by failing input
// for each of its checks, and leaves alone what the reports left open.
import { connect, enterNamespace } from '@lianjian/database/connection';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSample } from '../testkit/database.ts';

let database: Awaited<ReturnType<typeof openSample>>;
let db: Awaited<ReturnType<typeof connect>>;
beforeAll(async () => {
  database = await openSample();
  db = await connect(database.adminUrl);
  await enterNamespace(db, 'agreements');
});
afterAll(async () => {
  await db.end();
  await database.drop();
});
beforeEach(() => db.query('begin'));
afterEach(() => db.query('rollback'));

async function constraintBrokenBy(statements: string): Promise<string | undefined> {
  try {
    await db.query(statements);
    await db.query('set constraints all immediate');
    return undefined;
  } catch (error) {
    const { constraint, code } = error as { constraint?: string; code?: string };
    return constraint ?? code;
  }
}

describe('refused', () => {
  test.each([
    ['agreement_dates', `update agreement set signed_on = 'last spring' where id = 'agr-fangzhi'`],
    ['agreement_dates', `update agreement set in_force_to = '2023-13' where id = 'agr-fangzhi'`],
    // A day that no calendar has: datetime_field_overflow.
    ['22008', `update agreement set signed_on = '2023-02-30' where id = 'agr-fangzhi'`],
    ['agreement_term', `update agreement set in_force_from = '2027' where id = 'agr-fangzhi'`],
    [
      'agreement_signed',
      `update agreement set provenance = 'ENTERED', signed_on = null where id = 'agr-nb-a'`,
    ],
    [
      'agreement_party_agreement_id_organisation_id_key',
      `update agreement_party set organisation_id = 'org-com-ningbao' where agreement_id = 'agr-nb-a'`,
    ],
    ['plan_end', `update plan set start_year = 2027 where id = 'pln-fangzhi'`],
    ['plan_length', `update plan set start_year = 2020 where id = 'pln-fangzhi'`],
    ['plan_years', `update plan set years = 0 where id = 'pln-fangzhi'`],
    ['plan_item_target', `update plan_item set provenance = 'ENTERED' where id = 'pli-fangzhi-1'`],
    ['meeting_mode', `update meeting set mode = 'TOPICAL' where id = 'mtg-heshun-17'`],
    ['meeting_mode', `update meeting set mode = null where id = 'mtg-lianting-hall-2023q1'`],
    ['meeting_doorstep', `update meeting set place = null where id = 'mtg-heshun-17'`],
    ['meeting_duration', `update meeting set duration_qualifier = null where id = 'mtg-heshun-17'`],
    ['meeting_households', `update meeting set households = 0 where id = 'mtg-heshun-17'`],
    ['meeting_held_on', `update meeting set held_on = 'March' where id = 'mtg-heshun-17'`],
    ['agenda_item_record', `update agenda_item set conclusion = null where outcome = 'DECIDED'`],
    ['attendance_who', `update attendance set organisation_id = null, role = null`],
    ['resolution_due_on', `update resolution set due_on = 'soon'`],
    ['appeal_dates', `update appeal set received_on = '' where id = 'apl-nb-2023-01-1'`],
    [
      'appeal_responsible',
      `update appeal set responsible_id = null where id = 'apl-nb-2023-open-1'`,
    ],
    ['appeal_implemented', `update appeal set implemented_on = null where id = 'apl-nb-2023-01-1'`],
    [
      'appeal_implemented',
      `update appeal set implemented_on = '2023-07' where id = 'apl-nb-2023-open-1'`,
    ],
    // A resolution belongs to a meeting: not_null_violation.
    ['23502', `update resolution set meeting_id = null`],
  ])('%s: %s', async (constraint, statement) => {
    expect(await constraintBrokenBy(statement)).toBe(constraint);
  });
});

describe('an agreement that was entered', () => {
  const entered = `update agreement set provenance = 'ENTERED' where id = 'agr-nb-a';`;
  const draft = `update agreement set state = 'DRAFT' where id = 'agr-nb-a';`;
  const oneParty = `delete from agreement_party where id = 'pty-nb-a-2';`;

  test('is whole with two parties who have duties and consented', async () => {
    expect(await constraintBrokenBy(entered)).toBeUndefined();
  });

  test.each([
    ['one party', oneParty],
    ['no duties', `update agreement_party set duties = '{}' where id = 'pty-nb-a-1';`],
    ['no consent', `update agreement_party set consented_on = null where id = 'pty-nb-a-2';`],
  ])('is refused with %s', async (_what, statement) => {
    expect(await constraintBrokenBy(entered + statement)).toBe('agreement_whole');
  });

  test('may lack all of it as a draft', async () => {
    expect(await constraintBrokenBy(entered + draft + oneParty)).toBeUndefined();
  });
});

describe('left open', () => {
  test.each([
    [`update agreement set in_force_from = 'XXXX-09', in_force_to = '2020' where id = 'agr-nb-a'`],
    [`update plan set start_year = 2023 where id = 'pln-fangzhi'`],
    [`update plan set start_year = 2024 where id = 'pln-fangzhi'`],
    [`update meeting set duration_minutes = null, duration_qualifier = null where households = 10`],
    [`update agreement_party set duties = '{}', consented_on = null where id = 'pty-nb-a-1'`],
  ])('%s', async (statement) => {
    expect(await constraintBrokenBy(statement)).toBeUndefined();
  });
});
