import type { Given } from './given-offer.ts';
import type { Offer } from './resource-rows.ts';
import { shanhai } from './shanhai-offers.ts';
import { wrenchOffers } from './wrench-offers.ts';
import { xinanTrucks } from './xinan-freight.ts';

const SAMPLE_CAPACITY = '报道所载的服务；每季度名额为样例值。';

const yinzhu: Given[] = [
  {
    id: 'res-qianshang-repair',
    title: '微修志愿服务',
    category: 'INDOOR_REPAIR',
    audiences: ['ANY'],
    provider: 'org-qianshang-repair',
    listedIn: 'com-qianshang',
    serves: ['com-qianshang'],
    capacityPerQuarter: 30,
  },
  {
    id: 'res-qianshang-firm',
    title: '公共区域维修',
    category: 'PUBLIC_REPAIR',
    audiences: ['ANY'],
    provider: 'org-firm-huihai',
    listedIn: 'com-qianshang',
    serves: ['cmp-qianshang'],
    capacityPerQuarter: 8,
    provenance: 'SYNTHETIC',
  },
  {
    id: 'res-qianshang-green',
    title: '公共绿地养护',
    category: 'GREENING',
    audiences: ['ANY'],
    provider: 'org-firm-huihai',
    listedIn: 'com-qianshang',
    serves: ['cmp-qianshang'],
    capacityPerQuarter: 4,
    provenance: 'SYNTHETIC',
  },
  {
    id: 'res-qianshang-proxy',
    title: '积分超市志愿者跑腿',
    category: 'ADMIN_PROXY',
    audiences: ['ELDERLY'],
    provider: 'org-qianshang-repair',
    listedIn: 'com-qianshang',
    serves: ['com-qianshang'],
    capacityPerQuarter: 12,
    provenance: 'SYNTHETIC',
  },
  {
    id: 'res-qianshang-electric',
    title: '线路安全检查',
    category: 'PLUMBING_ELECTRIC',
    audiences: ['ANY'],
    provider: 'org-qianshang-repair',
    listedIn: 'com-qianshang',
    serves: ['com-qianshang'],
    capacityPerQuarter: 10,
    weekdays: [6, 7],
    provenance: 'SYNTHETIC',
  },
];

const elsewhere: Given[] = [
  {
    id: 'res-liugou-lift',
    title: '高空作业升降车',
    category: 'PUBLIC_REPAIR',
    audiences: ['ANY'],
    provider: 'org-municipal',
    listedIn: 'com-liugou',
    serves: ['com-liugou'],
    capacityPerQuarter: 2,
  },
  {
    id: 'res-xinan-power',
    title: '用电安全指导',
    category: 'FIRE_AND_EBIKE_SAFETY',
    audiences: ['ANY'],
    provider: 'org-power',
    listedIn: 'str-xinan',
    serves: ['str-xinan'],
    capacityPerQuarter: 12,
  },
  {
    id: 'res-xinan-mediation',
    title: '货运纠纷线上调解',
    category: 'MEDIATION',
    audiences: ['TRUCK_DRIVER'],
    provider: 'org-chexianfeng',
    listedIn: 'str-xinan',
    serves: ['str-xinan'],
    capacityPerQuarter: 20,
  },
  {
    id: 'res-xinan-kasao',
    title: '司机家属培训与托管',
    category: 'CHILDCARE_AND_TRAINING',
    audiences: ['TRUCKER_FAMILY'],
    provider: 'org-str-xinan',
    listedIn: 'str-xinan',
    serves: ['str-xinan'],
    capacityPerQuarter: 10,
  },
  {
    id: 'res-gucheng-policy',
    title: '专职网格员讲政策',
    category: 'POLICY_ADVICE',
    audiences: ['ANY'],
    provider: 'org-com-gucheng',
    listedIn: 'com-gucheng',
    serves: ['com-gucheng'],
    capacityPerQuarter: 12,
  },
];

/** The standing offers outside 宁宝; meals for the elderly are offered there and here, nowhere else. */
export function otherOffers(): Offer[] {
  return [...shanhai, ...yinzhu, ...elsewhere, ...wrenchOffers(), ...xinanTrucks].map((offer) => ({
    availableFrom: '2023-01-01',
    provenance: 'REPORTED',
    ...offer,
    description: offer.provenance === 'SYNTHETIC' ? undefined : SAMPLE_CAPACITY,
  }));
}
