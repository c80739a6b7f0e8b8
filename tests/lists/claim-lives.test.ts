// Random commands of five actors on one demand, time running out in between, against a model that
// knows nothing of the product: what it allows is done, what it does not is refused with nothing
// written, and after every command demand, resource and claims are what the model says.
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';
import { ACTS, after, type Command, countersOf, type Model } from './claim-model.ts';
import { claimDemand, imbalances, inLists } from './claiming.ts';
import { arena, community, provider, recipient, stranger, street, take } from './stepping.ts';

const ACTORS = { community, street, provider, recipient, stranger } as const;
const REASONS: Readonly<Record<string, string>> = {
  declineClaim: 'OTHER',
  releaseClaim: 'OTHER',
  returnDelivery: 'OTHER',
};

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await imbalances(world)).toEqual([]);
});

const command: fc.Arbitrary<Command> = fc.record({
  act: fc.oneof(fc.constant('claimDemand'), fc.constantFrom(...ACTS)),
  who: fc.oneof(
    fc.constantFrom('community' as const, 'provider' as const),
    fc.constantFrom('community', 'street', 'provider', 'recipient', 'stranger'),
  ),
  which: fc.nat({ max: 2 }),
  amount: fc.integer({ min: 1, max: 3 }),
});

interface Life {
  at: Awaited<ReturnType<typeof arena>>;
  ids: string[];
}

/** Does what a command says, and whether it was done. */
async function attempt({ at, ids }: Life, { act, who, which, amount }: Command): Promise<boolean> {
  const actor = ACTORS[who];
  if (act === 'claimDemand') {
    const { claim } = await claimDemand(world, actor, { ...at, quantity: amount });
    ids.push(...(claim ? [claim.id] : []));
    return claim !== null;
  }
  const claimId = ids[which];
  if (act === 'expiry') {
    const ended = await inLists(
      world,
      `update claim set expires_at = now() where id = $1 and state = 'HELD'
        and expires_at > now() returning 1`,
      [claimId],
    );
    return ended.length > 0;
  }
  const [row] = await inLists<{ version: number }>(
    world,
    'select version from claim_now where id = $1',
    [claimId],
  );
  const answer = await take(world, actor, act, {
    claimId: claimId ?? 'clm-none',
    expectedVersion: row?.version ?? 1,
    ...(REASONS[act] && { reason: REASONS[act] }),
    ...(['reportDelivery', 'confirmDelivery'].includes(act) && { quantity: amount }),
  });
  return answer.claim !== null;
}

async function stored({ at, ids }: Life) {
  const [demand] = await inLists(
    world,
    `select state::text, free, held, committed, list_quarter > quarter as "isCarried"
      from demand_now where id = $1`,
    [at.demandId],
  );
  const [resource] = await inLists(
    world,
    `select coalesce(sum(held), 0)::int as held, coalesce(sum(committed), 0)::int as committed
      from resource_quarter_now where resource_id = $1`,
    [at.resourceId],
  );
  const claims = await inLists(
    world,
    `select state::text, quantity, delivered, confirmed from claim_now
      where id = any($1::text[]) order by array_position($1::text[], id)`,
    [ids],
  );
  return { demand, resource, claims };
}

async function live(commands: readonly Command[]): Promise<void> {
  const life: Life = { at: await arena(world, 4), ids: [] };
  let model: Model = { quantity: 4, claims: [] };
  let isCarried = false;
  for (const each of commands) {
    const next = after(model, each);
    expect([each, await attempt(life, each)]).toEqual([each, next !== null]);
    // Another round was opened since it was listed: what becomes free goes over to its list.
    isCarried ||= next !== null && countersOf(next).free > countersOf(model).free;
    model = next ?? model;
    const { demand, resource, claims } = await stored(life);
    const { state, free, ...taken } = countersOf(model);
    expect(demand).toEqual({ state, free, ...taken, isCarried });
    expect(resource).toEqual(taken);
    expect(claims).toEqual(model.claims);
  }
}

test('every life of a demand is one that the model allows', async () => {
  const lives = fc.array(command, { minLength: 12, maxLength: 18 });
  await fc.assert(fc.asyncProperty(lives, live), { numRuns: 5, endOnFailure: true });
}, 120_000);
