import { dealt, numbers, padded, sampleCompound } from './sample-compounds.ts';

const communities = [
  'com-xinan-01',
  'com-xinan-02',
  'com-xinan-03',
  'com-xinan-04',
  'com-xinan-05',
  'com-yihe',
  'com-weihexi',
];

// Only compounds that are eligible have a Party organisation, and the report does not say that all 62 are.
const notEligible = new Set([7, 19, 31, 43]);

/** 辛安 has 62 compounds: 12 in 江山北路, 碧水明珠 in 沂河路 (named), and these 49 others. */
export const xinanCompounds = [
  ...numbers(12).map((number) =>
    sampleCompound(
      `cmp-jiangshan-${padded(number, 2)}`,
      'com-jiangshan',
      {
        nameZh: `江山北路样例小区${padded(number, 2)}`,
        nameEn: `Jiangshan North Road Sample Compound ${padded(number, 2)}`,
      },
      { managementMode: 'MARKET_FIRM', partyEligible: true },
    ),
  ),
  ...numbers(49).map((number) =>
    sampleCompound(
      `cmp-xinan-${padded(number, 2)}`,
      dealt(communities, number),
      {
        nameZh: `辛安样例小区${padded(number, 2)}`,
        nameEn: `Xin'an Sample Compound ${padded(number, 2)}`,
      },
      { managementMode: 'MARKET_FIRM', partyEligible: !notEligible.has(number) },
    ),
  ),
];
