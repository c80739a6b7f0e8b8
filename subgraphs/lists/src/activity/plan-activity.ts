import type { Actor, Context } from '@lianjian/kernel/context';
import { newId } from '@lianjian/kernel/ids';
import type { CommandInput } from '@lianjian/vocabulary/command';
import { db } from '../db.ts';
import { keeperViolations } from '../lifecycle/lifecycle.rules.ts';
import { askParties } from '../party/party.ts';
import { perform } from '../perform.ts';
import { placeNamed } from '../submission/place.ts';
import { placeViolations } from '../submission/submission.rules.ts';
import {
  activityKeeper,
  type Offered,
  offeredViolations,
  type Planned,
  planViolations,
} from './activity.rules.ts';
import { type Service, writePlan } from './activity.store.ts';
import type { ServiceActivityKind } from './activity-words.ts';

type Services = Planned['services'];

export interface PlanActivity extends CommandInput {
  areaId?: string | null;
  compoundId?: string | null;
  kind: ServiceActivityKind;
  title: string;
  description?: string | null;
  heldOn: string;
  services?: Services | null;
  zones?: Planned['zones'] | null;
  teamIds?: readonly string[] | null;
}

interface Resource extends Offered {
  providerOrganisationId: string | null;
  providerPersonId: string | null;
}

/** Plans an activity: its place and whom it names are checked with their owners first. */
export function planActivity(input: PlanActivity, actor: Actor, ctx: Context) {
  const { areaId = null, compoundId = null, kind, title, description = null, heldOn } = input;
  const plan = {
    ...{ kind, title, description, heldOn },
    services: input.services ?? [],
    zones: input.zones ?? [],
    teamIds: input.teamIds ?? [],
  };
  const act = {
    mutation: 'planActivity',
    input,
    meaning: { areaId, compoundId, ...plan },
    violations: [...placeViolations({ areaId, compoundId }), ...planViolations(plan)],
  };
  return perform(act, { actor, ctx }, async (by) => {
    const place = await placeNamed({ areaId, compoundId }, ctx);
    if (!('areaPath' in place)) {
      return place;
    }
    const resources = await resourcesOf(plan.services);
    const objectId = newId('act');
    return {
      objectId,
      violations: [
        ...keeperViolations(activityKeeper, place, by),
        ...offeredViolations(offeredIn(plan.services), resources, place.areaPath),
        ...(await askParties(namedIn(plan), ctx)),
      ],
      decide: async (tx) => ({
        violations: [],
        write: () => {
          const services = plan.services.map((each) => serviceOf(each, resources));
          return writePlan(tx, objectId, { ...plan, services }, place);
        },
      }),
    };
  });
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
