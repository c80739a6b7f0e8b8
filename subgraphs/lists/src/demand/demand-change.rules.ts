import type { Change } from '@lianjian/kernel/events';
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

/** What people wrote can be about somebody: the log says that it changed, not what it says. */
const TEXTS = ['title', 'description'];
const WITHHELD = 'WITHHELD';

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
  const changed = (Object.keys(values) as (keyof Row & string)[]).filter(
    (name) => values[name] !== undefined && values[name] !== demand[name],
  );
  const shown = (name: string, value: unknown) => (TEXTS.includes(name) ? WITHHELD : value);
  return {
    type: TYPES[step],
    entityType: 'Demand',
    entityId: demand.id,
    fromVersion: demand.version,
    toVersion: demand.version + 1,
    areaPath: demand.areaPath,
    before: Object.fromEntries(
      changed.filter((name) => !TEXTS.includes(name)).map((name) => [name, demand[name]]),
    ),
    after: {
      ...Object.fromEntries(changed.map((name) => [name, shown(name, values[name])])),
      ...said,
    },
  };
}
