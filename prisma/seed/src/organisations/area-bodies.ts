import { type AreaSeed, areas } from '../areas.ts';
import type { OrganisationSeed } from './organisation-rows.ts';

const suffixes = {
  STREET: {
    kind: 'STREET_COMMITTEE',
    zh: ['党工委', '办事处'],
    en: 'Working Committee and Office',
  },
  COMMUNITY: {
    kind: 'COMMUNITY_COMMITTEE',
    zh: ['党委', '居委会'],
    en: "Party and Residents' Committee",
  },
} as const;

/** The body that acts for a street or a community: `org-<area id>`. It goes by the area's name. */
function bodyOf(area: AreaSeed, level: keyof typeof suffixes): OrganisationSeed {
  const { kind, zh, en } = suffixes[level];
  const isBelowStreet = area.parentId?.startsWith('str-') ?? false;
  return {
    id: `org-${area.id}`,
    kind,
    nameZh: area.nameZh,
    nameEn: `${area.nameEn} ${en}`,
    aliases: zh.map((suffix) => `${area.nameZh}${suffix}`),
    areaId: area.id,
    actsForAreaId: area.id,
    parentId: isBelowStreet ? `org-${area.parentId}` : null,
    provenance: area.provenance,
  };
}

/** Streets first, for the communities' bodies stand below theirs. */
export const areaBodies: readonly OrganisationSeed[] = [
  ...areas.filter(({ level }) => level === 'STREET').map((area) => bodyOf(area, 'STREET')),
  ...areas.filter(({ level }) => level === 'COMMUNITY').map((area) => bodyOf(area, 'COMMUNITY')),
];
