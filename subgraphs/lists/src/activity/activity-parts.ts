import type { Context } from '@lianjian/kernel/context';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { db } from '../db.ts';
import { askParties } from '../party/party.ts';
import { type Offered, offeredViolations, type Planned } from './activity.rules.ts';
import type { Service } from './activity.store.ts';

type Services = Planned['services'];

interface Resource extends Offered {
  providerOrganisationId: string | null;
  providerPersonId: string | null;
}

/** The services as they are kept, and what stands against whom and what a plan names; the owners are asked. */
export async function checkedParts(
  { services, teamIds }: Pick<Planned, 'services' | 'teamIds'>,
  areaPath: string,
  ctx: Context,
): Promise<{ violations: UserErrorShape[]; services: Service[] }> {
  const resources = await resourcesOf(services);
  return {
    violations: [
      ...offeredViolations(offeredIn(services), resources, areaPath),
      ...(await askParties(namedIn({ services, teamIds }), ctx)),
    ],
    services: services.map((each) => serviceOf(each, resources)),
  };
}

const offeredIn = (services: Services) =>
  services.flatMap(({ resourceId }, at) =>
    resourceId ? [{ resourceId, field: `services.${at}.resourceId` }] : [],
  );

function namedIn({ services, teamIds }: Pick<Planned, 'services' | 'teamIds'>) {
  const providers = services.flatMap(({ providerId: id }, at) =>
    id ? [{ id, field: `services.${at}.providerId` }] : [],
  );
  return [...providers, ...teamIds.map((id, at) => ({ id, field: `teamIds.${at}` }))];
}

function resourcesOf(services: Services): Promise<Resource[]> {
  const ids = offeredIn(services).map(({ resourceId }) => resourceId);
  return ids.length === 0
    ? Promise.resolve([])
    : db().serviceResource.findMany({ where: { id: { in: ids } } });
}

/** A service as it is kept; who offers a resource is taken from it. */
function serviceOf(
  { title, resourceId = null, providerId = null }: Services[number],
  resources: readonly Resource[],
): Service {
  const resource = resources.find(({ id }) => id === resourceId);
  const isPerson = providerId?.startsWith('per-') ?? false;
  return {
    title,
    resourceId,
    providerOrganisationId: resource?.providerOrganisationId ?? (isPerson ? null : providerId),
    providerPersonId: resource?.providerPersonId ?? (isPerson ? providerId : null),
  };
}
