import type { Prisma } from '@lianjian/prisma-lists/client';
import { areaPath } from '../../areas.ts';
import { at, date } from '../days.ts';
import { placeOf } from '../places.ts';

type Row = Prisma.FeedbackCreateManyInput;

function feedback(
  place: string,
  row: Omit<Row, 'areaId' | 'areaPath' | 'state'> & Partial<Row>,
): Row {
  const { areaId, compoundId } = placeOf(place);
  const written = /^\d{4}-\d{2}-\d{2}$/.test(row.givenOn) ? row.givenOn : '2024-01-01';
  return {
    areaId,
    areaPath: areaPath(areaId),
    compoundId,
    state: 'RECEIVED',
    createdAt: date(written),
    updatedAt: date(written),
    ...row,
  };
}

/** What residents said: the banner and the praise are printed, in our own words; the rest is invented. */
export function feedbackRows(): Row[] {
  return [
    feedback('cmp-yueyuan', {
      id: 'fbk-lianting-banner',
      kind: 'BANNER',
      organisationId: 'org-com-lianting',
      text: '业主们为社区送来锦旗。',
      channel: 'OTHER',
      // The report says mid-August and prints no year.
      givenOn: 'XXXX-08-1X',
      provenance: 'REPORTED',
    }),
    feedback('com-qianshang', {
      id: 'fbk-qianshang-praise',
      kind: 'PRAISE',
      organisationId: 'org-com-qianshang',
      text: '居民称赞社区办事快。',
      channel: 'KIOSK',
      givenOn: '2024?',
      provenance: 'REPORTED',
    }),
    ...['parking', 'road', 'urgent'].map((word, index) =>
      feedback('cmp-haisheng', {
        id: `fbk-haisheng-${word}`,
        kind: 'SCORE',
        claimId: `clm-haisheng-${word}-1`,
        demandId: `dem-haisheng-${word}`,
        score: 5 - (index % 2),
        channel: 'VISIT',
        givenOn: '2022-05-06',
        provenance: 'SYNTHETIC',
      }),
    ),
    feedback('com-fangzhi', {
      id: 'fbk-fangzhi-day',
      kind: 'PRAISE',
      activityId: 'act-fangzhi-2023-06',
      text: '理发师傅手艺好。',
      channel: 'GRID_WORKER',
      givenOn: '2023-06-16',
      provenance: 'SYNTHETIC',
    }),
    feedback('cmp-ningbao', {
      id: 'fbk-nb-complaint',
      kind: 'COMPLAINT',
      organisationId: 'org-firm-ningbao',
      text: '车库照明坏了三天。',
      channel: 'PROPERTY_CENTRE',
      givenOn: '2023-05-09',
      giverPersonId: 'per-nb-resident-1',
      author: '样例住户01',
      state: 'ANSWERED',
      answer: '已更换灯具。',
      answeredAt: at('2023-05-10'),
      answeredById: 'org-firm-ningbao',
      version: 2,
      provenance: 'SYNTHETIC',
    }),
  ];
}
