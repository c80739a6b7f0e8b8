// Proves that the sample of the firms hangs together: with itself, with the compounds and
// organisations that it points at, and with the numbers that were published.
import { connect } from '@lianjian/database/connection';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSample } from '../testkit/database.ts';

let database: Awaited<ReturnType<typeof openSample>>;
let db: Awaited<ReturnType<typeof connect>>;
beforeAll(async () => {
  database = await openSample();
  db = await connect(database.adminUrl);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

async function ids(statement: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(statement);
  return rows.map(({ id }) => id);
}

test('what is managed, looked after or asked about is a compound, in the area told', async () => {
  const strays = await ids(`
    select m.id from (
      select id, compound_id, area_path from firms.management_contract
      union all select id, compound_id, area_path from firms.station_assignment
      union all select id, compound_id, area_path from firms.survey where compound_id is not null
    ) m left join compounds.compound c on c.id = m.compound_id
    where c.area_path is distinct from m.area_path`);
  expect(strays).toEqual([]);
});

test('every unmanaged compound is in one station, and no other compound is', async () => {
  const differing = await ids(`
    select coalesce(c.id, a.compound_id) as id
    from (select id from compounds.compound where management_mode = 'STATE_STEWARD') c
    full join firms.station_assignment a on a.compound_id = c.id
    where c.id is null or a.compound_id is null`);
  expect(differing).toEqual([]);
});

test('a compound in a station has no contract', async () => {
  const both = await ids(`
    select c.id from firms.management_contract c
    join firms.station_assignment a on a.compound_id = c.compound_id`);
  expect(both).toEqual([]);
});

test('every firm acts as an organisation, and every Party branch named is one', async () => {
  const strays = await ids(`
    select p.id from (
      select organisation_id as id from firms.property_firm
      union select party_branch_id from firms.property_firm where party_branch_id is not null
      union select party_branch_id from firms.station
      union select alliance_id from firms.alliance_membership
    ) p where not exists (select 1 from organisations.organisation o where o.id = p.id)
    order by p.id`);
  expect(strays).toEqual([]);
});

test('every member of the alliance has a Party organisation', async () => {
  const without = await ids(`
    select m.firm_id as id from firms.alliance_membership m
    join firms.property_firm f on f.id = m.firm_id where f.party_branch_id is null`);
  expect(without).toEqual([]);
});

test('no start, rank, sample size or ownership is made up', async () => {
  const { rows } = await db.query(`
    select (select count(*)::int from firms.management_contract where starts_on is not null) as starts,
      (select count(*)::int from firms.evaluation_result where rank is not null) as ranks,
      (select count(*)::int from firms.survey where sample_size is not null) as sizes,
      (select count(*)::int from firms.property_firm where ownership is not null) as owners`);
  expect(rows).toEqual([{ starts: 0, ranks: 0, sizes: 0, owners: 1 }]);
});
