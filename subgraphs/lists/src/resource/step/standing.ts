import type { Prisma, PrismaClient } from '@lianjian/prisma-lists/client';
import type { Offer } from '../offer/offer.rules.ts';
import type { Standing } from './step.rules.ts';

const PARTS = {
  serviceAreas: { orderBy: { areaId: 'asc' } },
  serviceCompounds: { orderBy: { compoundId: 'asc' } },
  schedule: { orderBy: [{ weekday: 'asc' }, { fromTime: 'asc' }] },
  routes: { orderBy: [{ fromPlace: 'asc' }, { toPlace: 'asc' }] },
} as const satisfies Prisma.ServiceResourceInclude;

export type ResourceRow = Prisma.ServiceResourceGetPayload<{ include: typeof PARTS }>;

/** A resource with where and when it is to be had. */
export function readResource(
  source: Pick<PrismaClient, 'serviceResource'>,
  id: string,
): Promise<ResourceRow | null> {
  return source.serviceResource.findUnique({ where: { id }, include: PARTS });
}

type Columns = Pick<
  ResourceRow,
  | 'id'
  | 'state'
  | 'version'
  | 'areaPath'
  | 'suspendedBy'
  | 'providerOrganisationId'
  | 'providerPersonId'
>;

/** A resource as its steps see it. */
export function standingOf(row: Columns): Standing {
  const { id, state, version, areaPath, suspendedBy } = row;
  // Exactly one of the two is set, by a check constraint.
  const providerId = row.providerOrganisationId ?? row.providerPersonId ?? '';
  return { id, state, version, areaPath, providerId, suspendedBy };
}

const dayIn = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

/** What is said of a resource now. */
export function offerOf(row: ResourceRow): Offer {
  return {
    title: row.title,
    description: row.description,
    category: row.category,
    audiences: row.audiences,
    unit: row.unit,
    capacityPerQuarter: row.capacityPerQuarter,
    serviceAreaIds: row.serviceAreas.map(({ areaId }) => areaId),
    serviceCompoundIds: row.serviceCompounds.map(({ compoundId }) => compoundId),
    availableFrom: dayIn(row.availableFrom),
    availableTo: dayIn(row.availableTo),
    schedule: row.schedule.map(({ weekday, fromTime, toTime }) => {
      return { weekday, from: fromTime, to: toTime };
    }),
    routes: row.routes.map(({ fromPlace, toPlace }) => ({ from: fromPlace, to: toPlace })),
    deliveredById: row.deliveredById,
    agreementId: row.agreementId,
    assuredOn: dayIn(row.assuredOn),
  };
}
