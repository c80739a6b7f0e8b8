import type { Change } from '@lianjian/kernel/events';
import { differenceOf } from '../history/difference.rules.ts';
import type { DemandStep } from './demand-step.rules.ts';

/** What each step is called in the log. */
const TYPES: Record<DemandStep, string> = {
  sortDemand: 'demand.sorted',
  listDemand: 'demand.listed',
  routeDemand: 'demand.routed',
  acknowledgeDemand: 'demand.acknowledged',
  returnDemand: 'demand.returned',
  resolveDemand: 'demand.resolved',
  withdrawDemand: 'demand.withdrawn',
  mergeDemands: 'demand.merged',
};

interface Before {
  id: string;
  version: number;
  areaPath: string;
}

/** A step as the log tells it: only what became different, and what is `said` beside it. */
export function changeOf<Row extends Before>(
  step: DemandStep,
  demand: Row,
  values: Readonly<Partial<Record<keyof Row & string, unknown>>>,
  said: Readonly<Record<string, unknown>> = {},
): Change {
  const { before, after } = differenceOf(demand, values);
  return {
    type: TYPES[step],
    entityType: 'Demand',
    entityId: demand.id,
    fromVersion: demand.version,
    toVersion: demand.version + 1,
    areaPath: demand.areaPath,
    before,
    after: { ...after, ...said },
  };
}
