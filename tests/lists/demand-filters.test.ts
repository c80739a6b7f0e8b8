// What people look for among demands besides their facts: their own, and where a procedure stands.
import type { Actor } from '@lianjian/kernel/context';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const SCOPES = ['demands:write'];
const resident = person('per-nb-resident-1', 'RESIDENT_REPRESENTATIVE', SCOPES);
const community = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);

interface Page {
  totalCount: number;
  nodes: { id: string; stage: string | null }[];
}

async function found(filter: object, actor: Actor | null): Promise<Page> {
  const { data, errors } = await world.query(
    `query ($filter: DemandFilter) { demands(filter: $filter, first: 100) {
      totalCount nodes { id stage } } }`,
    { filter },
    { actor },
  );
  expect(errors).toBeUndefined();
  return (data as { demands: Page }).demands;
}

test('whoever put something forward finds it, whatever became of it, and nobody else by that', async () => {
  const { data } = await world.query(
    `mutation { submitDemand(input: { idempotencyKey: "mine", areaId: "com-ningbao", channel: KIOSK, kind: CASE,
      category: PLUMBING_ELECTRIC, audience: ANY, title: "水管渗漏", unit: ITEM, quantity: 1 }) { demand { id } userErrors { code } } }`,
    {},
    { actor: resident },
  );
  const id = (data as { submitDemand: { demand: { id: string } } }).submitDemand.demand.id;
  const mine = await found({ mine: true }, resident);
  const rows = await inLists<{ demand_id: string }>(
    world,
    'select distinct demand_id from submission where person_id = $1',
    [resident.id],
  );
  expect(mine.nodes.map((node) => node.id).sort()).toEqual(rows.map((row) => row.demand_id).sort());
  expect(mine.nodes.map((node) => node.id)).toContain(id);
  expect(mine.totalCount).toBe(mine.nodes.length);
  const others = await found({ mine: false, kind: { eq: 'CASE' } }, resident);
  expect(others.nodes.map((node) => node.id)).not.toContain(id);
  expect((await found({ mine: true }, null)).totalCount).toBe(0);
});

test('cases are found by the stage at which they are, or are not yet', async () => {
  const asked = { procedure: { eq: 'KIOSK' }, stage: { eq: 'RECEIVED' }, grade: { isNull: true } };
  const received = await found(asked, community);
  expect(received.nodes.length).toBeGreaterThan(0);
  expect(new Set(received.nodes.map(({ stage }) => stage))).toEqual(new Set(['RECEIVED']));
  const unfinished = await found(
    { not: { stage: { eq: 'RECEIVED' } }, kind: { eq: 'CASE' } },
    community,
  );
  expect(unfinished.nodes.every(({ stage }) => stage !== 'RECEIVED')).toBe(true);
  expect((await found({ carriedOver: { gte: 1 } }, community)).nodes.length).toBeGreaterThan(0);
});
