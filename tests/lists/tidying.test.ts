// The jobs that tidy up: what time has ended is written down once, by however many processes at once
// and beside whoever claims meanwhile; keys are forgotten when their days are over.
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { jobs as ofAgreements } from '../../subgraphs/agreements/src/jobs.ts';
import { jobs as ofCompounds } from '../../subgraphs/compounds/src/jobs.ts';
import { expireHolds } from '../../subgraphs/lists/src/claim/tidy.store.ts';
import { jobs as ofLists } from '../../subgraphs/lists/src/jobs.ts';
import { jobs as ofOrganisations } from '../../subgraphs/organisations/src/jobs.ts';
import { inNamespace } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { claimDemand, imbalances, inLists, unit } from './claiming.ts';
import { demandIn } from './demand-stepping.ts';

const RESOURCE = 'res-nb-03';
const unitA = unit('org-nb-unit-a');

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await inLists(world, `update service_resource set capacity_per_quarter = 500 where id = $1`, [
    RESOURCE,
  ]);
  await inLists(world, `update resource_quarter set capacity = 500 where resource_id = $1`, [
    RESOURCE,
  ]);
});
afterAll(() => world.close());

let holds: { id: string; demandId: string }[] = [];
beforeEach(async () => {
  holds = [];
  for (let i = 0; i < 4; i += 1) {
    const demandId = await demandIn(world, 'LISTED');
    const { claim } = await claimDemand(world, unitA, {
      demandId,
      resourceId: RESOURCE,
      quantity: 1,
    });
    holds.push({ id: claim?.id ?? '', demandId });
  }
});

const end = (ids: readonly string[]) =>
  inLists(world, 'update claim set expires_at = now() where id = any($1)', [ids]);

/** As a runner does: part after part until nothing is left. */
async function tidy(): Promise<void> {
  while (await expireHolds.run()) {
    // The next part.
  }
}

async function states() {
  const rows = await inLists<{ id: string; state: string; events: number }>(
    world,
    `select c.id, c.state::text, (select count(*)::int from event e
        where e.entity_id = c.id and e.type = 'claim.expired' and e.actor_id is null) as events
     from claim c where c.id = any($1)`,
    [holds.map(({ id }) => id)],
  );
  return holds.map(({ id }) => {
    const row = rows.find((each) => each.id === id);
    return `${row?.state} ${row?.events}`;
  });
}

test('what is due is written down with its events, what is not stays', async () => {
  await end(holds.slice(0, 3).map(({ id }) => id));
  await tidy();
  expect(await states()).toEqual(['EXPIRED 1', 'EXPIRED 1', 'EXPIRED 1', 'HELD 0']);
  expect(await imbalances(world)).toEqual([]);
  const [event] = await inLists<Record<string, unknown>>(
    world,
    `select before, after, request_id like 'job-%' as job, area_path from event
     where type = 'claim.expired' and entity_id = $1`,
    [holds[0]?.id],
  );
  expect(event).toEqual({
    before: { state: 'HELD' },
    after: { state: 'EXPIRED' },
    job: true,
    area_path: 'dst-jimei.str-xinglin.com-ningbao',
  });
});

test('two runners at once, and claims meanwhile, write each end once', async () => {
  await end(holds.map(({ id }) => id));
  const claims = holds.map(({ demandId }) =>
    claimDemand(world, unitA, { demandId, resourceId: RESOURCE, quantity: 1 }),
  );
  await Promise.all([tidy(), tidy(), tidy(), ...claims]);
  await tidy();
  expect(await states()).toEqual(holds.map(() => 'EXPIRED 1'));
  for (const claim of claims) {
    expect((await claim).claim?.state).toBe('HELD');
  }
  expect(await imbalances(world)).toEqual([]);
});

test('a demand that somebody is busy with is left out, and nobody waits', async () => {
  await end(holds.map(({ id }) => id));
  const busy = new pg.Client({
    connectionString: world.adminUrl,
    options: '-c search_path=lists,extensions',
  });
  await busy.connect();
  try {
    await busy.query('begin');
    await busy.query('select 1 from demand where id = $1 for update', [holds[1]?.demandId]);
    await tidy();
    expect(await states()).toEqual(['EXPIRED 1', 'HELD 0', 'EXPIRED 1', 'EXPIRED 1']);
    await busy.query('rollback');
  } finally {
    await busy.end();
  }
  await tidy();
  expect(await states()).toEqual(holds.map(() => 'EXPIRED 1'));
});

test.each([
  ['organisations', ofOrganisations],
  ['compounds', ofCompounds],
  ['agreements', ofAgreements],
  ['lists', ofLists],
])('%s forgets keys after their days, and no key before', async (namespace, jobs) => {
  await inNamespace(
    world,
    namespace,
    `insert into idempotency (acting_for_id, mutation, key, input_hash, object_id, expires_at)
     select 'org-key', 'm', n::text, '', '', now() + case when n <= 1500 then interval '-1 second'
       else interval '1 hour' end from generate_series(1, 1502) n`,
  );
  const forget = jobs.find(({ name }) => name === 'forget keys');
  const left = async () => {
    const text = `select count(*)::int as count from idempotency where acting_for_id = 'org-key'`;
    return (await inNamespace<{ count: number }>(world, namespace, text))[0]?.count;
  };
  await Promise.all([forget?.run(), forget?.run()]);
  while (await forget?.run()) {
    // The next part.
  }
  expect(await left()).toBe(2);
});
