// A repair order's way into the books, through the gateway: put forward, grabbed, done and confirmed;
// scored by the community, spent in its store, handed over, settled; the passbook says it all.
import type { Actor } from '@lianjian/kernel/context';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agedByADay, yesterday } from '../points/keeping.ts';
import { organisation, person } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';

const SCOPES = ['demands:write', 'claims:write', 'points:write'];
const community = organisation('org-com-qianshang', 'COMMUNITY', SCOPES);
const member = person('per-qianshang-31', 'VOLUNTEER', SCOPES);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

let keys = 0;

interface Made {
  id: string;
  version: number;
  [field: string]: unknown;
}

/** A mutation that has to succeed, with what it says of its object. */
async function act(
  actor: Actor,
  mutation: string,
  [field, selection]: readonly [string, string],
  input: object,
  type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`,
): Promise<Made> {
  keys += 1;
  const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) {
    ${field} { id ${selection} } userErrors { code field message(locale: EN) } } }`;
  const values = { input: { idempotencyKey: `points-journey-${keys}`, ...input } };
  const { data, errors } = await world.query(text, values, { actor });
  expect(errors, mutation).toBeUndefined();
  const answer = (data as Record<string, Record<string, unknown>>)[mutation];
  expect(answer?.userErrors, mutation).toEqual([]);
  return answer?.[field] as Made;
}

const ORDER = {
  compoundId: 'cmp-qianshang',
  channel: 'OTHER',
  kind: 'REPAIR_ORDER',
  category: 'INDOOR_REPAIR',
  audience: 'ANY',
  title: '木门合页松动',
  unit: 'SESSION',
  quantity: 1,
};

/** A repair order that the member has done, as far as being confirmed by the community. */
async function confirmedRepair(): Promise<string> {
  const demand = ['demand', 'version'] as const;
  const step = ({ id, version }: Made) => ({ demandId: id, expectedVersion: version });
  const said = await act(community, 'submitDemand', demand, ORDER);
  const sorted = await act(community, 'sortDemand', demand, step(said));
  await act(community, 'listDemand', demand, step(sorted), 'DemandStepInput');
  const claim = ['claim', 'version state'] as const;
  const grabbed = await act(member, 'claimDemand', claim, { demandId: said.id, quantity: 1 });
  expect(grabbed.state).toBe('APPLIED');
  const at = ({ id, version }: Made) => ({ claimId: id, expectedVersion: version });
  const chosen = await act(community, 'chooseClaim', claim, at(grabbed), 'ClaimStepInput');
  const begun = await act(member, 'startService', claim, at(chosen), 'ClaimStepInput');
  const told = await act(member, 'reportDelivery', claim, { ...at(begun), quantity: 1 });
  const done = await act(community, 'confirmDelivery', claim, { ...at(told), quantity: 1 });
  expect(done.state).toBe('CONFIRMED');
  return done.id;
}

test('a repair order is scored, spent, handed over and settled', async () => {
  const schemeId = 'pts-qianshang';
  const entry = ['pointsEntry', 'points balance account { id } rule { activity points }'] as const;
  const scores: unknown[] = [];
  for (let repairs = 0; repairs < 2; repairs += 1) {
    const recordId = await confirmedRepair();
    scores.push(await act(community, 'scorePoints', entry, { schemeId, recordId }));
  }
  expect(scores).toMatchObject([
    { points: 10, balance: 10, rule: { activity: 'VOLUNTEER_SERVICE', points: 10 } },
    { points: 10, balance: 20 },
  ]);
  const [{ account }] = scores as [{ account: { id: string } }];
  const accountId = account.id;

  const goods = { accountId, storeItemId: 'itm-qianshang-toy', quantity: 1, pricePoints: 15 };
  const redemption = ['redemption', 'version state spent item { title stock }'] as const;
  const taken = await act(member, 'redeemPoints', redemption, goods);
  expect(taken).toMatchObject({
    state: 'REDEEMED',
    spent: 15,
    item: { title: '儿童玩具', stock: 19 },
  });
  const given = { redemptionId: taken.id, expectedVersion: taken.version };
  const over = await act(community, 'collectRedemption', redemption, given, 'RedemptionStepInput');
  expect(over.state).toBe('COLLECTED');

  // A day is settled once it is over.
  await agedByADay(world, schemeId);
  const period = { schemeId, expectedVersion: 1, periodEnd: yesterday() };
  const settlement = ['pointsSettlement', 'holders'] as const;
  const settled = await act(community, 'settlePoints', settlement, period);
  expect(settled.holders).toBe(23);

  const book = `{ person(id: "${member.id}") { pointsAccounts { nodes { balance scheme { name }
    settled { nodes { balance settlement { id } } }
    passbook { nodes { kind points balance claim { points demand { title } } redemption { state } } } } } } }`;
  const { data, errors } = await world.query(book, {}, { actor: member });
  expect(errors).toBeUndefined();
  const scored = {
    kind: 'SCORING',
    points: 10,
    claim: { points: 10, demand: { title: ORDER.title } },
  };
  expect(data).toMatchObject({
    person: {
      pointsAccounts: {
        nodes: [
          {
            balance: 5,
            scheme: { name: '阡上社区公益积分' },
            settled: { nodes: [{ balance: 5, settlement: { id: settled.id } }] },
            passbook: {
              nodes: [
                { ...scored, balance: 10 },
                { ...scored, balance: 20 },
                { kind: 'REDEMPTION', points: -15, balance: 5, redemption: { state: 'COLLECTED' } },
              ],
            },
          },
        ],
      },
    },
  });
});
