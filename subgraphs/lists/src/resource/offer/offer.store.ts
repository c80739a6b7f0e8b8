import type { Change } from '@lianjian/kernel/events';
import { insertRows } from '@lianjian/kernel/insert';
import type { Prisma } from '@lianjian/prisma-lists/client';
import { keysOf } from '../../freight/route.rules.ts';
import { shownOf } from '../../history/difference.rules.ts';
import type { ProviderKind } from '../../match/pair.rules.ts';
import type { Day } from '../../quarter/quarter.rules.ts';
import { asDate } from '../../round/round.store.ts';
import type { Offer } from './offer.rules.ts';
import type { List } from './offering.rules.ts';

export type Tx = Prisma.TransactionClient;

/** A resource that is about to be published. */
export interface NewResource {
  id: string;
  offer: Offer;
  provider: { id: string; kind: ProviderKind };
  list: List;
  /** The day of the database's clock: whoever publishes makes sure of it, unless they say when. */
  today: Day;
  instant: Date;
}

/** Writes new resources in as many statements as one; says what the log has to say of each. */
export async function publishAll(tx: Tx, resources: readonly NewResource[]): Promise<Change[]> {
  await insertRows(tx, 'service_resource', resources.map(rowOf));
  await insertParts(
    tx,
    resources.map(({ id, offer }) => ({ ...offer, resourceId: id })),
  );
  return resources.map(published);
}

function rowOf({ id, offer, provider, list, today, instant }: NewResource) {
  const { serviceAreaIds, serviceCompoundIds, schedule, routes, ...said } = offer;
  const isPerson = provider.kind === 'PERSON';
  return {
    ...columnsOf({ ...said, assuredOn: said.assuredOn ?? today }),
    ...list,
    id,
    providerOrganisationId: isPerson ? null : provider.id,
    providerPersonId: isPerson ? provider.id : null,
    state: 'OFFERED' as const,
    createdAt: instant,
    updatedAt: instant,
    provenance: 'ENTERED' as const,
  };
}

const published = ({ id, offer, list }: NewResource): Change => ({
  type: 'resource.published',
  entityType: 'ServiceResource',
  entityId: id,
  fromVersion: null,
  toVersion: 1,
  areaPath: list.areaPath,
  before: null,
  after: shownOf({ ...offer, state: 'OFFERED' }),
});

export type Parts = Pick<Offer, 'serviceAreaIds' | 'serviceCompoundIds' | 'schedule' | 'routes'>;

/** Writes where, on which ways and when a resource is to be had, in place of what was there. */
export async function writeParts(tx: Tx, resourceId: string, parts: Partial<Parts>): Promise<void> {
  const where = { resourceId };
  if (parts.serviceAreaIds) {
    await tx.serviceArea.deleteMany({ where });
  }
  if (parts.serviceCompoundIds) {
    await tx.serviceCompound.deleteMany({ where });
  }
  if (parts.schedule) {
    await tx.scheduleRule.deleteMany({ where });
  }
  if (parts.routes) {
    await tx.freightRoute.deleteMany({ where });
  }
  await insertParts(tx, [{ ...parts, resourceId }]);
}

/** Writes down where and when resources are to be had, of which nothing was said yet. */
async function insertParts(
  tx: Tx,
  each: readonly (Partial<Parts> & { resourceId: string })[],
): Promise<void> {
  const areas = each.flatMap(({ resourceId, serviceAreaIds = [] }) =>
    serviceAreaIds.map((areaId) => ({ resourceId, areaId })),
  );
  const compounds = each.flatMap(({ resourceId, serviceCompoundIds = [] }) =>
    serviceCompoundIds.map((compoundId) => ({ resourceId, compoundId })),
  );
  const openings = each.flatMap(({ resourceId, schedule = [] }) =>
    schedule.map(({ weekday, from, to }) => {
      return { resourceId, weekday, fromTime: from, toTime: to };
    }),
  );
  await insertRows(tx, 'service_area', areas);
  await insertRows(tx, 'service_compound', compounds);
  await insertRows(tx, 'schedule_rule', openings);
  await insertRows(tx, 'freight_route', each.flatMap(routeRows));
}

const routeRows = ({ resourceId, routes = [] }: Partial<Parts> & { resourceId: string }) =>
  routes.map((route) => {
    const keys = keysOf(route);
    const { from: fromPlace, to: toPlace } = route;
    return { resourceId, fromPlace, toPlace, fromKey: keys.from, toKey: keys.to };
  });

const DAYS = ['availableFrom', 'availableTo', 'assuredOn'] as const;

/** What is said of a resource as its columns keep it. */
export function columnsOf<Said extends Partial<Omit<Offer, keyof Parts>>>(said: Said) {
  const days = DAYS.filter((name) => said[name] !== undefined).map((name) => {
    const day = said[name] ?? null;
    return [name, day === null ? null : asDate(day)] as const;
  });
  const { audiences } = said;
  return {
    ...said,
    ...(audiences ? { audiences: [...audiences] } : {}),
    ...(Object.fromEntries(days) as { [name in (typeof DAYS)[number]]?: Date | null }),
  };
}
