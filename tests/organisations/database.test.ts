// Proves that the database itself refuses what the rules of organisations forbid, by failing input
// for each of its checks, that it reads dates as the rules do, and that aliases are searched.
import { connect, enterNamespace } from '@lianjian/database/connection';
import { isInForce } from '@lianjian/organisations/tie/tie.rules';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSample } from '../testkit/database.ts';

let database: Awaited<ReturnType<typeof openSample>>;
let db: Awaited<ReturnType<typeof connect>>;
beforeAll(async () => {
  database = await openSample();
  db = await connect(database.adminUrl);
  await enterNamespace(db, 'organisations');
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
    await db.query('set constraints all immediate');
    return undefined;
  } catch (error) {
    const { constraint, code } = error as { constraint?: string; code?: string };
    return constraint ?? code;
  }
}

const tie = (kind: string, ends: string, values: string) =>
  `insert into tie (id, kind, area_id, area_path, provenance, ${ends})
   values ('tie-x', '${kind}', 'com-ningbao', 'dst-jimei.str-xinglin.com-ningbao', 'ENTERED', ${values})`;

describe('refused', () => {
  test.each([
    ['area_code_digits', `update area set code = '12345' where id = 'com-ningbao'`],
    ['area_code_invented', `update area set code = '350211003099' where id = 'com-xinglin-01'`],
    ['area_root', `update area set parent_id = null where id = 'com-ningbao'`],
    [
      'area_path_end',
      `update area set area_path = 'dst-jimei.str-xinglin' where id = 'com-fangzhi'`,
    ],
    ['area_path_parent', `update area set parent_id = 'str-beian' where id = 'com-ningbao'`],
    ['area_path_parent', `update area set area_path = 'x.str-xinglin' where id = 'str-xinglin'`],
    [
      'organisation_dates',
      `update organisation set established_on = 'long ago' where id = 'org-kasao'`,
    ],
    ['organisation_dates', `update organisation set dissolved_on = '2023' where id = 'org-kasao'`],
    [
      'organisation_acts_for',
      `update organisation set acts_for_area_id = 'dst-jimo' where id = 'org-kasao'`,
    ],
    [
      'organisation_acts_for',
      `update organisation set acts_for_area_id = null where id = 'org-com-ningbao'`,
    ],
    ['organisation_team', `update organisation set team_kind = null where id = 'org-newforce'`],
    ['organisation_team', `update organisation set team_kind = 'RED_BEE' where id = 'org-kasao'`],
    ['organisation_firm', `update organisation set firm_id = 'firm-x' where id = 'org-kasao'`],
    [
      'organisation_branch_place',
      `update organisation set compound_id = null where id = 'org-cmp-ningbao'`,
    ],
    [
      'organisation_compound_branch',
      `update organisation set compound_id = 'cmp-nb-2' where id = 'org-cmp-ningbao'`,
    ],
    [
      'organisation_no_cycle',
      `update organisation set parent_id = 'org-longze-hub-01' where id = 'org-cmp-longze'`,
    ],
    ['organisation_no_cycle', `update organisation set parent_id = id where id = 'org-kasao'`],
    [
      'appointment_dates',
      `update appointment set starts_on = '2024', ends_on = '2023' where id = 'apt-bishui-hub'`,
    ],
    [
      'appointment_substantive',
      `update appointment set concurrent = false where id = 'apt-yueyuan-chair-concurrent'`,
    ],
    [
      'appointment_substantive_id_person_id_compound_id_fkey',
      `update appointment set person_id = 'per-bishui-hub' where id = 'apt-yueyuan-chair-concurrent'`,
    ],
    [
      'appointment_secretary',
      `update appointment set post = 'SECRETARY' where id = 'apt-xinglin-reinforcement-01'`,
    ],
    [
      'tie_shape',
      tie('REPORT_IN', 'from_person_id, to_area_id', `'per-bishui-hub', 'com-ningbao'`),
    ],
    [
      'tie_shape',
      tie('MEMBER_REPORT_IN', 'from_organisation_id, to_area_id', `'org-kasao', 'com-ningbao'`),
    ],
    [
      'tie_shape',
      tie('INSTRUCTION', 'from_organisation_id, to_organisation_id', `'org-kasao', 'org-fucai'`),
    ],
    [
      'tie_shape',
      tie('MEMBERSHIP', 'from_organisation_id, to_area_id', `'org-kasao', 'com-ningbao'`),
    ],
    [
      'tie_shape',
      tie('SUPERVISION', 'from_organisation_id, to_area_id', `'org-kasao', 'com-ningbao'`),
    ],
    [
      'tie_shape',
      tie('DEPLOYMENT', 'from_person_id, to_area_id', `'per-bishui-hub', 'com-ningbao'`),
    ],
    ['tie_ends', tie('REPORT_IN', 'from_organisation_id', `'org-kasao'`)],
    ['tie_dates', `update tie set ends_on = '2020' where id = 'tie-report-in-nb-unit-b'`],
    [
      'tie_report_in',
      tie('REPORT_IN', 'from_organisation_id, to_area_id', `'org-nb-unit-b', 'com-ningbao'`),
    ],
    [
      'tie_instruction',
      tie(
        'INSTRUCTION',
        'from_person_id, to_organisation_id',
        `'per-bishui-hub', 'org-firm-ningbao'`,
      ),
    ],
    [
      'team_member_dates',
      `update team_member set joined_on = '2024-13' where team_id = 'org-longze-red'`,
    ],
    ['party_tier_rank', `update party_tier set rank = 0 where id = 'tier-dst-jimo-1'`],
    [
      'api_key_hash',
      `insert into api_key (id, hash, holder_kind, holder_id, expires_at) values ('key-x', 'plain', 'PERSON', 'per-x', now())`,
    ],
  ])('%s', async (constraint, statement) => {
    expect(await constraintBrokenBy(statement)).toBe(constraint);
  });
});

