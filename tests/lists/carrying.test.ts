// What becomes free after a later round was opened goes over to its list in the transaction that frees
// it, whoever does; until the end of a hold is written down it reads as it will be then.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expireHolds } from '../../subgraphs/lists/src/claim/tidy.store.ts';
import { faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { claimDemand, imbalances, inLists } from './claiming.ts';
import { demandIn, ningbao, take as takeStep } from './demand-stepping.ts';
import { arena, community, held, provider, take, through } from './stepping.ts';
import { openCollectionRound } from './submitting.ts';

let world: World;
let latest = '';
beforeAll(async () => {
  world = await openWorld();
  const [row] = await inLists<{ quarter: string }>(
    world,
    `select max(quarter) as quarter from collection_round where area_id = 'com-ningbao' and state = 'OPEN'`,
  );
  latest = row?.quarter ?? '';
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await imbalances(world)).toEqual([]);
});

const BEFORE = { list: '2023-Q2', times: 0, version: 1 };
const moved = () => ({ list: latest, times: 1, version: 2 });

/** On whose list a demand stands, as it reads and as it is stored. */
async function standing(id: string, from: 'demand_now' | 'demand' = 'demand_now') {
  const [row] = await inLists(
    world,
    `select list_quarter as list, carried_over as times, version from ${from} where id = $1`,
    [id],
  );
  return row;
}

const events = (id: string) =>
  inLists(
    world,
    `select from_version as from, to_version as to, before ->> 'listQuarter' as was,
      after ->> 'listQuarter' as now from event where entity_id = $1 and type = 'demand.carriedOver'`,
    [id],
  );

const ACCEPT = [community, 'acceptClaim'] as const;
const REPORT = { quantity: 2, outputs: [{ metric: '次', value: '2', unit: '次' }] };

/** A demand of two that is wholly taken, by a claim of both. */
async function taken() {
  const at = await arena(world, 2);
  const claimId = await held(world, at, 2);
  return { ...at, claimId };
}

describe('what becomes free', () => {
  test.each<[string, Parameters<typeof through>[2]]>([
    ['by declining', [[community, 'declineClaim', { reason: 'OTHER' }]]],
    ['by releasing a hold', [[provider, 'releaseClaim', { reason: 'OTHER' }]]],
    [
      'by releasing what was accepted',
      [ACCEPT, [community, 'releaseClaim', { reason: 'NO_SHOW' }]],
    ],
    [
      'by confirming a part',
      [
        ACCEPT,
        [provider, 'startService'],
        [provider, 'reportDelivery', REPORT],
        [community, 'confirmDelivery', { quantity: 1 }],
      ],
    ],
  ])('%s goes over to the latest list, once', async (_how, steps) => {
    const { demandId, claimId } = await taken();
    if (steps.length > 1) {
      await through(world, claimId, steps.slice(0, -1));
    }
    expect(await standing(demandId)).toEqual(BEFORE);
    await through(world, claimId, steps.slice(-1));
    expect(await standing(demandId)).toEqual(moved());
    expect(await events(demandId)).toEqual([{ from: 1, to: 2, was: '2023-Q2', now: latest }]);
    const { claim } = await claimDemand(world, provider, {
      ...{ demandId, resourceId: (await arenaOf(claimId)).resourceId },
      quantity: 1,
    });
    expect(claim?.quarter).toBe(latest);
    expect(await standing(demandId)).toEqual(moved());
  });

  test('by the end of a hold reads so at once, and is written by the job', async () => {
    const { demandId, claimId } = await taken();
    await inLists(world, 'update claim set expires_at = now() where id = $1', [claimId]);
    expect(await standing(demandId)).toEqual(moved());
    expect(await standing(demandId, 'demand')).toEqual(BEFORE);
    while (await expireHolds.run()) {
      // A hundred at a time.
    }
    expect(await standing(demandId, 'demand')).toEqual(moved());
    expect(await events(demandId)).toHaveLength(1);
  });

  test('by the end of a hold is written by who claims, or decides on what was read', async () => {
    for (const next of ['claim', 'step'] as const) {
      const { demandId, resourceId, claimId } = await taken();
      await inLists(world, 'update claim set expires_at = now() where id = $1', [claimId]);
      if (next === 'claim') {
        const order = { demandId, resourceId, quantity: 2 };
        expect((await claimDemand(world, provider, order)).claim?.quarter).toBe(latest);
        expect(await standing(demandId, 'demand')).toEqual(moved());
      } else {
        expect(faults(await takeStep(world, 'unlistDemand', ningbao, demandId))).toEqual([]);
        expect(await standing(demandId)).toEqual({ ...moved(), version: 3 });
      }
    }
  });

  test('by reassigning is offered anew from the latest list, in its quarter', async () => {
    const { demandId, claimId } = await taken();
    await through(world, claimId, [ACCEPT]);
    const spare = (await arena(world, 2)).resourceId;
    await inLists(
      world,
      `update service_resource set provider_organisation_id = 'org-nb-unit-a' where id = $1`,
      [spare],
    );
    const { claim, userErrors } = await take(world, community, 'reassignClaim', {
      ...{ claimId, expectedVersion: 2, reason: 'NO_SHOW' },
      ...{ toClaimantId: 'org-nb-unit-a', toResourceId: spare },
    });
    expect(userErrors).toEqual([]);
    expect(await standing(demandId)).toEqual(moved());
    const [row] = await inLists(world, 'select quarter from claim where id = $1', [claim?.id]);
    expect(row).toEqual({ quarter: latest });
  });

  test('again because it was not settled goes over, other kinds stay where they are', async () => {
    const project = await demandIn(world, 'RESOLVED');
    await takeStep(world, 'reopenDemand', ningbao, project);
    expect(await standing(project)).toEqual({ ...moved(), version: 3 });
    const errand = await demandIn(world, 'RESOLVED', { kind: 'PROXY_ERRAND' });
    await takeStep(world, 'reopenDemand', ningbao, errand);
    expect(await standing(errand)).toEqual({ ...BEFORE, version: 2 });
  });
});

async function arenaOf(claimId: string) {
  const [row] = await inLists<{ resourceId: string }>(
    world,
    'select resource_id as "resourceId" from claim where id = $1',
    [claimId],
  );
  return { resourceId: row?.resourceId };
}

test('while the next round is being opened nothing that becomes free is left behind', async () => {
  const year = Number(latest.slice(0, 4));
  const nth = Number(latest.slice(6));
  const next = nth === 4 ? `${year + 1}-Q1` : `${year}-Q${nth + 1}`;
  const all = [await taken(), await taken(), await taken(), await taken(), await taken()];
  await Promise.all(all.slice(0, 3).map(({ claimId }) => through(world, claimId, [ACCEPT])));
  const releasing = all.map(({ claimId }, at) =>
    take(world, provider, 'releaseClaim', {
      ...{ claimId, reason: 'OTHER', expectedVersion: at < 3 ? 2 : 1 },
    }),
  );
  const opening = openCollectionRound.done(world, ningbao, {
    ...{ areaId: 'com-ningbao', quarter: next },
  });
  const answers = await Promise.all(releasing);
  expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
  expect((await opening).userErrors).toEqual([]);
  for (const { demandId } of all) {
    expect(await standing(demandId)).toMatchObject({ list: next });
  }
});
