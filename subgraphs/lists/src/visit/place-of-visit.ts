import type { Context } from '@lianjian/kernel/context';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { mayReadClaim } from '../claim/claim.ts';
import { noDemand } from '../claim/input.rules.ts';
import { db } from '../db.ts';
import { mayReadDemand } from '../demand/demand.visibility.ts';
import { type Place, placeNamed } from '../submission/place.ts';
import type { Told } from './visit.rules.ts';

/** Where a visit is: the place that is named, or that of what a return visit asks about. */
export async function placeOfVisit(
  told: Told,
  ctx: Context,
): Promise<Place | readonly UserErrorShape[]> {
  const { claimId, demandId } = told;
  if (told.kind !== 'RETURN_VISIT') {
    return placeNamed(told, ctx);
  }
  if ((claimId === null) === (demandId === null)) {
    return [];
  }
  const known = claimId === null ? demandId : await demandOfClaim(claimId, ctx);
  if (known === null || !(await mayReadDemand(known, ctx))) {
    return [claimId === null ? noDemand(demandId ?? '') : noClaim(claimId)];
  }
  return db().demand.findUniqueOrThrow({
    where: { id: known },
    select: { areaId: true, areaPath: true, compoundId: true },
  });
}

async function demandOfClaim(id: string, ctx: Context): Promise<string | null> {
  if (!(await mayReadClaim(id, ctx))) {
    return null;
  }
  const claim = await db().claim.findUnique({ where: { id }, select: { demandId: true } });
  return claim?.demandId ?? null;
}

const noClaim = (id: string): UserErrorShape =>
  violation('NOT_FOUND', 'claimId', '没有这条认领。', 'There is no such claim.', { entityId: id });
