import type { Change } from '@lianjian/kernel/events';
import type { Quarter } from '../quarter/quarter.rules.ts';

/** A demand before it goes over. */
interface Listed {
  id: string;
  version: number;
  areaPath: string;
  listQuarter: Quarter;
  carriedOver: number;
}

/** That a demand went over to the list of a later quarter. */
export function carriedOver(demand: Listed, quarter: Quarter): Change {
  const { id, version, areaPath, listQuarter, carriedOver: times } = demand;
  return {
    type: 'demand.carriedOver',
    entityType: 'Demand',
    entityId: id,
    fromVersion: version,
    toVersion: version + 1,
    areaPath,
    before: { listQuarter, carriedOver: times },
    after: { listQuarter: quarter, carriedOver: times + 1 },
  };
}
