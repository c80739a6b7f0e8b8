import type { Context } from '@lianjian/kernel/context';
import { askEntities } from '@lianjian/kernel/peers';
import { asked } from '@lianjian/vocabulary/asking';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { db } from '../db.ts';
import { itemViolations } from '../errand/errand.rules.ts';
import type { DemandKind, LocationClass } from '../words.ts';
import type { Place } from './place.ts';
import { scopeViolations } from './submission.rules.ts';

/** What of a need at a place somebody else knows. */
export interface Placed {
  kind: DemandKind;
  locationClass: LocationClass;
  errandItemId: string | null;
  place: Pick<Place, 'areaId' | 'compoundId'>;
}

/** What the catalogue of errands, and the firm of the compound, have against a need. */
export async function askAgainst(need: Placed, ctx: Context): Promise<readonly UserErrorShape[]> {
  return [...(await ofErrandItem(need)), ...(await askFirm(need, ctx))];
}

async function ofErrandItem({ errandItemId, place }: Placed): Promise<UserErrorShape[]> {
  if (errandItemId === null) {
    return [];
  }
  const item = await db().errandItem.findUnique({ where: { id: errandItemId } });
  return itemViolations(errandItemId, item, place);
}

/** A need as far as a firm's scope matters to it. */
type Grounded = Pick<Placed, 'kind' | 'locationClass' | 'place'>;

/** What the firm of its compound has against one need. */
async function askFirm(need: Grounded, ctx: Context): Promise<readonly UserErrorShape[]> {
  const [found = []] = await askFirms([need], ctx);
  return found;
}

/**
 * The same for many, in their order, in one call. Common parts are in the scope of the firm that
 * manages a compound, so volunteers mend there only where none does; a contract that the owner of
 * contracts does not know of is none.
 */
export async function askFirms(
  needs: readonly Grounded[],
  ctx: Context,
): Promise<(readonly UserErrorShape[])[]> {
  const compoundIds = [...new Set(needs.flatMap((need) => inCommonParts(need) ?? []))];
  if (compoundIds.length === 0) {
    return needs.map(() => []);
  }
  const named = compoundIds.map((id) => ({ __typename: 'Compound', id }));
  const selection = '... on Compound { managementContract { firm { id } } }';
  const { answer, down } = await asked('locationClass', () =>
    askEntities('firms', named, selection, ctx),
  );
  return needs.map((need) => {
    const compoundId = inCommonParts(need);
    if (compoundId === null || down) {
      return compoundId !== null && down ? [down] : [];
    }
    const managed = answer[compoundIds.indexOf(compoundId)] as Managed;
    return scopeViolations(managed?.managementContract?.firm?.id ?? null);
  });
}

type Managed = { managementContract: { firm: { id: string } | null } | null } | null;

/** The compound in whose common parts volunteers would mend; null where it is not that. */
const inCommonParts = ({ kind, locationClass, place: { compoundId } }: Grounded) =>
  kind === 'REPAIR_ORDER' && locationClass === 'PUBLIC_AREA' ? compoundId : null;