describe('allowed', () => {
  test.each([
    [
      'a branch of the tree that moves as a whole',
      `
      update area set parent_id = 'str-beian', area_path = 'cty-qingdao.dst-jimo.str-beian.com-ningbao'
      where id = 'com-ningbao'`,
    ],
    [
      'a new instructor after the one before',
      `
      update tie set ends_on = '2023' where id = 'tie-instruction-firm-ningbao';
      ${tie('INSTRUCTION', 'from_person_id, to_organisation_id', `'per-bishui-hub', 'org-firm-ningbao'`)}`,
    ],
    [
      'a new branch after one that was dissolved',
      `
      update organisation set dissolved_on = '2024' where id = 'org-cmp-nb-2';
      update organisation set compound_id = 'cmp-nb-2' where id = 'org-cmp-ningbao'`,
    ],
  ])('%s', async (_what, statement) => {
    expect(await constraintBrokenBy(statement)).toBeUndefined();
  });
});

test('the database and the rule agree on what is in force', async () => {
  const dates = [
    null,
    '2022',
    '2022-06',
    '2022-06-15',
    '2021-21',
    '2021-24',
    '2023?',
    '202X',
    'XXXX-03',
  ];
  const days = [
    '2021-02-28',
    '2021-03-01',
    '2021-12-01',
    '2022-06-15',
    '2022-06-30',
    '2022-12-31',
    '2024-01-01',
  ];
  const { rows } = await db.query<{
    starts: string | null;
    ends: string | null;
    day: string;
    stands: boolean;
  }>(
    `select starts, ends, day, is_in_force(starts, ends, day::date) as stands
     from unnest($1::text[]) starts, unnest($1::text[]) ends, unnest($2::text[]) day`,
    [dates, days],
  );
  const differing = rows.filter(
    ({ starts, ends, day, stands }) =>
      isInForce({ startsOn: starts, endsOn: ends }, day) !== stands,
  );
  expect(rows).toHaveLength(dates.length ** 2 * days.length);
  expect(differing).toEqual([]);
});

test('a new alias is found at once', async () => {
  await db.query(`update organisation set aliases = array['小红蜂'] where id = 'org-beian-redbee'`);
  const { rows } = await db.query(`select id from organisation where search_text like '%小红蜂%'`);
  expect(rows).toEqual([{ id: 'org-beian-redbee' }]);
});

test('the copy of the tree follows it', async () => {
  await db.query(`insert into area (id, parent_id, area_path, level, name_zh, provenance)
    values ('com-x', 'str-beian', 'cty-qingdao.dst-jimo.str-beian.com-x', 'COMMUNITY', '新', 'ENTERED')`);
  const { rows } = await db.query(`select * from area_node where id = 'com-x'`);
  expect(rows).toEqual([
    { id: 'com-x', parent_id: 'str-beian', path: 'cty-qingdao.dst-jimo.str-beian.com-x' },
  ]);
});
