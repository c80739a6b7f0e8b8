import { dealt, numbers, padded, sampleCompound } from './sample-compounds.ts';

// 宁宝 and 莲亭 keep exactly the compounds that belong to them: three in the sample, seven in print.
const communities = [
  'com-fangzhi',
  'com-xinglin-01',
  'com-xinglin-02',
  'com-xinglin-03',
  'com-xinglin-04',
  'com-xinglin-05',
  'com-xinglin-06',
  'com-xinglin-07',
  'com-xinglin-08',
];

const managed = { managementMode: 'MARKET_FIRM', partyEligible: true } as const;

/** 杏林: two more at 宁宝, six more at 莲亭, fifty elsewhere. How many the street has in all is not published. */
export const xinglinCompounds = [
  ...[2, 3].map((number) =>
    sampleCompound(
      `cmp-nb-${number}`,
      'com-ningbao',
      { nameZh: `宁宝样例小区${number}`, nameEn: `Ningbao Sample Compound ${number}` },
      managed,
    ),
  ),
  ...[2, 3, 4, 5, 6, 7].map((number) =>
    sampleCompound(
      `cmp-lianting-${number}`,
      'com-lianting',
      { nameZh: `莲亭样例小区${number}`, nameEn: `Lianting Sample Compound ${number}` },
      managed,
    ),
  ),
  ...numbers(50).map((number) =>
    sampleCompound(
      `cmp-xinglin-${padded(number, 2)}`,
      dealt(communities, number),
      {
        nameZh: `杏林样例小区${padded(number, 2)}`,
        nameEn: `Xinglin Sample Compound ${padded(number, 2)}`,
      },
      managed,
    ),
  ),
];
