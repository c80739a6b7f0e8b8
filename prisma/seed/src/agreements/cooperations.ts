import type { AgreementSeed } from './agreement-rows.ts';

function longze(id: string, title: string, unitId: string, duty: string): AgreementSeed {
  return {
    id: `agr-longze-${id}`,
    kind: 'COOPERATION',
    title,
    areaId: 'com-shanhai',
    parties: [
      { organisationId: 'org-cmp-longze', role: 'COMPOUND' },
      { organisationId: unitId, role: 'PARTNER_UNIT', duties: [duty] },
    ],
    compoundIds: ['cmp-longze'],
    provenance: 'REPORTED',
  };
}

/** The three standing co-operations of 龙泽书苑; no report says that a paper was signed. */
export const cooperations: AgreementSeed[] = [
  longze('clinic', '龙泽书苑义诊合作', 'org-health-station', '到小区为居民义诊'),
  longze('canteen', '龙泽书苑助老食堂合作', 'org-fucai', '办助老食堂'),
  longze('class', '龙泽书苑语翼课堂合作', 'org-ouc-fl', '每周四在小区开语言课'),
];
