import type { Environment } from '@lianjian/kernel/environment';
import { names, urlOf } from '@lianjian/schema/names';

/** Where each subgraph listens as a process of its own: as told, or at its port on this machine. */
export function addresses({
  subgraphUrls,
}: Pick<Environment, 'subgraphUrls'>): Record<string, string> {
  const known = names.map((name) => [name, urlOf(name)]);
  return { ...Object.fromEntries(known), ...subgraphUrls };
}

export function portOf(url: string): number {
  return Number(new URL(url).port);
}
