import type { Prisma } from '@lianjian/prisma-lists/client';
import { areaPath } from '../areas.ts';
import { at, date, daysOf, quarterOf } from './days.ts';
import { placeOf } from './places.ts';
import type { Story } from './stories.ts';

type Round = Prisma.CollectionRoundCreateManyInput;

// The three that the report names; others came in beside them.
const CHANNELS: Round['channels'] = [
  'HAPPINESS_MAILBOX',
  'PROPERTY_CENTRE',
  'ONLINE_QUESTIONNAIRE',
];

const COLLECTED_IN_ROUNDS = ['COMMUNITY_PROJECT', 'MICRO_WISH'];

/** The rounds that demands were collected in, and the four quarters of 2023 in 宁宝. */
export function rounds(stories: readonly Story[], day: string): Round[] {
  const used = stories
    .filter(({ kind }) => COLLECTED_IN_ROUNDS.includes(kind))
    .map(({ place, collected }) => `${placeOf(place).areaId} ${quarterOf(collected)}`);
  const year = [1, 2, 3, 4].map((number) => `com-ningbao 2023-Q${number}`);
  return [...new Set([...year, ...used])].sort().map((key) => {
    const [areaId = '', quarter = ''] = key.split(' ');
    return round(areaId, quarter, used.includes(key), day);
  });
}

// A round in which nobody asked for anything is dated but was never opened: opening one would have
// moved what was still free onto its list.
function round(areaId: string, quarter: string, isUsed: boolean, day: string): Round {
  const { first, last } = daysOf(quarter);
  const hasPassed = last < day;
  const opened = at(first, '00:00');
  return {
    id: `rnd-${areaId.slice('com-'.length)}-${quarter.toLowerCase().replace('-', '')}`,
    areaId,
    areaPath: areaPath(areaId),
    quarter,
    opensOn: date(first),
    closesOn: date(last),
    channels: CHANNELS,
    state: isUsed ? (hasPassed ? 'CLOSED' : 'OPEN') : 'PLANNED',
    createdAt: opened,
    updatedAt: opened,
    provenance: 'SYNTHETIC',
  };
}
