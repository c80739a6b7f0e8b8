import { placeViolations } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { liesIn } from '../firm/update-firm.rules.ts';
import { clashes, type Kept } from '../term/clash.rules.ts';
import { inOrder } from '../term/term.rules.ts';

/** A contract that is recorded; a date that is not known is null. */
export interface NewContract {
  firmId: string;
  compoundId: string;
  startsOn: string | null;
  endsOn: string | null;
}

/** What a new contract meets. */
export interface Met {
  /** Where the compound lies; null for no such compound. */
  compoundPath: string | null;
  /** Where the firm serves; null for no such firm. */
  firmPath: string | null;
  /** Who looks after the compound, at any time. */
  standing: readonly Kept[];
}

/** What stands against recording it: everything at once. */
export function recordingViolations(row: NewContract, by: By, met: Met): UserErrorShape[] {
  const { firmId, compoundId } = row;
  const { compoundPath, firmPath } = met;
  const found = [...inOrder(row), ...clashes({ ...row, keeperId: firmId }, met.standing)];
  if (firmPath === null) {
    const [zh, en] = ['没有这家物业企业。', 'There is no such firm.'];
    found.push(violation('NOT_FOUND', 'firmId', zh, en, { entityId: firmId }));
  }
  if (compoundPath === null) {
    const [zh, en] = ['没有这个小区。', 'There is no such compound.'];
    return [...found, violation('NOT_FOUND', 'compoundId', zh, en, { entityId: compoundId })];
  }
  if (firmPath !== null && !liesIn(compoundPath, firmPath)) {
    const [zh, en] = [
      '小区不在该企业的服务区域内；请上级先用 updateFirm 扩大区域。',
      'The compound lies outside the area of the firm: an area above widens that by updateFirm.',
    ];
    found.push(violation('INVALID_INPUT', 'firmId', zh, en, { entityId: firmId }));
  }
  return [...found, ...placeViolations(by, 'compoundId', compoundPath)];
}
