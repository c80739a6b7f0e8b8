import type { DemandKind, DemandRoute, Track } from '../words.ts';
import { caseReport } from './case.ts';
import { communityProject } from './community-project.ts';
import { freight } from './freight.ts';
import type { ClaimPolicy, Kind } from './kind.ts';
import { microWish, wishForUnits } from './micro-wish.ts';
import { proxyErrand } from './proxy-errand.ts';
import { repairOrder } from './repair-order.ts';

const kinds: Readonly<Record<DemandKind, Kind>> = {
  COMMUNITY_PROJECT: communityProject,
  MICRO_WISH: microWish,
  REPAIR_ORDER: repairOrder,
  FREIGHT: freight,
  CASE: caseReport,
  PROXY_ERRAND: proxyErrand,
};

export function kindOf(kind: DemandKind): Kind {
  return kinds[kind];
}

/** Whatever its kind, a demand that was routed to a responsible party is assigned, not claimed. */
function trackOf(demand: { kind: DemandKind; route: DemandRoute | null }): Track {
  return demand.route === 'RESPONSIBLE_PARTY' ? 'ASSIGN' : kinds[demand.kind].track;
}

/** Who may claim a demand and how; null where nobody claims. `forUnits`: a wish that units may claim. */
export function policyOf(
  demand: { kind: DemandKind; route: DemandRoute | null },
  forUnits = false,
): ClaimPolicy | null {
  if (trackOf(demand) !== 'CLAIM') {
    return null;
  }
  return forUnits && demand.kind === 'MICRO_WISH' ? wishForUnits : kinds[demand.kind].policy;
}
