import type { UserErrorShape } from './shapes.ts';
import { violation } from './violations.rules.ts';

/** An agreement as its owner tells of it, for what is done under it. */
export interface AgreementTold {
  id: string;
  inForce: boolean;
  /** Whether it covers the place of that, where it has one. */
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

interface At {
  areaId: string;
  compoundId: string | null;
}

interface Answered {
  state: string;
  /** Not there where no place was asked about. */
  coversPlace?: boolean | null;
  parties: { organisation: { id: string } | null }[];
}

/** What the owner of agreements is asked of those that are named: for a place, or for none. */
export function agreementSelection(at: At | null): string {
  const place =
    at && `areaId: ${JSON.stringify(at.areaId)}, compoundId: ${JSON.stringify(at.compoundId)}`;
  const covers = place === null ? '' : `coversPlace(${place})`;
  return `... on Agreement { state ${covers} parties { organisation { id } } }`;
}

export function agreementTold(id: string, found: Record<string, unknown>): AgreementTold {
  const { state, coversPlace = true, parties } = found as unknown as Answered;
  return {
    id,
    inForce: state === 'IN_FORCE',
    coversPlace: coversPlace === true,
    partyIds: parties.map(({ organisation }) => organisation?.id ?? null),
  };
}
