import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** What the Party branch meets that a firm is said to have. */
export interface BranchMet {
  /** What sort of body it is; null for no such body. */
  kind: string | null;
  /** The firm or station that has it already, if another one. */
  holderId: string | null;
}

/** What stands against a Party branch: it is one of a firm, and of no other; null says nothing. */
export function branchViolations(
  partyBranchId: string | null,
  { kind, holderId }: BranchMet,
): UserErrorShape[] {
  if (partyBranchId === null) {
    return [];
  }
  const found: UserErrorShape[] = [];
  if (kind === null) {
    const [zh, en] = ['没有这个组织。', 'There is no such organisation.'];
    found.push(violation('NOT_FOUND', 'partyBranchId', zh, en, { entityId: partyBranchId }));
  } else if (kind !== 'FIRM_PARTY_BRANCH') {
    const [zh, en] = ['须为物业党支部。', 'It must be the Party branch of a property firm.'];
    found.push(violation('INVALID_INPUT', 'partyBranchId', zh, en));
  }
  if (holderId !== null) {
    const [zh, en] = [
      '该党支部已属于其他物业企业或工作站。',
      'Another firm, or a work station, has it already.',
    ];
    found.push(violation('DUPLICATE', 'partyBranchId', zh, en, { entityId: holderId }));
  }
  return found;
}
