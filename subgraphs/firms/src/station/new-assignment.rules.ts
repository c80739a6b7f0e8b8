import { placeViolations } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { liesIn } from '../firm/update-firm.rules.ts';
import { clashes, type Kept } from '../term/clash.rules.ts';
import { inOrder } from '../term/term.rules.ts';

/** That a station is to look after a compound; a date that is not known is null. */
export interface NewAssignment {
  stationId: string;
  compoundId: string;
  startsOn: string | null;
  endsOn: string | null;
}

/** What a new assignment meets. */
export interface Met {
  /** Where the compound lies; null for no such compound. */
  compoundPath: string | null;
  /** The area of the station; null for no such station. */
  stationPath: string | null;
  /** Who looks after the compound, at any time. */
  standing: readonly Kept[];
}

/** What stands against it: everything at once. */
export function assigningViolations(row: NewAssignment, by: By, met: Met): UserErrorShape[] {
  const { stationId, compoundId } = row;
  const { compoundPath, stationPath, standing } = met;
  const found = [...inOrder(row), ...clashes({ ...row, keeperId: stationId }, standing)];
  if (stationPath === null) {
    const [zh, en] = ['没有这个工作站。', 'There is no such station.'];
    found.push(violation('NOT_FOUND', 'stationId', zh, en, { entityId: stationId }));
  }
  if (compoundPath === null) {
    const [zh, en] = ['没有这个小区。', 'There is no such compound.'];
    return [...found, violation('NOT_FOUND', 'compoundId', zh, en, { entityId: compoundId })];
  }
  if (stationPath !== null && !liesIn(compoundPath, stationPath)) {
    const [zh, en] = [
      '小区不在该工作站的区域内。',
      'The compound lies outside the area of the station.',
    ];
    found.push(violation('INVALID_INPUT', 'stationId', zh, en, { entityId: stationId }));
  }
  return [...found, ...placeViolations(by, 'compoundId', compoundPath)];
}
