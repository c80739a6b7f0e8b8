import { placeViolations } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import { boundsOf } from '@lianjian/vocabulary/partial-date.rules';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textsViolations, textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** An organisation that is entered; what is not known is null. */
export interface NewOrganisation {
  kind: string;
  nameZh: string;
  nameEn: string | null;
  aliases: readonly string[];
  skills: readonly string[];
  areaId: string;
  teamKind: string | null;
  establishedOn: string | null;
}

/** What a new organisation meets: where it would belong, and who goes by its name there. */
export interface Meeting {
  areaPath: string | null;
  namesakeId: string | null;
  /** The day (`YYYY-MM-DD`) of the database's clock. */
  today: string;
}

/** Kinds that are not entered by themselves, each with what brings them. */
const BROUGHT: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  PLATFORM: ['平台由其运营方设立。', 'It comes with the platform itself.'],
  STREET_COMMITTEE: ['随区域设立。', 'It comes with its area.'],
  COMMUNITY_COMMITTEE: ['随区域设立。', 'It comes with its area.'],
  COMPOUND_PARTY_BRANCH: ['由党组织体系设立。', 'It comes with the structure of the Party.'],
  GRID_PARTY_BRANCH: ['由党组织体系设立。', 'It comes with the structure of the Party.'],
  BUILDING_PARTY_GROUP: ['由党组织体系设立。', 'It comes with the structure of the Party.'],
  PARTY_HUB_HOUSEHOLD: ['由党组织体系设立。', 'It comes with the structure of the Party.'],
};

/** What the id of a property firm begins with: behind `org-` stands the id that the firm goes by. */
export const FIRM_PREFIX = 'org-firm';

/** The id of the firm that an organisation is; null for those that are none. */
export const firmIdOf = (kind: string, id: string): string | null =>
  kind === 'PROPERTY_FIRM' ? id.slice('org-'.length) : null;

const NAME_MAX = 100;
const ALIASES_MAX = 20;

/** What is wrong with a new organisation by itself: everything at once. */
export function organisationViolations(row: NewOrganisation): UserErrorShape[] {
  const found = [
    ...textViolations('nameZh', row.nameZh, NAME_MAX),
    ...textViolations('nameEn', row.nameEn, NAME_MAX),
    ...textsViolations('aliases', row.aliases, { countMax: ALIASES_MAX, lengthMax: NAME_MAX }),
  ];
  const brought = BROUGHT[row.kind];
  if (brought) {
    found.push(violation('INVALID_INPUT', 'kind', ...brought));
  }
  if ((row.kind === 'VOLUNTEER_TEAM') !== (row.teamKind !== null)) {
    const [zh, en] = [
      '志愿服务队须注明队伍类型，其他组织不得注明。',
      'Teams alone have a team kind.',
    ];
    found.push(violation('INVALID_INPUT', 'teamKind', zh, en));
  }
  return found;
}

/** What stands against entering it where it would belong: everything at once. */
export function entryViolations(
  { areaId, establishedOn }: NewOrganisation,
  by: By,
  { areaPath, namesakeId, today }: Meeting,
): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  if (establishedOn !== null && boundsOf(establishedOn).first > today) {
    const [zh, en] = ['成立日期不能晚于今天。', 'It cannot have been set up after today.'];
    found.push(violation('INVALID_INPUT', 'establishedOn', zh, en));
  }
  if (areaPath === null) {
    const [zh, en] = ['没有这个区域。', 'There is no such area.'];
    return [...found, violation('NOT_FOUND', 'areaId', zh, en, { entityId: areaId })];
  }
  found.push(...placeViolations(by, 'areaId', areaPath));
  if (namesakeId !== null) {
    const [zh, en] = ['该区域已有同类同名组织。', 'The area has one of this kind and name.'];
    found.push(violation('DUPLICATE', 'nameZh', zh, en, { entityId: namesakeId }));
  }
  return found;
}
