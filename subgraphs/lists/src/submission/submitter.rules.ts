import type { Actor, Role } from '@lianjian/kernel/context';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Place } from './place.ts';

/** Those who put forward what residents need, besides the community itself. */
export const SUBMITTERS: readonly Role[] = [
  'RESIDENT_REPRESENTATIVE',
  'VOLUNTEER',
  'PROPERTY_FIRM',
];

/** Where somebody belongs, as those tell who own people, teams and contracts. */
export interface Belonging {
  /** Where a person lives, holds a post, is in a team or has reported in. */
  areaIds: readonly string[];
  /** The compounds of the place that a firm manages. */
  compoundIds: readonly string[];
}

export const NOWHERE: Belonging = { areaIds: [], compoundIds: [] };

/** Whether somebody puts needs forward by role, of wherever they belong. */
export const isSubmitter = (actor: Actor): boolean =>
  SUBMITTERS.some((role) => actor.roles.includes(role));

/** Whether the books of the place are the caller's own, so that nobody has to be asked. */
export const keepsPlace = ({ actor, actingForId }: By, { areaPath }: Place): boolean =>
  keepsBooksOf(actor, actingForId, areaPath);

/** Who may put forward a need of a place: those who keep its books, and who belongs there. */
export function submitterViolations(by: By, place: Place, at: Belonging): UserErrorShape[] {
  if (keepsPlace(by, place)) {
    return [];
  }
  if (!isSubmitter(by.actor)) {
    const [zh, en] = [
      '须由所在社区或其上级、居民代表、志愿者或物业企业提交。',
      'The community of the place or one above it, a resident representative, a volunteer or a property firm puts needs forward.',
    ];
    return [violation('FORBIDDEN', 'actingForId', zh, en)];
  }
  const [zh, en] = [
    '居民代表和志愿者须在居住、任职、所在队伍或报到的社区提交；物业企业须在其服务的小区提交。',
    'People put needs forward where they live, hold a post, are in a team or have reported in; a firm where it manages.',
  ];
  const more = { entityId: place.compoundId ?? place.areaId };
  return belongs(place, at) ? [] : [violation('FORBIDDEN', 'actingForId', zh, en, more)];
}

function belongs({ areaPath, compoundId }: Place, { areaIds, compoundIds }: Belonging): boolean {
  const above = areaPath.split('.');
  const manages = compoundId === null ? compoundIds.length > 0 : compoundIds.includes(compoundId);
  return manages || areaIds.some((id) => above.includes(id));
}
