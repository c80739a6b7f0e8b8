// The audits of the GraphQL-over-HTTP specification, as graphql-http has them, against the gateway in
// both shapes, which meets all of them, and against each subgraph, where what is not met is named here.
import { createKeyring, type Keyring } from '@lianjian/kernel/tokens';
import { type AuditFail, auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Graph, shapes } from '../gateway/shapes.ts';

/** What Apollo Server does otherwise, each a SHOULD; a subgraph's only client is the gateway. */
const OF_APOLLO_SERVER = [
  // It answers 400 to what cannot be parsed, validated or coerced, whatever media type is accepted.
  '572B',
  '7B9B',
  'FDE2',
];

async function failures(url: string, fetchFn: typeof fetch): Promise<AuditFail[]> {
  const results = await auditServer({ url, fetchFn });
  expect(results).toHaveLength(61);
  return results.filter((result): result is AuditFail => result.status !== 'ok');
}

function told(fails: readonly AuditFail[]): string[] {
  return fails.map(({ id, name, reason }) => `${id} ${name}: ${reason}`);
}

describe.each(shapes)('GraphQL over HTTP, $shape', ({ open }) => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await open();
  });
  afterAll(() => graph.close());

  test('by the gateway', async () => {
    const fails = await failures(graph.url, fetch);
    expect(told(fails)).toEqual([]);
  });

  test('by the subgraphs, where they have an address', async () => {
    const keyring = await createKeyring(graph.keysDir, 'gateway');
    for (const [name, url] of Object.entries(graph.addresses)) {
      const fails = await failures(url, signed(keyring, name));
      expect(fails.map(({ id }) => id).sort(), told(fails).join('\n')).toEqual(OF_APOLLO_SERVER);
    }
  });
});

/** A subgraph answers nobody but the gateway, whose token is bound to what it sends. */
function signed(keyring: Keyring, audience: string): typeof fetch {
  return async (input, init = {}) => {
    const body = typeof init.body === 'string' ? init.body : new URL(String(input)).search;
    const token = await keyring.sign({ audience, body, claims: { actor: null } });
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };
}
