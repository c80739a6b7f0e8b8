// What happens to a demand, and to the claims on it, starts and ends its clocks, whoever makes it happen.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chinaWorkdays } from '../../subgraphs/lists/src/calendar/announced.ts';
import { dueAt } from '../../subgraphs/lists/src/clock/limit.rules.ts';
import { organisation } from '../testkit/actors.ts';
import { commandOf } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { clocksOf, told } from './clocking.ts';
import { firm, ningbao, take } from './demand-stepping.ts';
import { arena, community, held, provider, through } from './stepping.ts';
import { NEED, submitDemand } from './submitting.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function submitted(more = {}): Promise<string> {
  const need = { ...NEED, urgency: 'EMERGENCY', ...more };
  const { demand, userErrors } = await submitDemand.done(world, ningbao, need);
  expect(userErrors).toEqual([]);
  return demand?.id as string;
}

describe('clocks go with what happens', () => {
  test('a demand that comes in waits for an answer and for being passed on', async () => {
    const id = await submitted();
    expect(await told(world, id)).toEqual(['DISPATCH RUNNING', 'FIRST_RESPONSE RUNNING']);
    for (const clock of await clocksOf(world, id)) {
      const { limit_minutes: limitMinutes, limit_workdays: limitWorkdays } = clock;
      expect(clock.party_id).toBe('org-com-ningbao');
      expect(clock.due_at).toEqual(
        dueAt(clock.started_at, { limitMinutes, limitWorkdays }, chinaWorkdays),
      );
    }
  });

  test('it is routed, settled, and owed a return visit; each ends with who did it', async () => {
    const id = await submitted();
    await take(world, 'sortDemand', ningbao, id);
    expect(await told(world, id)).toEqual(['DISPATCH RUNNING', 'FIRST_RESPONSE MET']);
    await take(world, 'routeDemand', ningbao, id);
    expect(await told(world, id)).toEqual([
      'DELIVERY RUNNING',
      'DISPATCH MET',
      'FIRST_RESPONSE MET',
    ]);
    await take(world, 'acknowledgeDemand', firm, id);
    await take(world, 'resolveDemand', firm, id);
    const clocks = await clocksOf(world, id);
    const ended = (code: string) => clocks.find((clock) => clock.code === code);
    expect(ended('DELIVERY')).toMatchObject({
      state: 'MET',
      party_id: firm.id,
      responder_id: firm.id,
      responder_role: 'RESPONSIBLE_PARTY',
    });
    expect(ended('DISPATCH')).toMatchObject({ responder_id: ningbao.id });
    expect(ended('RETURN_VISIT')).toMatchObject({ state: 'RUNNING', party_id: ningbao.id });
    await take(world, 'reopenDemand', ningbao, id);
    expect(await told(world, id)).toEqual([
      'DELIVERY MET',
      'DELIVERY RUNNING',
      'DISPATCH MET',
      'FIRST_RESPONSE MET',
      'RETURN_VISIT CANCELLED',
    ]);
    await take(world, 'resolveDemand', firm, id);
    expect(await told(world, id)).toContain('RETURN_VISIT RUNNING');
  });

  test('what is taken off the list waits to be passed on again', async () => {
    const id = await submitted();
    await take(world, 'sortDemand', ningbao, id);
    await take(world, 'listDemand', ningbao, id);
    await take(world, 'unlistDemand', ningbao, id);
    expect(await told(world, id)).toEqual([
      'DISPATCH MET',
      'DISPATCH RUNNING',
      'FIRST_RESPONSE MET',
    ]);
    expect((await take(world, 'routeDemand', ningbao, id)).userErrors).toEqual([]);
  });

  test('a community that mediates itself has passed it on; settled, a return visit alone is owed', async () => {
    const mediation = { kind: 'CASE', channel: 'MEETING', procedure: 'MEDIATION' };
    const id = await submitted(mediation);
    const advance = commandOf({
      subgraph: 'lists',
      mutation: 'advanceStage',
      field: 'demand',
      selection: 'version',
    });
    const given = { demandId: id, expectedVersion: 1, to: 'MEDIATING' };
    const { demand } = await advance.done(world, ningbao, given);
    expect(await told(world, id)).toEqual([
      'DELIVERY RUNNING',
      'DISPATCH MET',
      'FIRST_RESPONSE MET',
    ]);
    const settled = { to: 'RESOLVED', note: '双方已和解。', expectedVersion: demand?.version };
    await advance.done(world, ningbao, { ...given, ...settled });
    const clocks = await clocksOf(world, id);
    expect(clocks.filter(({ state }) => state === 'RUNNING').map(({ code }) => code)).toEqual([
      'RETURN_VISIT',
    ]);
    expect(clocks.find(({ code }) => code === 'DELIVERY')).toMatchObject({
      state: 'MET',
      party_id: ningbao.id,
    });
  });

  test('what comes back waits to be passed on again; what is withdrawn waits for nothing', async () => {
    const id = await submitted();
    await take(world, 'sortDemand', ningbao, id);
    await take(world, 'routeDemand', ningbao, id);
    await take(world, 'returnDemand', firm, id);
    expect(await told(world, id)).toEqual([
      'DELIVERY CANCELLED',
      'DISPATCH MET',
      'DISPATCH RUNNING',
      'FIRST_RESPONSE MET',
    ]);
    await take(world, 'withdrawDemand', ningbao, id);
    expect(await told(world, id)).toContain('DISPATCH CANCELLED');
  });

  test('a claim is waited for from its acceptance to its delivery, and again when returned', async () => {
    const at = await arena(world, 2);
    const claimId = await held(world, at, 2);
    expect(await told(world, at.demandId)).toEqual([]);
    await through(world, claimId, [
      [community, 'acceptClaim'],
      [provider, 'startService'],
      [provider, 'reportDelivery', { quantity: 2 }],
      [community, 'returnDelivery', { reason: 'INCOMPLETE' }],
    ]);
    expect(await told(world, at.demandId)).toEqual(['DELIVERY MET', 'DELIVERY RUNNING']);
    await through(world, claimId, [
      [provider, 'reportDelivery', { quantity: 2 }],
      [community, 'confirmDelivery', { quantity: 2 }],
    ]);
    expect(await told(world, at.demandId)).toEqual([
      'DELIVERY MET',
      'DELIVERY MET',
      'RETURN_VISIT RUNNING',
    ]);
    const [first] = await clocksOf(world, at.demandId);
    expect(first).toMatchObject({ claim_id: claimId, party_id: provider.id });
  });

  test('a refused step moves none', async () => {
    const id = await submitted();
    const elsewhere = organisation('org-com-lianting', 'COMMUNITY', ['demands:write']);
    await take(world, 'sortDemand', elsewhere, id);
    expect(await told(world, id)).toEqual(['DISPATCH RUNNING', 'FIRST_RESPONSE RUNNING']);
  });
});
