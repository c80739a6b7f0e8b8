// A service day told through the gateway: planned with what a unit offers, held, praised; a visit on the
// way brings a need that the unit meets, and the community asks how it went.
import type { Actor } from '@lianjian/kernel/context';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';

const SCOPES = ['community:write', 'demands:write', 'claims:write'];
const community = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);
const unit = organisation('org-nb-unit-h', 'PARTNER_UNIT', SCOPES);
const resident = person('per-nb-resident-1', 'RESIDENT_REPRESENTATIVE', SCOPES);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

let keys = 0;

interface Done {
  id: string;
  version: number;
  state?: string;
  demands?: { nodes: { id: string; version: number }[] };
}

/** A mutation that nothing stands against; the object that it answers with. */
async function act(
  actor: Actor,
  [mutation, type, field, more = '']: readonly [string, string, string, string?],
  input: object,
): Promise<Done> {
  keys += 1;
  const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) {
    ${field} { id version ${more} } userErrors { code field message } } }`;
  const values = { input: { idempotencyKey: `service-day-${keys}`, ...input } };
  const { data, errors } = await world.query(text, values, { actor });
  expect(errors).toBeUndefined();
  const { userErrors, ...answer } =
    (data as Record<string, Record<string, unknown>>)[mutation] ?? {};
  expect(userErrors, mutation).toEqual([]);
  return answer[field] as Done;
}

test('a service day, from the plan to what people say of it', async () => {
  const planned = await act(community, ['planActivity', 'PlanActivityInput', 'activity', 'state'], {
    areaId: 'com-ningbao',
    kind: 'CONVENIENCE_DAY',
    title: '便民服务日',
    heldOn: today(),
    services: [{ title: '政策咨询', resourceId: 'res-nb-12' }, { title: '理发' }],
    zones: [{ group: '咨询组', place: '中心花园' }],
  });
  const held = await act(community, ['holdActivity', 'HoldActivityInput', 'activity', 'state'], {
    activityId: planned.id,
    expectedVersion: planned.version,
    participants: [{ role: 'RESIDENT', count: 60 }],
  });
  expect(held.state).toBe('HELD');
  await act(resident, ['giveFeedback', 'GiveFeedbackInput', 'feedback'], {
    kind: 'PRAISE',
    activityId: held.id,
    text: '不用跑远路。',
    channel: 'MEETING',
  });
  const month = today().slice(0, 7);
  const { data } = await world.query(
    `query ($year: Int!) { convenienceDays(areaId: "com-ningbao", year: $year) { month standing }
      organisation(id: "${unit.id}") { name serviceActivities { nodes { title } } }
      area(id: "com-ningbao") { feedbacks(filter: { kind: { eq: PRAISE } }) { nodes { text givenBy { __typename } } } } }`,
    { year: Number(month.slice(0, 4)) },
  );
  const told = data as { convenienceDays: { month: string; standing: string }[] };
  expect(told.convenienceDays.find((each) => each.month === month)?.standing).toBe('HELD');
  expect(data).toMatchObject({
    organisation: { serviceActivities: { nodes: [{ title: '便民服务日' }] } },
    area: { feedbacks: { nodes: [{ text: '不用跑远路。', givenBy: null }] } },
  });
});

test('a visit brings a need, which is met; a return visit says how it went', async () => {
  const visit = await act(
    resident,
    ['logVisit', 'LogVisitInput', 'visit', 'demands { nodes { id version } }'],
    {
      kind: 'LONG_RESIDENT',
      compoundId: 'cmp-ningbao',
      household: '样例住户09',
      outcome: 'MET',
      needs: [
        {
          kind: 'COMMUNITY_PROJECT',
          category: 'POLICY_ADVICE',
          audience: 'ANY',
          title: '讲一讲养老金认证',
          unit: 'SESSION',
          quantity: 1,
        },
      ],
    },
  );
  const [need] = visit.demands?.nodes ?? [];
  const demandId = need?.id ?? '';
  const step = (expectedVersion: number) => ({ demandId, expectedVersion });
  const ofDemand = (mutation: string, type: string) => [mutation, type, 'demand'] as const;
  await act(community, ofDemand('sortDemand', 'SortDemandInput'), step(1));
  await act(community, ofDemand('listDemand', 'DemandStepInput'), step(2));
  const claim = await act(unit, ['claimDemand', 'ClaimDemandInput', 'claim'], {
    demandId,
    resourceId: 'res-nb-12',
    quantity: 1,
  });
  const claimId = claim.id;
  const steps: [Actor, string, string, object][] = [
    [community, 'acceptClaim', 'ClaimStepInput', {}],
    [unit, 'startService', 'ClaimStepInput', {}],
    [unit, 'reportDelivery', 'ReportDeliveryInput', { quantity: 1 }],
    [community, 'confirmDelivery', 'ConfirmDeliveryInput', { quantity: 1 }],
  ];
  let { version } = claim;
  for (const [actor, mutation, type, more] of steps) {
    const input = { claimId, expectedVersion: version, ...more };
    version = (await act(actor, [mutation, type, 'claim'], input)).version;
  }
  await act(community, ['logVisit', 'LogVisitInput', 'visit'], {
    kind: 'RETURN_VISIT',
    claimId,
    household: '样例住户09',
    outcome: 'MET',
    satisfied: true,
    rating: { score: 5 },
  });
  const { data } = await world.query(
    `{ claim(id: "${claimId}") { rating } demand(id: "${demandId}") { returnVisits { totalCount }
        submissions { nodes { channel dwelling } } } }`,
  );
  expect(data).toEqual({
    claim: { rating: '5' },
    demand: {
      returnVisits: { totalCount: 1 },
      submissions: { nodes: [{ channel: 'VISIT', dwelling: null }] },
    },
  });
});
