import type { Environment } from '@lianjian/kernel/environment';
import { subgraphs, urlOf } from '@lianjian/schema/registry';

/** Where each subgraph listens as a process of its own: as told, or at its port on this machine. */
export function addresses({
  subgraphUrls,
}: Pick<Environment, 'subgraphUrls'>): Record<string, string> {
  const known = subgraphs.map(({ name, port }) => [name, urlOf(port)]);
  return { ...Object.fromEntries(known), ...subgraphUrls };
}

export function portOf(url: string): number {
  return Number(new URL(url).port);
}
