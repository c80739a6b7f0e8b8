import { plusDays, quarterOf } from './days.ts';
import type { Given } from './given-offer.ts';
import type { Story, Way } from './stories.ts';

const COMMUNITY = 'com-yihe';

// Places with the keys that the lists give them: a test holds both to the rules of places.
const QINGDAO = ['青岛市', '3702'] as const;
const XINAN = ['青岛市黄岛区辛安街道', '370211/辛安/'] as const;
const XUEJIADAO = ['黄岛区薛家岛街道', '370211/薛家岛/'] as const;
const JINAN = ['济南市', '3701'] as const;
const LIXIA = ['济南市历下区', '370102'] as const;
const SHANDONG = ['山东省', '37'] as const;
const COUNTRY = ['全国', ''] as const;
const NANJING = ['江苏省南京市', '3201'] as const;

type Place = readonly [said: string, key: string];

const way = ([from, fromKey]: Place, [to, toKey]: Place): Way => ({ from, fromKey, to, toKey });

const truck = (number: number, title: string, tonnes: number, routes: Way[]): Given => ({
  id: `res-xinan-truck-${number}`,
  title,
  category: 'FREIGHT',
  audiences: ['ANY'],
  provider: `per-xinan-driver-${number}`,
  listedIn: COMMUNITY,
  serves: [COMMUNITY],
  unit: 'TONNE',
  capacityPerQuarter: tonnes,
  provenance: 'SYNTHETIC',
  routes,
});

/** Trucks of drivers who are registered with 车先锋; invented, as the postings were counted, not printed. */
export const xinanTrucks: readonly Given[] = [
  truck(1, '四米二厢式货车', 60, [way(XINAN, XUEJIADAO), way(QINGDAO, JINAN)]),
  truck(2, '九米六高栏货车', 240, [way(QINGDAO, COUNTRY)]),
  truck(3, '冷藏车', 90, []),
];

interface Cargo extends Pick<Story, 'title' | 'quantity'> {
  freight: Way;
  /** How many days after that of loading it can still be carried. */
  days: number;
}

const cargoes: readonly Cargo[] = [
  { title: '家具一车', quantity: 4, freight: way(XINAN, XUEJIADAO), days: 6 },
  { title: '配件托盘', quantity: 8, freight: way(XINAN, LIXIA), days: 13 },
  { title: '冻品', quantity: 12, freight: way(QINGDAO, NANJING), days: 20 },
  { title: '建材', quantity: 20, freight: way(JINAN, SHANDONG), days: 20 },
];

/** Cargo that looks for a truck on the day of loading. */
export function xinanCargoes(day: string): Story[] {
  const word = quarterOf(day).toLowerCase().replace('-', '');
  return cargoes.map(({ days, ...each }, index) => ({
    ...each,
    id: `dem-xinan-${word}-${String(index + 1).padStart(2, '0')}`,
    kind: 'FREIGHT',
    category: 'FREIGHT',
    audience: 'ANY',
    unit: 'TONNE',
    place: COMMUNITY,
    collected: day,
    time: '00:00',
    wantedFrom: day,
    wantedBy: plusDays(day, days),
    provenance: 'SYNTHETIC',
  }));
}
