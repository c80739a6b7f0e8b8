import type { Actor } from '@lianjian/kernel/context';
import { inLists } from '../lists/claiming.ts';
import { organisation, person } from '../testkit/actors.ts';
import { commandOf, faults } from '../testkit/commands.ts';
import { today } from '../testkit/database.ts';
import type { World } from '../testkit/world.ts';

const WRITES = ['points:write'];
export const keeper = organisation('org-com-qianshang', 'COMMUNITY', WRITES);
export const street = organisation('org-str-yinzhu', 'COMMUNITY', WRITES);
export const elsewhere = organisation('org-com-ningbao', 'COMMUNITY', WRITES);
export const platform = organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', WRITES);
export const team = organisation('org-qianshang-repair', 'PARTNER_UNIT', WRITES);
export const holderOf = (id: string): Actor => person(id, 'VOLUNTEER', WRITES);

const command = <Field extends string>(
  mutation: string,
  field: Field,
  selection: string,
  input?: string,
) => commandOf({ subgraph: 'lists', mutation, input, field, selection });

const SCHEME = `id version openingPoints balanceMax area { id } compound { id }`;
const ENTRY = 'id kind points balance bookedOn reason account { id balance }';
const ITEM = 'id version state stock pricePoints title';
const REDEMPTION =
  'id version state reason quantity spent account { id balance } item { id stock state }';

export const openPointsScheme = command('openPointsScheme', 'pointsScheme', SCHEME);
export const setPointsRule = command(
  'setPointsRule',
  'pointsRule',
  'id version activity basis points effectiveFrom effectiveTo scheme { id version }',
);
export const openPointsAccount = command(
  'openPointsAccount',
  'pointsAccount',
  'id balance holder { __typename }',
);
export const scorePoints = command('scorePoints', 'pointsEntry', ENTRY);
export const correctPoints = command(
  'correctPoints',
  'pointsEntry',
  `${ENTRY} corrects { id correctedBy { id } }`,
);
export const settlePoints = command(
  'settlePoints',
  'pointsSettlement',
  'id periodEnd holders balances { nodes { balance account { id balance } } }',
);
export const publishStoreItem = command('publishStoreItem', 'storeItem', ITEM);
export const stockStoreItem = command('stockStoreItem', 'storeItem', ITEM);
export const withdrawStoreItem = command(
  'withdrawStoreItem',
  'storeItem',
  ITEM,
  'StoreItemStepInput',
);
export const redeemPoints = command('redeemPoints', 'redemption', REDEMPTION);
export const collectRedemption = command(
  'collectRedemption',
  'redemption',
  REDEMPTION,
  'RedemptionStepInput',
);
export const cancelRedemption = command('cancelRedemption', 'redemption', REDEMPTION);

/** The last day that can be settled. */
export const yesterday = () =>
  new Date(Date.parse(`${today()}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
const DAY_MS = 86_400_000;

/** What was booked in a scheme, as if that had been a day earlier; entries are for good otherwise. */
export async function agedByADay(world: World, schemeId: string): Promise<void> {
  await inLists(
    world,
    `alter table points_entry disable trigger user;
    update points_entry e set booked_on = e.booked_on - 1
      from points_account a where a.id = e.account_id and a.scheme_id = '${schemeId}';
    alter table points_entry enable trigger user;`,
  );
}

let serial = 0;
const TRIES = 6;

/** A scheme of 阡上 of its own, with a rule for volunteers from 2024 on. */
export async function scheme(world: World, more: Record<string, unknown> = {}, points = 10) {
  serial += 1;
  const idempotencyKey = `scheme-${serial}`;
  const input = { idempotencyKey, areaId: 'com-qianshang', nameZh: `积分方案${serial}`, ...more };
  let answer = await openPointsScheme.done(world, keeper, input);
  // A busy machine may be late with the place; a client asks again with the same key.
  for (let tries = 1; tries < TRIES && faults(answer)[0]?.startsWith('PEER'); tries += 1) {
    answer = await openPointsScheme.done(world, keeper, input);
  }
  const { pointsScheme, userErrors } = answer;
  if (!pointsScheme) {
    throw new Error(JSON.stringify(userErrors));
  }
  const schemeId = String(pointsScheme.id);
  const rule = {
    schemeId,
    expectedVersion: 1,
    activity: 'VOLUNTEER_SERVICE',
    points,
    effectiveFrom: '2024-01-01',
  };
  await setPointsRule.done(world, keeper, rule);
  return schemeId;
}

/** A repair order of 阡上 that somebody was confirmed to have done, or that stands elsewhere. */
export async function record(world: World, holderId: string, more: Record<string, unknown> = {}) {
  serial += 1;
  const id = `clm-record-${serial}`;
  const demandId = `dem-record-${serial}`;
  const isPerson = holderId.startsWith('per-');
  await inLists(
    world,
    `insert into demand select (jsonb_populate_record(d, jsonb_build_object('id', $1::text))).*
      from demand d where d.id = 'dem-qianshang-order-02'`,
    [demandId],
  );
  await inLists(
    world,
    `insert into claim select (jsonb_populate_record(c, $1)).* from claim c
      where c.id = 'clm-qianshang-order-02-1'`,
    [
      {
        id,
        demand_id: demandId,
        claimant_person_id: isPerson ? holderId : null,
        claimant_organisation_id: isPerson ? null : holderId,
        ...more,
      },
    ],
  );
  return id;
}

/** An account that holds so many points, by one scored record. */
export async function accountWith(world: World, schemeId: string, holderId: string) {
  const recordId = await record(world, holderId);
  const { pointsEntry, userErrors } = await scorePoints.done(world, keeper, {
    schemeId,
    recordId,
  });
  if (!pointsEntry) {
    throw new Error(JSON.stringify(userErrors));
  }
  const { id, account } = pointsEntry as { id: string; account: { id: string; balance: number } };
  return { entryId: id, accountId: account.id, balance: account.balance, recordId };
}

export async function item(world: World, schemeId: string, pricePoints: number, stock: number) {
  serial += 1;
  const input = { schemeId, title: `商品${serial}`, pricePoints, stock };
  const { storeItem, userErrors } = await publishStoreItem.done(world, keeper, input);
  if (!storeItem) {
    throw new Error(JSON.stringify(userErrors));
  }
  return String(storeItem.id);
}

/** What of the ledger does not add up; there must be nothing at any time. */
export function imbalancesOfPoints(world: World) {
  return inLists<{ what: string; id: string }>(
    world,
    `select 'balance' as what, a.id from points_account a
      where a.balance <> (select coalesce(sum(e.points), 0) from points_entry e where e.account_id = a.id)
        or a.kind = 'HOLDER' and a.balance < 0
    union all select 'booking', t.id from points_transaction t
      join points_entry e on e.transaction_id = t.id group by t.id having sum(e.points) <> 0
    union all select 'scheme', a.scheme_id from points_account a group by 2 having sum(a.balance) <> 0
    union all select 'spent', r.id from redemption r left join points_transaction t on t.redemption_id = r.id
      left join points_entry e on e.transaction_id = t.id and e.account_id = r.account_id
      group by r.id having sum(e.points) <> case when r.state = 'CANCELLED' then 0 else -r.spent end
    union all select 'settled', p.id from points_settled p join points_settlement s on s.id = p.settlement_id
      where p.balance <> (select sum(e.points) from points_entry e
        where e.account_id = p.account_id and e.booked_on <= s.period_end)`,
  );
}
