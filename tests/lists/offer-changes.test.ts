// What becomes of offers: renewing what is said of them, capacity against what is claimed, claims that
// stand when an offer is paused or withdrawn, and steps that race claims over real connections.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { claimDemand, imbalances, inLists } from './claiming.ts';
import { lianting, ningbao, published, publishResource, take, unitH } from './offering.ts';
import { arena, community, take as takeClaim } from './stepping.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await imbalances(world)).toEqual([]);
});

/** The quarter of today, and the one after it, by the database's clock. */
const QUARTERS = `select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-"Q"Q') as this,
  to_char(now() at time zone 'Asia/Shanghai' + interval '3 months', 'YYYY-"Q"Q') as next`;

/** A demand on the list of a quarter, and an offer that fits it, with so much in a quarter. */
async function pair(quarter: 'past' | 'this' | 'next', capacity: number) {
  const { demandId, resourceId } = await arena(world, 50);
  const [now] = await inLists<{ this: string; next: string }>(world, QUARTERS);
  if (quarter !== 'past') {
    await inLists(world, 'update demand set list_quarter = $2 where id = $1', [
      demandId,
      now?.[quarter],
    ]);
  }
  await inLists(world, 'update service_resource set capacity_per_quarter = $2 where id = $1', [
    resourceId,
    capacity,
  ]);
  const claim = (quantity: number) => claimDemand(world, unitH, { demandId, resourceId, quantity });
  return { demandId, resourceId, claim, ...now };
}

const capacities = (resourceId: string) =>
  inLists(
    world,
    'select quarter, capacity, held from resource_quarter where resource_id = $1 order by quarter',
    [resourceId],
  );

describe('what is said anew', () => {
  test('replaces what was said, null takes away, the rest stays', async () => {
    const id = await published(world, {
      description: '问诊',
      availableTo: '2030-01-01',
      schedule: [{ weekday: 1, from: '09:00', to: '10:00' }],
      serviceCompoundIds: ['cmp-ningbao'],
    });
    const { resource } = await take(world, 'updateResource', unitH, id, {
      title: '义诊',
      description: null,
      availableTo: null,
      assuredOn: '2026-01-05',
      audiences: ['ANY'],
      serviceAreaIds: ['com-ningbao'],
    });
    expect(resource).toMatchObject({
      version: 2,
      description: null,
      availableTo: null,
      assuredOn: '2026-01-05',
      audiences: ['ANY'],
      schedule: [{ weekday: 1, from: '09:00', to: '10:00' }],
      serviceAreas: [{ id: 'com-ningbao' }],
      serviceCompounds: [{ id: 'cmp-ningbao' }],
    });
    const { nodes } = (resource as { history: { nodes: { type: string; changes: string[] }[] } })
      .history;
    expect(nodes.at(-1)).toMatchObject({
      type: 'resource.updated',
      changes: ['assuredOn', 'audiences', 'availableTo', 'description', 'serviceAreaIds'],
    });
  });

  test('is judged with what stays, all at once', async () => {
    const id = await published(world, { availableTo: '2027-01-01' });
    const answer = await take(world, 'updateResource', lianting, id, {
      expectedVersion: 9,
      availableFrom: '2027-06-01',
      deliveredById: 'org-nobody',
      agreementId: 'agr-nb-a',
      capacityPerQuarter: -1,
      serviceAreaIds: ['com-lianting'],
    });
    expect(faults(answer)).toEqual([
      'INVALID_QUANTITY capacityPerQuarter',
      'NOT_FOUND deliveredById',
      'INVALID_INPUT agreementId',
      'FORBIDDEN resourceId',
      'VERSION_CONFLICT expectedVersion',
      'INVALID_INPUT availableFrom',
    ]);
    const moved = await take(world, 'updateResource', unitH, id, {
      serviceAreaIds: ['com-lianting'],
    });
    expect(faults(moved)).toEqual(['OUTSIDE_SERVICE_AREA serviceAreaIds']);
  });

  test('taking a value away is another input than not to speak of it', async () => {
    const id = await published(world, { availableTo: '2030-01-01' });
    const key = { idempotencyKey: 'away', expectedVersion: 1, title: '义诊' };
    await take(world, 'updateResource', unitH, id, key);
    const other = await take(world, 'updateResource', unitH, id, { ...key, availableTo: null });
    expect(faults(other)).toEqual(['IDEMPOTENCY_CONFLICT idempotencyKey']);
  });

  test('of nothing', async () => {
    expect(faults(await take(world, 'updateResource', unitH, 'res-none'))).toEqual([
      'NOT_FOUND resourceId',
    ]);
  });
});

