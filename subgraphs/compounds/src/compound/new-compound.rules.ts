import { placeViolations } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textsViolations, textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { ManagementMode } from './compound.rules.ts';

export type CompoundKind =
  | 'RELOCATION'
  | 'AFFORDABLE_RENTAL'
  | 'OPEN_OLD_UNMANAGED'
  | 'WORK_UNIT_DORMITORY'
  | 'HIGH_RISE'
  | 'COMMODITY';

/** A compound that is entered; what is not known is null. */
export interface NewCompound {
  areaId: string;
  nameZh: string;
  nameEn: string | null;
  aliases: readonly string[];
  kinds: readonly CompoundKind[];
  managementMode: ManagementMode | null;
  partyEligible: boolean | null;
  builtYear: number | null;
  siteArea: string | null;
  households: number | null;
  residentHouseholds: number | null;
  letHouseholds: number | null;
  merchants: number | null;
  buildingCount: number | null;
  floorsMin: number | null;
  floorsMax: number | null;
  gridCount: number | null;
}

/** What a new compound meets: where it would lie, and who has its name there already. */
export interface Meeting {
  areaPath: string | null;
  namesakeId: string | null;
}

const NAME_MAX = 100;
const ALIASES_MAX = 20;
const COUNT_MAX = 1_000_000;
const YEARS = [1800, 2200] as const;
const FLOORS = [1, 200] as const;
/** What the column takes: twelve digits before the point. */
const SITE_AREA_MAX = 1e12;

/** What is wrong with a new compound by itself: everything at once. */
export function compoundViolations(compound: NewCompound): UserErrorShape[] {
  const { nameZh, nameEn, aliases, siteArea, floorsMin, floorsMax, households } = compound;
  const counts = ['households', 'residentHouseholds', 'letHouseholds', 'merchants'] as const;
  const parts = ['buildingCount', 'gridCount'] as const;
  const found = [
    ...textViolations('nameZh', nameZh, NAME_MAX),
    ...textViolations('nameEn', nameEn, NAME_MAX),
    ...textsViolations('aliases', aliases, { countMax: ALIASES_MAX, lengthMax: NAME_MAX }),
    ...between('builtYear', compound.builtYear, YEARS),
    ...[...counts, ...parts].flatMap((field) => between(field, compound[field], [0, COUNT_MAX])),
    ...between('floorsMin', floorsMin, FLOORS),
    ...between('floorsMax', floorsMax, FLOORS),
  ];
  for (const field of ['residentHouseholds', 'letHouseholds'] as const) {
    if (households !== null && (compound[field] ?? 0) > households) {
      const [zh, en] = ['不能多于总户数。', 'There cannot be more than households in all.'];
      found.push(violation('INVALID_INPUT', field, zh, en, { limit: households }));
    }
  }
  if ((floorsMin === null) !== (floorsMax === null) || (floorsMin ?? 0) > (floorsMax ?? 0)) {
    const [zh, en] = ['最低与最高层数须同时给出，且前者不大于后者。', 'Give both, in order.'];
    found.push(violation('INVALID_INPUT', 'floorsMax', zh, en));
  }
  if (siteArea !== null && !(Number(siteArea) > 0 && Number(siteArea) < SITE_AREA_MAX)) {
    const [zh, en] = ['占地面积须大于 0，单位平方米。', 'The land must be more than 0 m2.'];
    found.push(violation('INVALID_INPUT', 'siteArea', zh, en));
  }
  return found;
}

/** What stands against entering it where it would lie: everything at once. */
export function entryViolations(
  { areaId }: Pick<NewCompound, 'areaId'>,
  by: By,
  { areaPath, namesakeId }: Meeting,
): UserErrorShape[] {
  if (areaPath === null || !areaId.startsWith('com-')) {
    const [zh, en] = ['没有这个社区。', 'There is no such community.'];
    return [violation('NOT_FOUND', 'areaId', zh, en, { entityId: areaId })];
  }
  const found = placeViolations(by, 'areaId', areaPath);
  if (namesakeId !== null) {
    const [zh, en] = ['该社区已有同名小区。', 'The community has a compound of this name.'];
    found.push(violation('DUPLICATE', 'nameZh', zh, en, { entityId: namesakeId }));
  }
  return found;
}

function between(
  field: string,
  value: number | null,
  [least, most]: readonly [number, number],
): UserErrorShape[] {
  if (value === null || (value >= least && value <= most)) {
    return [];
  }
  const [zh, en] = [`须在 ${least} 到 ${most} 之间。`, `It must be from ${least} to ${most}.`];
  return [violation('INVALID_INPUT', field, zh, en, { limit: most })];
}
