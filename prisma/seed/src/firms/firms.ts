import type { Prisma } from '@lianjian/prisma-firms/client';
import { areaPath } from '../areas.ts';

type Row = Prisma.PropertyFirmCreateManyInput;

function firm(
  id: string,
  nameZh: string,
  nameEn: string,
  areaId: string,
  known: Partial<Row> = {},
): Row {
  return {
    id,
    nameZh,
    nameEn,
    organisationId: `org-${id}`,
    areaId,
    areaPath: areaPath(areaId),
    provenance: 'REPORTED',
    ...known,
  };
}

// Four of the firms are told of without a name; they go by the compound that they manage.
const told: Row[] = [
  firm('firm-huihai', '慧海物业', 'Huihai Property', 'com-qianshang'),
  firm('firm-yuquan', '雨泉花园小区物业', 'Property firm of Yuquan Garden', 'com-liugou'),
  firm('firm-bishui', '碧水明珠小区物业', 'Property firm of Bishui Mingzhu', 'com-yihe'),
  firm('firm-longze', '龙泽书苑小区物业', 'Property firm of Longze Shuyuan', 'com-shanhai'),
  firm('firm-chengfa', '集美城发物业', 'Jimei Chengfa Property', 'str-xinglin', {
    aliases: ['城发物业'],
    partyBranchId: 'org-chengfa-branch',
  }),
  firm('firm-ningbao', '宁宝世家物业', 'Ningbao Shijia Property', 'com-ningbao', {
    redProperty: true,
  }),
  firm('firm-xincheng', '新城市安居物业管理中心', 'Xinchengshi Anju Property Centre', 'dst-jimo', {
    aliases: ['新城市安居', '红管家'],
    ownership: 'STATE',
    partyBranchId: 'org-firm-xincheng-branch',
  }),
];

function samples(place: string, nameZh: string, nameEn: string, areaId: string, count: number) {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(2, '0');
    const id = `firm-${place}-${number}`;
    return firm(id, `${nameZh}物业样例${number}`, `${nameEn} Sample Firm ${number}`, areaId, {
      provenance: 'SYNTHETIC',
    });
  });
}

/** The firms named in the reports, and as many samples as the published counts ask for. */
export function propertyFirms(): Row[] {
  return [
    ...told,
    // With the two named ones these make the 37 firms of 杏林.
    ...samples('xinglin', '杏林', 'Xinglin', 'str-xinglin', 35),
    // With the steward centre these make the 70 firms evaluated in 即墨.
    ...samples('jimo', '即墨', 'Jimo', 'dst-jimo', 69),
    // The first batch of the alliance: each of its members has a Party organisation.
    ...samples('yinzhu', '隐珠', 'Yinzhu', 'str-yinzhu', 9).map((row) => ({
      ...row,
      partyBranchId: `org-${row.id}-branch`,
    })),
  ];
}
