// The books: what the sample has in them, who reads what, how a passbook runs; that the database itself
// refuses what must never be in them, and that the subgraph's own role cannot rewrite what was booked.
import { connect, enterNamespace } from '@lianjian/database/connection';
import type { Actor } from '@lianjian/kernel/context';
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';
import {
  accountWith,
  elsewhere,
  holderOf,
  imbalancesOfPoints,
  keeper,
  platform,
  scheme,
  street,
} from './keeping.ts';

const ONE = 'per-qianshang-01';
const TWO = 'per-qianshang-02';

let world: World;
let db: Awaited<ReturnType<typeof connect>>;
beforeAll(async () => {
  world = await openWorld();
  db = await connect(world.adminUrl);
  await enterNamespace(db, 'lists');
});
afterAll(async () => {
  await db.end();
  await world.close();
});

async function read<T>(query: string, actor: Actor | null, subgraph?: string): Promise<T> {
  const { data, errors } = subgraph
    ? await world.ask(subgraph, query, {}, { actor })
    : await world.query(query, {}, { actor });
  expect(errors).toBeUndefined();
  return data as T;
}

describe('the sample', () => {
  test('adds up, and holds four sorts of goods and two ledgers apart', async () => {
    expect(await imbalancesOfPoints(world)).toEqual([]);
    const both = await read(
      `{ pointsSchemes { nodes { id area { name } compound { name } standing { holders issued redeemed held }
        storeItems { totalCount nodes { title } } rules { totalCount } settlements { nodes { holders } } } } }`,
      null,
    );
    expect(both).toMatchObject({
      pointsSchemes: {
        nodes: [
          {
            id: 'pts-longze',
            compound: { name: '龙泽书苑小区' },
            standing: { holders: 14, issued: 210, redeemed: 0, held: 210 },
            storeItems: { totalCount: 0 },
          },
          {
            id: 'pts-qianshang',
            compound: null,
            standing: { holders: 22, issued: 240, redeemed: 40, held: 200 },
            storeItems: { totalCount: 4 },
            rules: { totalCount: 3 },
            settlements: { nodes: [{ holders: 22 }] },
          },
        ],
      },
    });
  });

  test('has a passbook whose balance runs, page by page, the oldest first', async () => {
    const page = (args: string) =>
      read<{ pointsAccount: { passbook: { nodes: object[]; pageInfo: { endCursor: string } } } }>(
        `{ pointsAccount(schemeId: "pts-qianshang", holderId: "${TWO}") { balance passbook(${args}) {
          totalCount pageInfo { endCursor } nodes { kind points balance bookedOn claim { id } rule { points }
            redemption { item { title } } } } } }`,
        holderOf(TWO),
      );
    const first = await page('first: 2');
    expect(first.pointsAccount).toMatchObject({ balance: 0, passbook: { totalCount: 3 } });
    const rest = await page(`after: "${first.pointsAccount.passbook.pageInfo.endCursor}"`);
    expect([...first.pointsAccount.passbook.nodes, ...rest.pointsAccount.passbook.nodes]).toEqual([
      expect.objectContaining({ kind: 'SCORING', points: 10, balance: 10, rule: { points: 10 } }),
      expect.objectContaining({ kind: 'SCORING', points: 10, balance: 20 }),
      expect.objectContaining({
        kind: 'REDEMPTION',
        points: -20,
        balance: 0,
        claim: null,
        redemption: { item: { title: '暖壶' } },
      }),
    ]);
  });
});

test('the record sheet ends with the points, for those who may read the accounts', async () => {
  const sheet = async (actor: Actor | null) => {
    const query = `{ repairRecords(filter: { id: { in: ["dem-qianshang-order-01", "dem-qianshang-order-02"] } }) {
      nodes { id points } } }`;
    const { repairRecords } = await read<{ repairRecords: { nodes: { points: number }[] } }>(
      query,
      actor,
    );
    return repairRecords.nodes.map(({ points }) => points);
  };
  expect(await sheet(keeper)).toEqual([20, 10]);
  expect(await sheet(holderOf(TWO))).toEqual([10, 10]);
});

