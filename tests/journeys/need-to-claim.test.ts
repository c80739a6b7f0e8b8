// A resident's word through the gateway: put forward, sorted, listed, claimed by a unit; and another one
// routed to the firm, which settles it. Each side sees in between what it may do next.
import type { Actor } from '@lianjian/kernel/context';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';

const SCOPES = ['demands:write', 'claims:write'];
const community = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);
const firm = organisation('org-firm-ningbao', 'PROPERTY_FIRM', SCOPES);
const unit = organisation('org-nb-unit-a', 'PARTNER_UNIT', SCOPES);
const resident = person('per-nb-resident-1', 'RESIDENT_REPRESENTATIVE', SCOPES);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

let keys = 0;

/** A mutation whose payload has a demand; what it says of it. */
async function act(actor: Actor, mutation: string, input: object, type = 'DemandStepInput') {
  keys += 1;
  const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) {
    demand { id state version free area { name } compound { name } } userErrors { code field } } }`;
  const values = { input: { idempotencyKey: `journey-${keys}`, ...input } };
  const { data, errors } = await world.query(text, values, { actor });
  expect(errors).toBeUndefined();
  type Made = { demand: { id: string; state: string; version: number }; userErrors: object[] };
  const { demand, userErrors } = (data as Record<string, Made>)[mutation] as Made;
  expect(userErrors).toEqual([]);
  return demand;
}

async function mayDo(actor: Actor, id: string) {
  const query = `query ($id: ID!) { demand(id: $id) { allowedTransitions { mutation allowed } } }`;
  const { data } = await world.query(query, { id }, { actor });
  type Shown = { demand: { allowedTransitions: { mutation: string; allowed: boolean }[] } };
  const { allowedTransitions } = (data as Shown).demand;
  return allowedTransitions.filter(({ allowed }) => allowed).map(({ mutation }) => mutation);
}

const need = {
  compoundId: 'cmp-ningbao',
  channel: 'HAPPINESS_MAILBOX',
  kind: 'COMMUNITY_PROJECT',
  category: 'MEDICAL',
  audience: 'ELDERLY',
  title: '楼下量血压',
  unit: 'SESSION',
  quantity: 1,
};
const step = ({ id, version }: { id: string; version: number }) => ({
  demandId: id,
  expectedVersion: version,
});

test('a need becomes a claim', async () => {
  const said = await act(resident, 'submitDemand', need, 'SubmitDemandInput');
  expect(await mayDo(community, said.id)).toEqual([
    'sortDemand',
    'dispatchDemand',
    'withdrawDemand',
    'mergeDemands',
  ]);
  expect(await mayDo(unit, said.id)).toEqual([]);
  const sorted = await act(community, 'sortDemand', step(said), 'SortDemandInput');
  const listed = await act(community, 'listDemand', step(sorted));
  expect(listed).toMatchObject({
    state: 'LISTED',
    free: 1,
    compound: { name: expect.any(String) },
  });
  expect(await mayDo(unit, said.id)).toEqual(['claimDemand']);
  const claim = `mutation ($input: ClaimDemandInput!) { claimDemand(input: $input) {
    claim { state demand { held free } } userErrors { code } } }`;
  const input = {
    idempotencyKey: 'journey-claim',
    demandId: said.id,
    resourceId: 'res-nb-03',
    quantity: 1,
  };
  const { data } = await world.query(claim, { input }, { actor: unit });
  expect(data).toEqual({
    claimDemand: { claim: { state: 'HELD', demand: { held: 1, free: 0 } }, userErrors: [] },
  });
});

test('a need is settled by the party that answers for it', async () => {
  const said = await act(firm, 'submitDemand', { ...need, category: 'ROAD' }, 'SubmitDemandInput');
  const sorted = await act(community, 'sortDemand', step(said), 'SortDemandInput');
  const to = { ...step(sorted), responsiblePartyId: firm.id };
  const routed = await act(community, 'routeDemand', to, 'RouteDemandInput');
  expect(await mayDo(firm, said.id)).toEqual(['acknowledgeDemand', 'addHelper', 'returnDemand']);
  expect(await mayDo(unit, said.id)).toEqual([]);
  const known = await act(firm, 'acknowledgeDemand', step(routed));
  const how = { ...step(known), resolution: '路面已补平。' };
  expect(await act(firm, 'resolveDemand', how, 'ResolveDemandInput')).toMatchObject({
    state: 'RESOLVED',
  });
});
