import type { Given } from './given-offer.ts';
import type { Offer } from './resource-rows.ts';

const wrench: [word: string, title: string, category: Offer['category']][] = [
  ['public', '公共部位修补', 'PUBLIC_REPAIR'],
  ['wall', '墙体与围栏修补', 'WALL_AND_FENCE'],
  ['road', '路面修补', 'ROAD'],
  ['parking', '停车位划线与设备安装', 'PARKING'],
  ['electric', '水电维护', 'PLUMBING_ELECTRIC'],
  ['green', '苗木修剪', 'GREENING'],
];

/** What the red-wrench team of one site branch offers to the community beside it. */
export function wrenchOffers(): Given[] {
  return wrench.map(([word, title, category]) => ({
    id: `res-jimo-wrench-${word}`,
    title: `红扳手：${title}`,
    category,
    audiences: ['ANY'],
    provider: 'org-site-04',
    agreementId: 'agr-redwrench-04',
    listedIn: 'com-haisheng',
    serves: ['com-haisheng'],
    capacityPerQuarter: 12,
    unit: 'PROJECT',
    availableFrom: '2021-04-01',
  }));
}
