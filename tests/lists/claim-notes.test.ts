// What one side of a claim tells the other besides a coded reason: written with the step, read by both
// sides and by nobody else, never repeated by the log; and what was returned waits for who has to redo it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';
import {
  arena,
  community,
  elsewhere,
  held,
  platform,
  provider,
  recipient,
  stranger,
  street,
  take,
  through,
} from './stepping.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const NOTE = '二单元门前还有一处没有清。';

/** A claim whose delivery the community has returned with a note. */
async function returned(note: string | null = NOTE) {
  const claimId = await held(world, await arena(world, 1), 1);
  await through(world, claimId, [
    [community, 'acceptClaim'],
    [provider, 'startService'],
    [provider, 'reportDelivery', { quantity: 1 }],
    [community, 'returnDelivery', { reason: 'INCOMPLETE', note }],
  ]);
  return claimId;
}

async function notes(claimId: string, actor: typeof community | null) {
  const { data, errors } = await world.query(
    `query ($id: ID!) { claim(id: $id) { notes { mutation reason note at
      by { ... on Organisation { id } ... on Person { id } } } } }`,
    { id: claimId },
    { actor },
  );
  expect(errors).toBeUndefined();
  return (data as { claim: { notes: unknown[] } }).claim.notes;
}

test('both sides read it, nobody else does, and the log does not say it', async () => {
  const claimId = await returned();
  const told = {
    ...{ mutation: 'returnDelivery', reason: 'INCOMPLETE', note: NOTE },
    by: { id: community.id },
  };
  for (const actor of [provider, recipient, community, street, platform]) {
    expect(await notes(claimId, actor), actor.id).toMatchObject([told]);
  }
  const reader = organisation(provider.id, 'INTEGRATOR');
  for (const actor of [stranger, elsewhere, reader, null]) {
    expect(await notes(claimId, actor)).toEqual([]);
  }
  const log = await inLists(world, 'select before, after from event where entity_id = $1', [
    claimId,
  ]);
  expect(JSON.stringify(log)).not.toContain(NOTE);
  const partner = 'org-nb-unit-k';
  await inLists(
    world,
    `insert into claim_partner (id, claim_id, organisation_id) values ($1, $2, $3)`,
    [`ptn-${claimId}`, claimId, partner],
  );
  expect(await notes(claimId, stranger)).toMatchObject([told]);
});

test('what is told later stands behind it, a step without a note adds none', async () => {
  const claimId = await returned();
  await through(world, claimId, [
    [provider, 'reportDelivery', { quantity: 1 }],
    [community, 'returnDelivery', { reason: 'NOT_SUITABLE' }],
    [provider, 'releaseClaim', { reason: 'CLAIMANT_UNABLE', note: '人手不足。' }],
  ]);
  expect(await notes(claimId, provider)).toMatchObject([
    { mutation: 'returnDelivery' },
    { mutation: 'releaseClaim', note: '人手不足。', by: { id: provider.id } },
  ]);
});

describe('a note that cannot be', () => {
  test.each([
    ['', 'empty'],
    ['长'.repeat(501), 'too long'],
  ])('is refused with all else, and nothing is written (%#)', async (note) => {
    const claimId = await held(world, await arena(world, 1), 1);
    const input = { claimId, expectedVersion: 9, reason: 'NO_SHOW', note };
    const { userErrors } = await take(world, community, 'declineClaim', input);
    expect(userErrors.map(({ code, field }) => `${code} ${field?.at(-1)}`)).toEqual([
      'INVALID_INPUT note',
      'VERSION_CONFLICT expectedVersion',
      'INVALID_INPUT reason',
    ]);
    const right = { claimId, expectedVersion: 1, reason: 'NOT_SUITABLE', note: '时间不合。' };
    await take(world, community, 'declineClaim', right);
    expect(await notes(claimId, provider)).toMatchObject([{ note: '时间不合。' }]);
  });

  test('is another input than one that was told, under the same key', async () => {
    const claimId = await held(world, await arena(world, 1), 1);
    const input = { claimId, expectedVersion: 1, reason: 'NOT_SUITABLE', idempotencyKey: 'noted' };
    await take(world, community, 'declineClaim', { ...input, note: '时间不合。' });
    const other = await take(world, community, 'declineClaim', { ...input, note: '人数不合。' });
    expect(other.userErrors.map(({ code }) => code)).toEqual(['IDEMPOTENCY_CONFLICT']);
    const again = await take(world, community, 'declineClaim', { ...input, note: '时间不合。' });
    expect(again.replayed).toBe(true);
    expect(await notes(claimId, provider)).toHaveLength(1);
  });
});

test('what was returned waits for who delivers, until it is reported again', async () => {
  const claimId = await returned(null);
  const waiting = async () => {
    const query = '{ partyWorklist { toRedo(first: 100) { nodes { id } } } }';
    const { data } = await world.ask('lists', query, {}, { actor: provider });
    const { partyWorklist } = data as { partyWorklist: { toRedo: { nodes: { id: string }[] } } };
    return partyWorklist.toRedo.nodes.map(({ id }) => id);
  };
  expect(await waiting()).toContain(claimId);
  await through(world, claimId, [[provider, 'reportDelivery', { quantity: 1 }]]);
  expect(await waiting()).not.toContain(claimId);
});
