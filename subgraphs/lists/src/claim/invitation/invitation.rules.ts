import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** Whom a community asks, with what and for how much. */
export interface Invitee {
  providerId: string;
  resourceId: string | null;
  quantity: number;
}

/** So many are asked at a time, and for so many days, at the most. */
const INVITEES_MAX = 20;
const RESPOND_DAYS_MAX = 31;
const DAY_MS = 86_400_000;

/** All that is wrong with an invitation by itself. */
export function invitationViolations(invitees: readonly Invitee[], actor: Actor): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  if (invitees.length < 1 || invitees.length > INVITEES_MAX) {
    const [zh, en] = [`须邀请 1 到 ${INVITEES_MAX} 方。`, `Ask from 1 to ${INVITEES_MAX} parties.`];
    found.push(violation('INVALID_INPUT', 'invitees', zh, en, { limit: INVITEES_MAX }));
  }
  invitees.forEach(({ providerId, quantity }, at) => {
    if (quantity < 1) {
      const [zh, en] = ['数量至少为 1。', 'The quantity must be at least 1.'];
      found.push(violation('INVALID_QUANTITY', `invitees.${at}.quantity`, zh, en));
    }
    if (partiesOf(actor).includes(providerId)) {
      const [zh, en] = ['不能邀请自己。', 'Nobody asks oneself.'];
      found.push(violation('FORBIDDEN', `invitees.${at}.providerId`, zh, en));
    }
  });
  return found;
}

/** What stands against the time that is given for the answer. */
export function respondByViolations(respondBy: Date, instant: Date): UserErrorShape[] {
  const days = (respondBy.getTime() - instant.getTime()) / DAY_MS;
  if (days > 0 && days <= RESPOND_DAYS_MAX) {
    return [];
  }
  const [zh, en] = [
    `答复期限须在今后 ${RESPOND_DAYS_MAX} 天之内。`,
    `The answer must be due within the next ${RESPOND_DAYS_MAX} days.`,
  ];
  return [violation('INVALID_INPUT', 'respondBy', zh, en, { limit: RESPOND_DAYS_MAX })];
}

export const notYourDemand = (demandId: string): UserErrorShape =>
  violation(
    'FORBIDDEN',
    'demandId',
    '只有需求所在社区或其上级可以邀请。',
    'Only the community of the demand, or an area above it, may ask for it.',
    { entityId: demandId },
  );

export const noInvitee = (at: number, id: string): UserErrorShape =>
  violation('NOT_FOUND', `invitees.${at}.providerId`, '没有这一方。', 'There is no such party.', {
    entityId: id,
  });

/** What the fields of a claim are called in an invitation. */
const FIELDS: Readonly<Record<string, string>> = { claimantId: 'providerId' };

/** The violation of one claim, at its place in the invitation. */
export function placed(found: UserErrorShape, at: number): UserErrorShape {
  const name = found.field?.[1] ?? '';
  const field =
    name === 'demandId' ? found.field : ['input', 'invitees', `${at}`, FIELDS[name] ?? name];
  return { ...found, field };
}
