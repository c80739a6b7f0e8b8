import { placeViolations } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { liesIn } from '../firm/update-firm.rules.ts';
import { type Dates, inOrder, overlap, type Term } from './contract.rules.ts';

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
  /** All contracts of the compound. */
  standing: readonly (Term & { firmId: string })[];
}

/** What stands against recording it: everything at once. */
export function recordingViolations(row: NewContract, by: By, met: Met): UserErrorShape[] {
  const { firmId, compoundId } = row;
  const { compoundPath, firmPath } = met;
  const found = [...inOrder(row), ...clashes(row, met)];
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

/** A compound is managed by one firm at a time; where dates do not tell, nothing is held against it. */
function clashes(row: NewContract, { standing }: Met): UserErrorShape[] {
  const isSame = (each: Dates & { firmId: string }) =>
    each.firmId === row.firmId && each.startsOn === row.startsOn && each.endsOn === row.endsOn;
  const met = standing.find((each) => isSame(each) || overlap(each, row));
  if (!met) {
    return [];
  }
  const more = { entityId: met.id };
  if (met.firmId === row.firmId) {
    const [zh, en] = ['此合同已登记。', 'The contract has been recorded already.'];
    return [violation('DUPLICATE', 'compoundId', zh, en, more)];
  }
  const [zh, en] = [
    '小区在此期间由另一家企业服务；请先用 endContract 终止原合同。',
    'Another firm manages the compound in that time: endContract ends its contract first.',
  ];
  return [violation('INVALID_STATE', 'compoundId', zh, en, more)];
}
