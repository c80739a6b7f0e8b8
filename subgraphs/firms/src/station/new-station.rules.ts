import { placeViolations } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textsViolations, textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { type BranchMet, branchViolations } from '../firm/branch.rules.ts';
import { liesIn } from '../firm/update-firm.rules.ts';

/** A work station that is opened. */
export interface NewStation {
  firmId: string;
  areaId: string;
  partyBranchId: string;
  nameZh: string;
  nameEn: string | null;
  aliases: readonly string[];
}

/** What a new station meets. */
export interface Met {
  /** Where its firm serves; null for no such firm. */
  firmPath: string | null;
  /** The path of its area; null for no such area. */
  areaPath: string | null;
  /** The firm's station of this name. */
  namesakeId: string | null;
  branch: BranchMet;
}

const NAME_MAX = 100;
const ALIASES_MAX = 20;

/** What is wrong with a new station by itself. */
export function stationViolations({ nameZh, nameEn, aliases }: NewStation): UserErrorShape[] {
  return [
    ...textViolations('nameZh', nameZh, NAME_MAX),
    ...textViolations('nameEn', nameEn, NAME_MAX),
    ...textsViolations('aliases', aliases, { countMax: ALIASES_MAX, lengthMax: NAME_MAX }),
  ];
}

/** What stands against opening it: everything at once. */
export function openingViolations(row: NewStation, by: By, met: Met): UserErrorShape[] {
  const { firmId, areaId, partyBranchId } = row;
  const { firmPath, areaPath, namesakeId, branch } = met;
  const found = branchViolations(partyBranchId, branch);
  if (firmPath === null) {
    const [zh, en] = ['没有这家物业企业。', 'There is no such firm.'];
    found.push(violation('NOT_FOUND', 'firmId', zh, en, { entityId: firmId }));
  }
  if (namesakeId !== null) {
    const [zh, en] = ['该企业已有同名工作站。', 'The firm has a station of this name.'];
    found.push(violation('DUPLICATE', 'nameZh', zh, en, { entityId: namesakeId }));
  }
  if (areaPath === null) {
    const [zh, en] = ['没有这个区域。', 'There is no such area.'];
    return [...found, violation('NOT_FOUND', 'areaId', zh, en, { entityId: areaId })];
  }
  if (firmPath !== null && !liesIn(areaPath, firmPath)) {
    const [zh, en] = ['不在该企业的服务区域内。', 'It lies outside the area of the firm.'];
    found.push(violation('INVALID_INPUT', 'areaId', zh, en));
  }
  return [...found, ...placeViolations(by, 'areaId', areaPath)];
}
