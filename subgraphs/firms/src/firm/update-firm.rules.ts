import { placeViolations } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';
import { type BranchMet, branchViolations } from './branch.rules.ts';
import type { Facts } from './new-firm.rules.ts';

/** What is said of a firm anew; what is not said stays. */
export interface Anew extends Partial<Facts> {
  areaId?: string;
}

/** A firm as an update meets it. */
export interface Standing extends Facts {
  id: string;
  version: number;
  areaId: string;
  areaPath: string;
}

/** What an update meets. */
export interface Met {
  row: Standing | null;
  /** The path of the area that is said anew; null for no such area. */
  areaPath: string | null;
  /** Where the compounds and stations of the firm lie. */
  servedPaths: readonly string[];
  branch: BranchMet;
  isInAlliance: boolean;
}

/** What stands against saying it: everything at once. */
export function updateViolations(
  { firmId, expectedVersion, anew }: { firmId: string; expectedVersion: number; anew: Anew },
  by: By,
  met: Met,
): UserErrorShape[] {
  const { row, branch, isInAlliance } = met;
  const branchId = anew.partyBranchId ?? null;
  const found = [...areaViolations(anew, by, met), ...branchViolations(branchId, branch)];
  if (Object.keys(anew).length === 0) {
    const [zh, en] = ['没有说明要更改什么。', 'Nothing is said anew.'];
    found.push(violation('INVALID_INPUT', 'firmId', zh, en));
  }
  if (!row) {
    const [zh, en] = ['没有这家物业企业。', 'There is no such firm.'];
    return [violation('NOT_FOUND', 'firmId', zh, en, { entityId: firmId }), ...found];
  }
  if (anew.partyBranchId === null && isInAlliance) {
    const [zh, en] = ['联盟成员须有党支部。', 'A member of an alliance has a Party branch.'];
    found.push(violation('INVALID_INPUT', 'partyBranchId', zh, en));
  }
  return [
    ...found,
    ...versionViolations(expectedVersion, row),
    ...placeViolations(by, 'firmId', row.areaPath),
  ];
}

/** A firm serves in one area, which holds all that it manages or looks after. */
function areaViolations(
  { areaId }: Anew,
  by: By,
  { areaPath, servedPaths }: Met,
): UserErrorShape[] {
  if (areaId === undefined) {
    return [];
  }
  if (areaPath === null) {
    const [zh, en] = ['没有这个区域。', 'There is no such area.'];
    return [violation('NOT_FOUND', 'areaId', zh, en, { entityId: areaId })];
  }
  const found = placeViolations(by, 'areaId', areaPath);
  if (!servedPaths.every((path) => liesIn(path, areaPath))) {
    const [zh, en] = [
      '须包含该企业的全部服务小区和工作站。',
      'It must hold all compounds that the firm has contracts for, and its stations.',
    ];
    found.push(violation('INVALID_INPUT', 'areaId', zh, en));
  }
  return found;
}

/** Whether a path is that of an area or goes on below it. */
export const liesIn = (path: string, areaPath: string): boolean =>
  path === areaPath || path.startsWith(`${areaPath}.`);
