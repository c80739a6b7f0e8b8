import { placeViolations } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textsViolations, textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** The levels from the highest to the lowest. */
export const LEVELS = ['CITY', 'DISTRICT', 'STREET', 'COMMUNITY'] as const;
export type AreaLevel = (typeof LEVELS)[number];

export type AreaStrategy = 'GRAND_PARTY_BUILDING' | 'GRAND_LIVELIHOOD' | 'GRAND_CITY_MANAGEMENT';

/** An area that is entered; what is not known is null. */
export interface NewArea {
  level: AreaLevel;
  parentId: string | null;
  code: string | null;
  nameZh: string;
  nameEn: string | null;
  aliases: readonly string[];
  strategies: readonly AreaStrategy[];
}

/** The area above a new one, as it is on record. */
export interface Above {
  path: string;
  level: AreaLevel;
  code: string | null;
}

/** What a new area meets: what is above it, and who has its name or code already. */
export interface Meeting {
  above: Above | null;
  namesakeId: string | null;
  codeHolderId: string | null;
}

interface LevelFacts {
  prefix: string;
  /** How many digits a code of this level has. */
  digits: number;
  /** How many of its digits the codes below begin with: a city's last two are zeros. */
  leading: number;
}

export const LEVEL_FACTS: Readonly<Record<AreaLevel, LevelFacts>> = {
  CITY: { prefix: 'cty', digits: 6, leading: 4 },
  DISTRICT: { prefix: 'dst', digits: 6, leading: 6 },
  STREET: { prefix: 'str', digits: 9, leading: 9 },
  COMMUNITY: { prefix: 'com', digits: 12, leading: 12 },
};

const NAME_MAX = 100;
const ALIASES_MAX = 20;

/** What is wrong with a new area by itself: everything at once. */
export function areaViolations({ level, parentId, code, ...names }: NewArea): UserErrorShape[] {
  const found = [
    ...textViolations('nameZh', names.nameZh, NAME_MAX),
    ...textViolations('nameEn', names.nameEn, NAME_MAX),
    ...textsViolations('aliases', names.aliases, { countMax: ALIASES_MAX, lengthMax: NAME_MAX }),
  ];
  if (level === 'COMMUNITY' && parentId === null) {
    const [zh, en] = ['社区须属于一个街道或区。', 'A community lies in a street or district.'];
    found.push(violation('INVALID_INPUT', 'parentId', zh, en));
  }
  const { digits } = LEVEL_FACTS[level];
  if (code !== null && code.length !== digits) {
    const [zh, en] = [`此级代码为 ${digits} 位。`, `A code of this level has ${digits} digits.`];
    found.push(violation('INVALID_INPUT', 'code', zh, en, { limit: digits }));
  }
  return found;
}

/** What stands against entering it where it would lie: everything at once. */
export function entryViolations(area: NewArea, by: By, meeting: Meeting): UserErrorShape[] {
  const { level, parentId, code } = area;
  const { above, namesakeId, codeHolderId } = meeting;
  const found: UserErrorShape[] = [];
  if (parentId !== null && above === null) {
    const [zh, en] = ['没有这个上级区域。', 'There is no such area above it.'];
    found.push(violation('NOT_FOUND', 'parentId', zh, en, { entityId: parentId }));
  } else {
    found.push(...placeViolations(by, 'parentId', above?.path ?? null));
  }
  if (above && LEVELS.indexOf(above.level) >= LEVELS.indexOf(level)) {
    const [zh, en] = [
      '须低于上级区域：市、区、镇街、社区。',
      'It must be lower than the area above it: city, district, street, community.',
    ];
    found.push(violation('INVALID_INPUT', 'level', zh, en));
  }
  const leading = above?.code?.slice(0, LEVEL_FACTS[above.level].leading) ?? '';
  if (code !== null && !code.startsWith(leading)) {
    const [zh, en] = [`代码须以 ${leading} 开头。`, `The code begins with ${leading}.`];
    found.push(violation('INVALID_INPUT', 'code', zh, en));
  }
  if (namesakeId !== null) {
    const [zh, en] = ['上级区域内已有同名区域。', 'There is one of this name beside it.'];
    found.push(violation('DUPLICATE', 'nameZh', zh, en, { entityId: namesakeId }));
  }
  if (codeHolderId !== null) {
    const [zh, en] = ['该代码已被使用。', 'Another area has this code.'];
    found.push(violation('DUPLICATE', 'code', zh, en, { entityId: codeHolderId }));
  }
  return found;
}
