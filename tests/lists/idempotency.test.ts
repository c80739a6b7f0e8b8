// A key makes a claim safe to repeat: in turn, all at once, and with another input; what is refused
// leaves the key free, and after seven days it is forgotten.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';
import { claimDemand, imbalances, inLists, unit } from './claiming.ts';

const unitH = unit('org-nb-unit-h');
const POLICY = { demandId: 'dem-nb-2023q2-18', resourceId: 'res-nb-12', quantity: 1 };

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await imbalances(world)).toEqual([]);
});

test('the same key and input answer the same claim, its fields read now', async () => {
  const input = { ...POLICY, idempotencyKey: 'again' };
  const first = await claimDemand(world, unitH, input);
  await inLists(world, 'update claim set expires_at = now() where id = $1', [first.claim?.id]);
  const second = await claimDemand(world, unitH, input);
  expect(second).toMatchObject({ replayed: true, userErrors: [] });
  expect(second.claim).toMatchObject({ id: first.claim?.id, state: 'EXPIRED' });
});

test('a default that is written out is the same input', async () => {
  const input = { ...POLICY, idempotencyKey: 'default' };
  const first = await claimDemand(world, unitH, input);
  const second = await claimDemand(world, unitH, {
    ...input,
    claimantId: unitH.id,
    actingForId: unitH.id,
  });
  expect(second).toMatchObject({ replayed: true, claim: { id: first.claim?.id } });
});

test('the same key with another input is refused and changes nothing', async () => {
  const input = { ...POLICY, idempotencyKey: 'other' };
  await claimDemand(world, unitH, input);
  const before = await inLists(world, 'select count(*) from event');
  const { claim, userErrors } = await claimDemand(world, unitH, { ...input, quantity: 2 });
  expect(claim).toBeNull();
  expect(userErrors).toMatchObject([
    { code: 'IDEMPOTENCY_CONFLICT', field: ['input', 'idempotencyKey'] },
  ]);
  expect(await inLists(world, 'select count(*) from event')).toEqual(before);
});

test('the key of one party is not that of another', async () => {
  const key = { idempotencyKey: 'mine' };
  const mine = await claimDemand(world, unitH, { ...POLICY, ...key });
  const theirs = await claimDemand(world, unit('org-nb-unit-a'), {
    ...key,
    demandId: 'dem-nb-2023q2-12',
    resourceId: 'res-nb-03',
    quantity: 1,
  });
  expect(theirs.replayed).toBe(false);
  expect(theirs.claim?.id).not.toBe(mine.claim?.id);
});

test('twenty retries at once have one effect', async () => {
  const input = { ...POLICY, idempotencyKey: 'all at once' };
  const before = await inLists<{ count: string }>(world, 'select count(*) from claim');
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => claimDemand(world, unitH, input)),
  );
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
  expect(new Set(answers.map(({ claim }) => claim?.id)).size).toBe(1);
  const after = await inLists<{ count: string }>(world, 'select count(*) from claim');
  expect(Number(after[0]?.count)).toBe(Number(before[0]?.count) + 1);
});

test('after seven days a key is new again', async () => {
  await inLists(world, 'update claim set expires_at = now()');
  const input = { ...POLICY, idempotencyKey: 'old' };
  const first = await claimDemand(world, unitH, input);
  const [row] = await inLists<{ days: number }>(
    world,
    `select extract(day from expires_at - created_at)::int as days from idempotency where key = 'old'`,
  );
  expect(row?.days).toBe(7);
  await inLists(world, `update idempotency set expires_at = now() where key = 'old'`);
  const second = await claimDemand(world, unitH, input);
  expect(second.replayed).toBe(false);
  expect(second.claim?.id).not.toBe(first.claim?.id);
});
