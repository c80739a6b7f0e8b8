import type { Gateway } from './gateway.ts';

/**
 * Asks each query once, before anybody waits. At the first call of a subgraph the planner's runtime
 * builds the whole graph a second time, which takes seconds; after these the plans are there, too.
 */
export async function warmUp(gateway: Gateway, queries: readonly string[]): Promise<void> {
  for (const query of queries) {
    const request = new Request('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    await (await gateway.fetch(request)).text();
  }
}
