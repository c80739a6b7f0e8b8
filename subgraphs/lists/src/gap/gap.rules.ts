import type { ServiceCategory } from '../match/pair.rules.ts';
import { connect, maximumFlow, type Node, node } from './flow.rules.ts';

/** A demand with something free, and the resources that fit it. */
export interface OpenDemand {
  category: ServiceCategory;
  free: number;
  resourceIds: readonly string[];
}

export interface SupplyGap {
  category: ServiceCategory;
  /** What is free of the open demands. */
  wanted: number;
  /** The most of it that the fitting resources could take, all at once. */
  assignable: number;
  /** wanted - assignable: what nobody can take, however well it is dealt out. */
  gap: number;
}

/**
 * One line a category that is wanted, the widest gap first. Each category is asked by itself: free
 * capacity that could serve two categories counts for both, so the lines are not to be added up.
 */
export function supplyGap(
  demands: readonly OpenDemand[],
  freeOf: ReadonlyMap<string, number>,
): SupplyGap[] {
  return [...grouped(demands, (demand) => demand.category)]
    .map(([category, open]) => {
      const wanted = open.reduce((sum, demand) => sum + demand.free, 0);
      const assignable = assignableOf(open, freeOf);
      return { category, wanted, assignable, gap: wanted - assignable };
    })
    .sort((a, b) => b.gap - a.gap || (a.category < b.category ? -1 : 1));
}

/** The maximum flow from the demands over the fitting pairs to what is free of the resources. */
export function assignableOf(
  demands: readonly OpenDemand[],
  freeOf: ReadonlyMap<string, number>,
): number {
  const source = node();
  const sink = node();
  const resources = new Map<string, Node>();
  const resourceNode = (id: string) => {
    const known = resources.get(id) ?? node();
    if (!resources.has(id)) {
      resources.set(id, known);
      connect(known, sink, freeOf.get(id) ?? 0);
    }
    return known;
  };
  for (const { free, resourceIds } of alike(demands)) {
    const demand = node();
    connect(source, demand, free);
    for (const id of resourceIds) {
      connect(demand, resourceNode(id), Number.POSITIVE_INFINITY);
    }
  }
  return maximumFlow(source, sink);
}

/** Demands that the same resources fit are one to the flow, which keeps the network small. */
function alike(demands: readonly OpenDemand[]): Omit<OpenDemand, 'category'>[] {
  const groups = grouped(demands, ({ resourceIds }) => [...resourceIds].sort().join(' '));
  return [...groups.values()].map((group) => ({
    free: group.reduce((sum, demand) => sum + demand.free, 0),
    resourceIds: [...new Set(group[0]?.resourceIds)],
  }));
}

function grouped<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) {
      group.push(row);
    } else {
      groups.set(key, [row]);
    }
  }
  return groups;
}