describe('an account', () => {
  const QUERY = `{ pointsAccounts(filter: { schemeId: { eq: "pts-qianshang" } }) { totalCount }
    pointsAccount(id: "pta-qianshang-02") { balance }
    person(id: "${TWO}") { pointsAccounts { nodes { id } } }
    redemptions { totalCount }
    pointsScheme(id: "pts-qianshang") { accounts { totalCount } settlements { nodes { balances { totalCount } } } } }`;

  test.each([
    ['the community', keeper, 22],
    ['the street', street, 22],
    ['the platform', platform, 22],
    ['its holder', holderOf(TWO), 1],
  ])('is read by %s', async (_who, actor, count) => {
    expect(await read(QUERY, actor)).toEqual({
      pointsAccounts: { totalCount: count },
      pointsAccount: { balance: 0 },
      person: { pointsAccounts: { nodes: [{ id: 'pta-qianshang-02' }] } },
      redemptions: { totalCount: count === 1 ? 1 : 4 },
      pointsScheme: {
        accounts: { totalCount: count },
        settlements: { nodes: [{ balances: { totalCount: count } }] },
      },
    });
  });

  test.each([
    ['the public', null, 0],
    ['another community', elsewhere, 0],
    ['another holder', holderOf('per-qianshang-03'), 1],
  ])('is kept from %s', async (_who, actor, own) => {
    expect(await read(QUERY, actor)).toMatchObject({
      pointsAccounts: { totalCount: own },
      pointsAccount: null,
      person: { pointsAccounts: { nodes: [] } },
    });
  });

  test('of a few holders is not told by the sum, but to who keeps the books', async () => {
    const schemeId = await scheme(world);
    await accountWith(world, schemeId, ONE);
    const query = `{ pointsScheme(id: "${schemeId}") { standing { holders issued held } } }`;
    const told = { pointsScheme: { standing: { holders: 1, issued: 10, held: 10 } } };
    const withheld = { pointsScheme: { standing: { holders: 1, issued: null, held: null } } };
    expect(await read(query, keeper)).toEqual(told);
    expect(await read(query, null)).toEqual(withheld);
  });

  test('says who did what to it, and asks how it is named', async () => {
    const schemeId = await scheme(world);
    const { accountId } = await accountWith(world, schemeId, ONE);
    const query = `{ pointsAccount(id: "${accountId}") { history { nodes { type actor { __typename } } } } }`;
    expect(await read(query, holderOf(ONE), 'lists')).toMatchObject({
      pointsAccount: {
        history: { nodes: [{ type: 'pointsAccount.opened' }, { type: 'points.scoring' }] },
      },
    });
    const { errors } = await world.ask(
      'lists',
      `{ pointsAccount(schemeId: "${schemeId}") { id } }`,
    );
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  test('costs the same number of statements whatever stands in it', async () => {
    const count = async (first: number) => {
      const query = `{ pointsAccounts(first: ${first}) { nodes { balance scheme { id }
        passbook { totalCount nodes { balance kind rule { id } claim { id } corrects { id } redemption { id } } }
        redemptions { nodes { state allowedTransitions { allowed } item { title } } }
        settled { nodes { balance } } history { nodes { type } } } } }`;
      return (await countStatements(() => read(query, platform, 'lists'))).statements.length;
    };
    expect(new Set([await count(20), await count(36)]).size).toBe(1);
  });
});

describe('the database', () => {
  beforeEach(() => db.query('begin'));
  afterEach(() => db.query('rollback'));

  async function brokenBy(statement: string): Promise<string | undefined> {
    try {
      await db.query(`${statement}; set constraints all immediate`);
      return undefined;
    } catch (error) {
      const { constraint, code } = error as { constraint?: string; code?: string };
      return constraint ?? code;
    }
  }

  const booking = (entries: readonly string[]) => `
    insert into points_transaction (id, scheme_id, kind, at, provenance)
      values ('ptx-x', 'pts-qianshang', 'OPENING', now(), 'ENTERED');
    ${entries.map((entry, n) => `insert into points_entry values ('pte-x${n}', 'ptx-x', ${entry})`).join(';')}`;
  const own = `'pta-qianshang-03', 5, '2024-06-01'`;
  const account = (set: string) => `update points_account set ${set} where id = 'pta-qianshang-03'`;
  const rule = (set: string) => `update points_rule set ${set} where id = 'ptr-qianshang-1'`;

  test('takes a booking that is whole', async () => {
    const whole = booking([own, `'pta-qianshang-issued', -5, '2024-06-01'`]);
    expect(await brokenBy(whole)).toBeUndefined();
  });

  test.each([
    ['points_transaction_whole', booking([own])],
    ['points_transaction_whole', booking([own, `'pta-qianshang-issued', -4, '2024-06-01'`])],
    ['points_transaction_whole', booking([own, `'pta-qianshang-issued', -5, '2024-06-02'`])],
    ['points_transaction_whole', booking([own, `'pta-longze-issued', -5, '2024-06-01'`])],
    ['points_entry_points_check', booking([`'pta-qianshang-03', 0, '2024-06-01'`])],
    ['points_entry_settled', booking([`'pta-qianshang-03', 5, '2024-03-31'`])],
    ['points_account_balance_check', booking([`'pta-qianshang-03', -50, '2024-06-01'`])],
    ['points_account_balance_moved', account('balance = 500')],
    ['points_account_holder_check', account(`holder_person_id = null`)],
    ['points_account_holder_idx', account(`holder_person_id = 'per-qianshang-02'`)],
    ['points_rule_kept', rule('points = 11')],
    ['points_rule_kept', rule(`effective_to = '2024-02-01'`)],
    [
      'points_rule_overlap',
      `update points_rule set activity = 'CO_GOVERNANCE' where id = 'ptr-qianshang-2'`,
    ],
    [
      'store_item_stock_check',
      `update store_item set stock = stock - 21 where id = 'itm-qianshang-toy'`,
    ],
    ['redemption_reason_check', `update redemption set reason = null where state = 'CANCELLED'`],
    ['redemption_closed_check', `update redemption set closed_at = null`],
  ])('refuses by %s', async (constraint, statement) => {
    expect(await brokenBy(statement)).toBe(constraint);
  });

  test('refuses to score a record twice for one person', async () => {
    const again = `insert into points_transaction select (jsonb_populate_record(t, '{"id": "ptx-x"}')).*
      from points_transaction t where t.kind = 'SCORING' limit 1`;
    expect(await brokenBy(again)).toBe('points_transaction_scored_idx');
  });

  test.each([
    `update points_entry set points = 1000`,
    'delete from points_entry',
    'truncate points_entry',
    `update points_transaction set reason = 'other'`,
    'delete from points_transaction',
    'truncate points_transaction cascade',
  ])('keeps even from the role of the lists: %s', async (statement) => {
    // insufficient_privilege
    expect(await brokenBy(`set local role lianjian_lists; ${statement}`)).toBe('42501');
  });
});
