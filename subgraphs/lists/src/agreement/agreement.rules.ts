import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** An agreement as its owner tells of it, for what is done under it at a place. */
export interface AgreementTold {
  id: string;
  inForce: boolean;
  coversPlace: boolean;
  partyIds: readonly (string | null)[];
}

/** What is done under an agreement: while it is in force, where it covers, and by its parties. */
export function agreementViolations(
  { id, inForce, coversPlace, partyIds }: AgreementTold,
  partyId: string | null,
): UserErrorShape[] {
  const wrong = (zh: string, en: string) =>
    violation('INVALID_INPUT', 'agreementId', zh, en, { entityId: id });
  return [
    ...(inForce ? [] : [wrong('该协议不在有效期内。', 'The agreement is not in force.')]),
    ...(coversPlace
      ? []
      : [wrong('该协议不覆盖此处。', 'The agreement does not cover the place.')]),
    ...(partyId === null || partyIds.includes(partyId)
      ? []
      : [wrong(`${partyId} 不是该协议的一方。`, `${partyId} is no party to the agreement.`)]),
  ];
}

export const noAgreement = (id: string): UserErrorShape =>
  violation('NOT_FOUND', 'agreementId', '没有这份协议。', 'There is no such agreement.', {
    entityId: id,
  });

/** What is claimed with a resource is claimed under the agreement under which that is offered. */
export function otherAgreement(named: string | null, ofResource: string | null): UserErrorShape[] {
  if (named === null || ofResource === null || named === ofResource) {
    return [];
  }
  const [zh, en] = [
    '该服务资源依据另一份协议提供。',
    'The resource is offered under another agreement.',
  ];
  return [violation('INVALID_INPUT', 'agreementId', zh, en, { entityId: ofResource })];
}