describe('capacity', () => {
  test('changes for this and later quarters, those in use included, and not below what is claimed', async () => {
    const { resourceId, claim, demandId, ...now } = await pair('this', 10);
    await claim(6);
    await inLists(world, 'update demand set list_quarter = $2 where id = $1', [demandId, now.next]);
    await claim(3);
    await inLists(
      world,
      `insert into resource_quarter (resource_id, quarter, capacity) values ($1, '2023-Q1', 10)`,
      [resourceId],
    );
    const refused = await take(world, 'updateResource', unitH, resourceId, {
      capacityPerQuarter: 5,
    });
    expect(faults(refused)).toEqual(['INVALID_QUANTITY capacityPerQuarter']);
    expect(refused.userErrors[0]?.limit).toBe(6);
    const lowered = await take(world, 'updateResource', unitH, resourceId, {
      capacityPerQuarter: 6,
    });
    expect(lowered.resource).toMatchObject({ capacityPerQuarter: 6, version: 2 });
    expect(await capacities(resourceId)).toEqual([
      { quarter: '2023-Q1', capacity: 10, held: 0 },
      { quarter: now.this, capacity: 6, held: 6 },
      { quarter: now.next, capacity: 6, held: 3 },
    ]);
  });

  test('that a hold took is free again when the hold is over', async () => {
    const { resourceId, claim } = await pair('next', 10);
    const { claim: made } = await claim(8);
    await inLists(world, 'update claim set expires_at = now() where id = $1', [made?.id]);
    const lowered = await take(world, 'updateResource', unitH, resourceId, {
      capacityPerQuarter: 1,
    });
    expect(lowered.userErrors).toEqual([]);
    const [row] = await inLists(world, 'select state::text from claim where id = $1', [made?.id]);
    expect(row).toEqual({ state: 'EXPIRED' });
  });

  test('lowered while many claim: never more is held than there is', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { resourceId, claim } = await pair('this', 20);
      const claims = Array.from({ length: 20 }, () => claim(1));
      const steps = [15, 10, 5].map((capacityPerQuarter) =>
        take(world, 'updateResource', ningbao, resourceId, { capacityPerQuarter }),
      );
      const [answers] = await Promise.all([Promise.all(claims), Promise.all(steps)]);
      const refusals = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
      expect(new Set([...refusals, 'NO_CAPACITY'])).toEqual(new Set(['NO_CAPACITY']));
      const [row] = await capacities(resourceId);
      expect(row?.held).toBe(answers.filter(({ claim: made }) => made).length);
      expect(row?.held).toBeLessThanOrEqual(row?.capacity);
    }
  });
});

describe('claims', () => {
  test.each([
    ['suspendResource', 'CLAIMANT_UNABLE'],
    ['withdrawResource', 'NO_LONGER_NEEDED'],
  ] as const)('stand after %s, and none is made', async (name, reason) => {
    const { resourceId, claim } = await pair('past', 10);
    const { claim: waiting } = await claim(2);
    const answer = await take(world, name, unitH, resourceId, { reason });
    expect(answer.resource).toMatchObject({
      reason,
      suspendedBy: name === 'suspendResource' ? 'PROVIDER' : null,
    });
    expect((await claim(1)).userErrors.map(({ code }) => code)).toEqual(['RESOURCE_NOT_OFFERED']);
    const accepted = await takeClaim(world, community, 'acceptClaim', {
      claimId: waiting?.id,
      expectedVersion: 1,
    });
    expect(accepted.claim).toMatchObject({ state: 'ACCEPTED' });
  });

  test('are made before or not at all while it is withdrawn', async () => {
    const { resourceId, claim } = await pair('past', 30);
    const [answers, withdrawn] = await Promise.all([
      Promise.all(Array.from({ length: 20 }, () => claim(1))),
      take(world, 'withdrawResource', unitH, resourceId),
    ]);
    expect(withdrawn.resource?.state).toBe('WITHDRAWN');
    const [late] = await inLists<{ count: number }>(
      world,
      `select count(*)::int from claim c join event e on e.entity_id = $1 and e.type = 'resource.withdrawn'
        where c.resource_id = $1 and c.created_at > e.at`,
      [resourceId],
    );
    expect(late?.count).toBe(0);
    const refusals = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
    expect(refusals.every((code) => code === 'RESOURCE_NOT_OFFERED')).toBe(true);
  });

  test('of two steps at once one is taken, of twenty with one key one', async () => {
    const id = await published(world);
    const answers = await Promise.all([
      take(world, 'suspendResource', unitH, id, { expectedVersion: 1 }),
      take(world, 'withdrawResource', ningbao, id, { expectedVersion: 1, reason: 'DUPLICATE' }),
    ]);
    expect(answers.filter(({ resource }) => resource)).toHaveLength(1);
    const key = { idempotencyKey: 'twenty', areaId: 'com-ningbao', title: '讲座', unit: 'SESSION' };
    const offer = { ...key, category: 'CULTURE_AND_SPORT', capacityPerQuarter: 1 };
    const offers = await Promise.all(
      Array.from({ length: 20 }, () => publishResource.done(world, unitH, offer)),
    );
    expect(offers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(offers.map(({ resource }) => resource?.id)).size).toBe(1);
  });
});
