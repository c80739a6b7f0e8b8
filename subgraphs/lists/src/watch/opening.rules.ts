import type { Happening } from '@lianjian/kernel/feed';

/** Events after which a demand can be claimed that could not before, or more of it. */
const OPENINGS: ReadonlySet<string> = new Set([
  'demand.listed',
  'demand.freed',
  'demand.carriedOver',
]);

/** A demand that something has opened, and the last event that did. */
export interface Opening {
  eventId: string;
  at: Date;
  demandId: string;
}

/** The demands that a stretch of the log has opened, each once, in the order of their last event. */
export function openingsOf(events: readonly Happening[]): Opening[] {
  const byDemand = new Map<string, Opening>();
  for (const { id, at, type, entityType, entityId } of events) {
    if (entityType === 'Demand' && OPENINGS.has(type)) {
      byDemand.delete(entityId);
      byDemand.set(entityId, { eventId: id, at, demandId: entityId });
    }
  }
  return [...byDemand.values()];
}
