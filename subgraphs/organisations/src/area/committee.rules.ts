import type { AreaLevel, NewArea } from './new-area.rules.ts';

/** The body that acts for an area, as it comes with the area. */
export interface Committee {
  id: string;
  kind: 'STREET_COMMITTEE' | 'COMMUNITY_COMMITTEE';
  nameZh: string;
  nameEn: string | null;
  aliases: string[];
}

/** What such a body is called beside the name of its area. */
const FORMS = {
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

const acts = (level: AreaLevel): level is keyof typeof FORMS => level in FORMS;

/** Streets and communities have a body that acts for them; it goes by the area's name. */
export function committeeOf(
  areaId: string,
  { level, nameZh, nameEn }: Pick<NewArea, 'level' | 'nameZh' | 'nameEn'>,
): Committee | null {
  if (!acts(level)) {
    return null;
  }
  const { kind, zh, en } = FORMS[level];
  return {
    id: `org-${areaId}`,
    kind,
    nameZh,
    nameEn: nameEn === null ? null : `${nameEn} ${en}`,
    aliases: zh.map((suffix) => `${nameZh}${suffix}`),
  };
}
