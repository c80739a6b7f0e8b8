// Proves that loading the sample is all or nothing in each namespace, goes on after an interruption,
// and never touches a namespace that holds anything.
import { connect, enterNamespace } from '@lianjian/database/connection';
import { subgraphs } from '@lianjian/database/store';
import { dayInShanghai } from '@lianjian/seed/day';
import { seed, seedWhenEmpty } from '@lianjian/seed/seed';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSample, today } from '../testkit/database.ts';

let database: Awaited<ReturnType<typeof openSample>>;
let admin: Awaited<ReturnType<typeof connect>>;
beforeAll(async () => {
  database = await openSample();
  admin = await connect(database.adminUrl);
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

/** Takes every row out of a namespace, as if it had never been loaded. */
async function clear(namespace: string): Promise<void> {
  const { rows } = await admin.query<{ names: string }>(
    `select string_agg(format('%I.%I', schemaname, tablename), ', ') as names from pg_tables
     where schemaname = $1 and tablename <> '_prisma_migrations'`,
    [namespace],
  );
  await admin.query(`truncate ${rows[0]?.names} cascade`);
}

async function firms(): Promise<number> {
  const { rows } = await admin.query('select count(*)::int as count from firms.property_firm');
  return rows[0]?.count;
}

test('a loaded sample is left as it is, and said so', async () => {
  const said: string[] = [];
  expect(await seedWhenEmpty(database.urls, today(), (line) => said.push(line))).toBe(false);
  expect(said).toHaveLength(subgraphs.length);
});

test('a namespace that an interruption left empty is loaded, the others are not', async () => {
  await clear('firms');
  expect(await seed(database.urls, today())).toEqual(['firms']);
  expect(await firms()).toBe(120);
});

test('a row of anybody keeps the sample out', async () => {
  await clear('firms');
  await enterNamespace(admin, 'firms');
  await admin.query(`insert into area_node (id, path) values ('dst-own', 'dst-own')`);
  expect(await seed(database.urls, today())).toEqual([]);
  expect(await firms()).toBe(0);
});

test('a load that fails half way leaves nothing behind', async () => {
  await clear('firms');
  await admin.query(`alter table firms.survey add constraint full_moon check (false)`);
  await expect(seed(database.urls, today())).rejects.toThrow();
  expect(await firms()).toBe(0);
  await admin.query(`alter table firms.survey drop constraint full_moon`);
  expect(await seed(database.urls, today())).toEqual(['firms']);
});

test('a subgraph without a URL is named', async () => {
  const { firms: _left, ...others } = database.urls;
  await expect(seed(others, today())).rejects.toThrow('No database URL is known for firms.');
});

test('the day is that of Shanghai', () => {
  expect(dayInShanghai(new Date('2023-06-30T15:59:59Z'))).toBe('2023-06-30');
  expect(dayInShanghai(new Date('2023-06-30T16:00:00Z'))).toBe('2023-07-01');
});
