import type { Change } from '@lianjian/kernel/events';
import { differenceOf } from '../history/difference.rules.ts';
import type { DemandStep } from './demand-steps.rules.ts';

/** Whatever is done with a demand by one of its mutations. */
export type DemandAct = DemandStep | 'advanceStage';

/** What each act is called in the log. */
const TYPES: Record<DemandAct, string> = {
  sortDemand: 'demand.sorted',
  listDemand: 'demand.listed',
  unlistDemand: 'demand.unlisted',
  routeDemand: 'demand.routed',
  dispatchDemand: 'demand.dispatched',
  acknowledgeDemand: 'demand.acknowledged',
  takeInHand: 'demand.takenInHand',
  addHelper: 'demand.helped',
  returnDemand: 'demand.returned',
  resolveDemand: 'demand.resolved',
  reopenDemand: 'demand.reopened',
  withdrawDemand: 'demand.withdrawn',
  closeDemand: 'demand.closed',
  mergeDemands: 'demand.merged',
  advanceStage: 'demand.advanced',
};

interface Before {
  id: string;
  version: number;
  areaPath: string;
}

/** An act as the log tells it: only what became different, and what is `said` beside it. */
export function changeOf<Row extends Before>(
  act: DemandAct,
  demand: Row,
  values: Readonly<Partial<Record<keyof Row & string, unknown>>>,
  said: Readonly<Record<string, unknown>> = {},
): Change {
  const { before, after } = differenceOf(demand, values);
  return {
    type: TYPES[act],
    entityType: 'Demand',
    entityId: demand.id,
    fromVersion: demand.version,
    toVersion: demand.version + 1,
    areaPath: demand.areaPath,
    before,
    after: { ...after, ...said },
  };
}
