import type { Actor } from '@lianjian/kernel/context';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { ResponderRole } from '../limit.rules.ts';

/** A demand that somebody answers, and the clock that waits for it. */
export interface Waiting {
  demandId: string;
  areaPath: string;
  /** The organisation of the firm that manages the compound today; null where none is known. */
  firmId: string | null;
  responsiblePartyId: string | null;
  /** Persons who were sent to it, by the community or the rota, and did not send it back. */
  sentIds: readonly string[];
  /** Whose answer counts; nobody named: everybody's. Null when nothing waits for an answer. */
  responders: readonly ResponderRole[] | null;
}

/** As what each side can answer. */
const OF_COMMUNITY: readonly ResponderRole[] = ['GRID_WORKER', 'COMMUNITY_WORKER'];
const OF_SENT: readonly ResponderRole[] = ['GRID_WORKER'];
const OF_FIRM: readonly ResponderRole[] = ['RED_PROPERTY_STEWARD'];

/** All that stands against an answer; nothing when it is the first one. */
export function responseViolations(
  role: ResponderRole,
  { actor, actingForId }: { actor: Actor; actingForId: string },
  { demandId, areaPath, firmId, responsiblePartyId, sentIds, responders }: Waiting,
): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  const isCommunity = keepsBooksOf(actor, actingForId, areaPath);
  const isFirm = [firmId, responsiblePartyId].includes(actingForId);
  const isSent = sentIds.some((id) => id === actor.id || id === actingForId);
  const may = [...(isCommunity ? OF_COMMUNITY : isSent ? OF_SENT : []), ...(isFirm ? OF_FIRM : [])];
  if (may.length === 0) {
    const [zh, en] = [
      '须由需求所在社区、其上级、受派人员或该小区的物业企业答复。',
      'Only the community of the place, one above it, whoever was sent, or the property firm of the compound may answer.',
    ];
    found.push(violation('FORBIDDEN', 'actingForId', zh, en, { entityId: demandId }));
  } else if (!may.includes(role)) {
    const [zh, en] = [`可用的角色：${may.join('、')}。`, `It can answer as: ${may.join(', ')}.`];
    found.push(violation('INVALID_INPUT', 'role', zh, en));
  }
  if (responders === null) {
    const [zh, en] = [
      '该需求已有答复，或无须答复。',
      'It was answered before, or nothing waits for an answer.',
    ];
    found.push(violation('INVALID_STATE', 'demandId', zh, en, { entityId: demandId }));
  } else if (responders.length > 0 && !responders.includes(role)) {
    const counted = responders.join(', ');
    const [zh, en] = [`当地规则只认：${counted}。`, `The local rule counts: ${counted}.`];
    found.push(violation('INVALID_INPUT', 'role', zh, en));
  }
  return found;
}
