// Proves that a subgraph which waits for a silent one gives up while the gateway still waits for it:
// the client is told which field could not be checked, not that everything failed. And that what is
// made at first use is made before a subgraph says that it is ready.
import { readFile } from 'node:fs/promises';
import { createGateway } from '@lianjian/gateway/gateway';
import { inProcess } from '@lianjian/gateway/in-process';
import { executorOverHttp } from '@lianjian/gateway/over-http';
import { GATEWAY } from '@lianjian/kernel/context';
import { setPeer } from '@lianjian/kernel/peers';
import { serve } from '@lianjian/kernel/serve';
import { countStatements } from '@lianjian/kernel/statements';
import { createKeyring } from '@lianjian/kernel/tokens';
import { readiness } from '@lianjian/kernel/warming';
import { subgraphs } from '@lianjian/schema/registry';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { openWorld, SUPERGRAPH, type World } from '../testkit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const CLAIM = `mutation ($input: ClaimDemandInput!) { claimDemand(input: $input) {
  claim { id } userErrors { code } } }`;
const INPUT = { demandId: 'dem-nb-2023q2-18', resourceId: 'res-nb-12', quantity: 1 };
const UNIT = organisation('org-nb-unit-h', 'PARTNER_UNIT', ['claims:write']);
const CALL_MS = 4_000;

const variables = (idempotencyKey: string) => ({ input: { ...INPUT, idempotencyKey } });
const UNCHECKED = {
  data: { claimDemand: { claim: null, userErrors: [{ code: 'PEER_UNAVAILABLE' }] } },
};

describe('a silent owner', () => {
  beforeAll(() => setPeer('organisations', () => new Promise(() => undefined)));
  afterAll(() => {
    setPeer('organisations', world.executors.get('organisations') ?? expect.fail());
  });

  test('is told as such before the gateway gives up', async () => {
    await using gateway = createGateway({
      supergraph: await readFile(SUPERGRAPH, 'utf8'),
      transport: inProcess(world.executors),
      authenticate: async () => UNIT,
      callTimeoutMs: CALL_MS,
    });
    const request = new Request('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer anybody' },
      body: JSON.stringify({ query: CLAIM, variables: variables('in process') }),
    });
    expect(await (await gateway.fetch(request)).json()).toEqual(UNCHECKED);
  });

  test('has no longer over HTTP, where the time that is left is told along', async () => {
    const lists = subgraphs.find(({ name }) => name === 'lists') ?? expect.fail();
    const server = await serve(lists, { port: 0 });
    const keyring = await createKeyring(world.keysDir, 'gateway');
    const run = executorOverHttp(server.url, 'lists', keyring);
    const until = Date.now() + CALL_MS;
    const meta = { caller: GATEWAY, actor: UNIT, locale: 'EN', requestId: 'http', until } as const;
    const document = parse(CLAIM);
    expect(await run({ document, variables: variables('over HTTP'), meta })).toEqual(UNCHECKED);
    expect(Date.now()).toBeLessThan(until);
    await server.close();
  });
});

describe.each(subgraphs)('$name', (subgraph) => {
  test('asks its database for every type once before it is ready, and not again', async () => {
    const ready = readiness(subgraph);
    const first = await countStatements(ready);
    const second = await countStatements(ready);
    expect(first.statements.length).toBeGreaterThan(second.statements.length);
    expect(second.statements).toEqual(['select 1']);
  });

  test('is not ready while its database is down', async () => {
    const down = async () => Promise.reject(new Error('down'));
    await expect(readiness({ ...subgraph, ready: down })()).rejects.toThrow('down');
  });
});
