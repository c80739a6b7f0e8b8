import { dealt, numbers, padded, sampleCompound } from './sample-compounds.ts';

const communities = [
  'com-chaohai-01',
  'com-chaohai-02',
  'com-chaohai-03',
  'com-chaohai-04',
  'com-chaohai-05',
  'com-beian-01',
  'com-beian-02',
  'com-beian-03',
  'com-beian-04',
  'com-beian-05',
];

// The first ten are those of 大华.
const inDahua = 10;

// The smallest of all is printed, its name is not.
const smallest = { number: 37, households: 4 };

/** Nine in sixteen have fewer than ten households: the report says that many are that small, not how many. */
function households(number: number): number {
  if (number === smallest.number) {
    return smallest.households;
  }
  return number % 16 < 9 ? 5 + ((number * 7) % 5) : 12 + ((number * 13) % 60);
}

/** 即墨: the 159 compounds without a property firm, and four of 大华 that have one. */
export const jimoCompounds = [
  ...numbers(159).map((number) =>
    sampleCompound(
      `cmp-jimo-${padded(number, 3)}`,
      number <= inDahua ? 'com-dahua' : dealt(communities, number),
      {
        nameZh: `即墨无物业样例小区${padded(number, 3)}`,
        nameEn: `Jimo Unmanaged Sample Compound ${padded(number, 3)}`,
      },
      {
        kinds: ['OPEN_OLD_UNMANAGED'],
        managementMode: 'STATE_STEWARD',
        households: households(number),
      },
    ),
  ),
  ...[2, 3, 4, 5].map((number) =>
    sampleCompound(
      `cmp-dahua-${number}`,
      'com-dahua',
      { nameZh: `大华样例小区${number}`, nameEn: `Dahua Sample Compound ${number}` },
      { managementMode: 'MARKET_FIRM' },
    ),
  ),
];
