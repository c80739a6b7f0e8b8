import type { Change } from '@lianjian/kernel/events';
import type { Prisma } from '@lianjian/prisma-lists/client';
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

/** Writes a new resource; says what the log has to say of it. */
export async function publish(tx: Tx, resource: NewResource): Promise<Change> {
  const { id, offer, provider, list, today, instant } = resource;
  const { serviceAreaIds, serviceCompoundIds, schedule, ...said } = offer;
  const isPerson = provider.kind === 'PERSON';
  await tx.serviceResource.create({
    data: {
      ...columnsOf({ ...said, assuredOn: said.assuredOn ?? today }),
      ...list,
      id,
      providerOrganisationId: isPerson ? null : provider.id,
      providerPersonId: isPerson ? provider.id : null,
      state: 'OFFERED',
      createdAt: instant,
      updatedAt: instant,
      provenance: 'ENTERED',
    },
  });
  await writeParts(tx, id, { serviceAreaIds, serviceCompoundIds, schedule });
  return {
    type: 'resource.published',
    entityType: 'ServiceResource',
    entityId: id,
    fromVersion: null,
    toVersion: 1,
    areaPath: list.areaPath,
    before: null,
    after: shownOf({ ...offer, state: 'OFFERED' }),
  };
}

export type Parts = Pick<Offer, 'serviceAreaIds' | 'serviceCompoundIds' | 'schedule'>;

/** Writes where and when a resource is to be had, in place of what was there. */
export async function writeParts(tx: Tx, resourceId: string, parts: Partial<Parts>): Promise<void> {
  const { serviceAreaIds, serviceCompoundIds, schedule } = parts;
  const where = { resourceId };
  if (serviceAreaIds) {
    await tx.serviceArea.deleteMany({ where });
    await tx.serviceArea.createMany({
      data: serviceAreaIds.map((areaId) => ({ resourceId, areaId })),
    });
  }
  if (serviceCompoundIds) {
    await tx.serviceCompound.deleteMany({ where });
    await tx.serviceCompound.createMany({
      data: serviceCompoundIds.map((compoundId) => ({ resourceId, compoundId })),
    });
  }
  if (schedule) {
    await tx.scheduleRule.deleteMany({ where });
    await tx.scheduleRule.createMany({
      data: schedule.map(({ weekday, from, to }) => {
        return { resourceId, weekday, fromTime: from, toTime: to };
      }),
    });
  }
}

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
