// Two steps on one claim at once, on real connections: exactly one of them is taken, the other is
// told so; no deadlock is shown, and both lists are in balance whoever came first.
import type { Actor } from '@lianjian/kernel/context';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';
import { claimDemand, imbalances, inLists } from './claiming.ts';
import { arena, community, held, provider, recipient, street, take, through } from './stepping.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await imbalances(world)).toEqual([]);
});

type Way = readonly [Actor, string, Record<string, unknown>?];

const accept: Way = [community, 'acceptClaim'];
const acceptAbove: Way = [street, 'acceptClaim'];
const decline: Way = [community, 'declineClaim', { reason: 'NOT_SUITABLE' }];
const release: Way = [provider, 'releaseClaim', { reason: 'CLAIMANT_UNABLE' }];
const start: Way = [provider, 'startService'];
const report: Way = [provider, 'reportDelivery', { quantity: 2 }];
const giveBack: Way = [recipient, 'returnDelivery', { reason: 'INCOMPLETE' }];
const confirm: Way = [community, 'confirmDelivery', { quantity: 1 }];
const confirmAll: Way = [street, 'confirmDelivery', { quantity: 2 }];

const SERVED = [accept, start, report];

/** What each pair leaves, by which of the two came first. */
const PAIRS: readonly [string, readonly Way[], Way, Way, readonly [string, string]][] = [
  ['accept and release', [], accept, release, ['ACCEPTED', 'RELEASED']],
  ['accept and decline', [], accept, decline, ['ACCEPTED', 'DECLINED']],
  ['two that accept', [], accept, acceptAbove, ['ACCEPTED', 'ACCEPTED']],
  ['decline and release', [], decline, release, ['DECLINED', 'RELEASED']],
  ['start and release', [accept], start, release, ['IN_SERVICE', 'RELEASED']],
  ['report and release', [accept, start], report, release, ['DELIVERED', 'RELEASED']],
  ['confirm and return', SERVED, confirm, giveBack, ['CONFIRMED', 'IN_SERVICE']],
  ['two that confirm', SERVED, confirm, confirmAll, ['CONFIRMED', 'CONFIRMED']],
];

const ROUNDS = 3;

describe.each(PAIRS)('%s', (_name, before, first, second, ends) => {
  test('leave one of them', async () => {
    const at = await arena(world, 2 * ROUNDS);
    const claims: { id: string; version: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const id = await held(world, at, 2);
      const last = before.length > 0 ? await through(world, id, before) : null;
      claims.push({ id, version: last?.claim?.version ?? 1 });
    }
    // All claims of one demand at once: their steps wait for each other's locks, too.
    const rounds = await Promise.all(
      claims.map(({ id, version }) =>
        Promise.all(
          [first, second].map(([actor, mutation, more]) =>
            take(world, actor, mutation, { claimId: id, expectedVersion: version, ...more }),
          ),
        ),
      ),
    );
    for (const answers of rounds) {
      const won = answers.flatMap(({ claim }, index) => (claim ? [index] : []));
      expect(won).toHaveLength(1);
      expect(answers[won[0] ?? 0]?.claim?.state).toBe(ends[won[0] ?? 0]);
      const lost = answers[1 - (won[0] ?? 0)];
      expect(lost?.userErrors.map(({ code }) => code)).toContain('VERSION_CONFLICT');
    }
  });
});

test('accepting at exactly the end of a hold: accepted before it, or over and free for another', async () => {
  for (let round = 0; round < 4; round += 1) {
    const at = await arena(world, 1);
    const claimId = await held(world, at, 1);
    await inLists(
      world,
      `update claim set expires_at = clock_timestamp() + interval '${60 + 60 * round} ms' where id = $1`,
      [claimId],
    );
    const input = { claimId, expectedVersion: 1 };
    const tries = Array.from({ length: 6 }, () =>
      Promise.all([
        take(world, community, 'acceptClaim', input),
        claimDemand(world, provider, { ...at, quantity: 1 }),
      ]),
    );
    const answers = await Promise.all(tries);
    const accepted = answers.filter(([{ claim }]) => claim).length;
    const [row] = await inLists<{ state: string; early: boolean; others: number }>(
      world,
      `select c.state::text, coalesce(c.accepted_at < c.expires_at, false) as early,
        (select count(*)::int from claim o where o.demand_id = c.demand_id and o.id <> c.id) as others
      from claim_now c where c.id = $1`,
      [claimId],
    );
    expect(accepted).toBeLessThanOrEqual(1);
    expect(row?.state).toBe(accepted === 1 ? 'ACCEPTED' : 'EXPIRED');
    expect(row?.early).toBe(accepted === 1);
    expect(row?.others).toBeLessThanOrEqual(1 - accepted);
  }
});

test('twenty retries of one step with one key are one step', async () => {
  const claimId = await held(world, await arena(world, 1), 1);
  const input = { claimId, expectedVersion: 1, idempotencyKey: 'accept at once' };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => take(world, community, 'acceptClaim', input)),
  );
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
  expect(new Set(answers.map(({ claim }) => claim?.version))).toEqual(new Set([2]));
});
