import type { Context } from '@lianjian/kernel/context';
import type { ServiceCategory } from '@lianjian/prisma-lists/client';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { mayReadClaim } from '../claim/claim.ts';
import { db } from '../db.ts';
import { PUBLIC_KIND } from '../demand/demand.visibility.ts';
import { type Place, placeNamed } from '../submission/place.ts';
import type { Audience, ClaimState } from '../words.ts';
import type { Source } from './recurring.rules.ts';

/** What a service comes from, and what of it goes without saying. */
export interface Origin {
  source: Source;
  place: Place;
  title: string;
  category: ServiceCategory;
  audiences: Audience[];
  providerOrganisationId: string | null;
  providerPersonId: string | null;
  deliveredById: string | null;
  claimId: string | null;
  resourceId: string | null;
}

export interface NamedOrigin {
  claimId: string | null;
  resourceId: string | null;
  compoundId: string | null;
  areaId: string | null;
}

const FIRM: readonly ClaimState[] = ['ACCEPTED', 'IN_SERVICE', 'DELIVERED', 'CONFIRMED'];

/** Finds what a service comes from; its place is asked of the owner where the input names one. */
export async function originOf(
  named: NamedOrigin,
  ctx: Context,
): Promise<Origin | readonly UserErrorShape[]> {
  if ((named.claimId === null) === (named.resourceId === null)) {
    return [];
  }
  return named.claimId === null ? ofResource(named, ctx) : ofClaim(named.claimId, ctx);
}

async function ofClaim(id: string, ctx: Context): Promise<Origin | UserErrorShape[]> {
  const claim = (await mayReadClaim(id, ctx))
    ? await db().claim.findUnique({ where: { id }, include: { demand: true, resource: true } })
    : null;
  if (!claim) {
    return [unknown('claimId', id)];
  }
  const { demand, resource } = claim;
  const { areaId, areaPath, compoundId } = demand;
  return {
    source: {
      id,
      field: 'claimId',
      isFirm: FIRM.includes(claim.state),
      reaches: true,
      isPublic: demand.kind === PUBLIC_KIND,
    },
    place: { areaId, areaPath, compoundId },
    title: resource?.title ?? demand.title,
    category: demand.category,
    audiences: resource?.audiences ?? [demand.audience],
    providerOrganisationId: claim.claimantOrganisationId,
    providerPersonId: claim.claimantPersonId,
    deliveredById: resource?.deliveredById ?? null,
    claimId: id,
    resourceId: claim.resourceId,
  };
}

async function ofResource(
  named: NamedOrigin,
  ctx: Context,
): Promise<Origin | readonly UserErrorShape[]> {
  const place = await placeNamed(named, ctx);
  if (!('areaPath' in place)) {
    return place;
  }
  const id = named.resourceId ?? '';
  const resource = await db().serviceResource.findUnique({
    where: { id },
    include: { serviceAreas: true, serviceCompounds: true },
  });
  if (!resource) {
    return [unknown('resourceId', id)];
  }
  const above = place.areaPath.split('.');
  const reaches =
    resource.serviceAreas.some(({ areaId }) => above.includes(areaId)) ||
    resource.serviceCompounds.some(({ compoundId }) => compoundId === place.compoundId);
  const isFirm = resource.state === 'OFFERED';
  return {
    source: { id, field: 'resourceId', isFirm, reaches, isPublic: true },
    place,
    title: resource.title,
    category: resource.category,
    audiences: resource.audiences,
    providerOrganisationId: resource.providerOrganisationId,
    providerPersonId: resource.providerPersonId,
    deliveredById: resource.deliveredById,
    claimId: null,
    resourceId: id,
  };
}

const unknown = (field: 'claimId' | 'resourceId', entityId: string): UserErrorShape =>
  violation('NOT_FOUND', field, '没有这项认领或服务资源。', 'There is no such claim or resource.', {
    entityId,
  });
