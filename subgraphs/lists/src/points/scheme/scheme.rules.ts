import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textsViolations, textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { boundsViolations } from '../book.rules.ts';

/** A scheme that a community opens. */
export interface NewScheme {
  areaId: string;
  compoundId: string | null;
  nameZh: string;
  nameEn: string | null;
  aliases: readonly string[];
  openingPoints: number;
  balanceMax: number | null;
}

export const NAME_MAX = 60;
const ALIASES_MAX = 10;
export const OPENING_MAX = 1000;
export const BALANCE_MAX = 1_000_000;

/** All that is wrong with a new scheme by itself. */
export function schemeViolations(scheme: Omit<NewScheme, 'areaId' | 'compoundId'>) {
  const { nameZh, nameEn, aliases, openingPoints, balanceMax } = scheme;
  const found: UserErrorShape[] = [
    ...textViolations('nameZh', nameZh, NAME_MAX),
    ...textViolations('nameEn', nameEn, NAME_MAX),
    ...textsViolations('aliases', aliases, { countMax: ALIASES_MAX, lengthMax: NAME_MAX }),
    ...boundsViolations('openingPoints', openingPoints, [0, OPENING_MAX]),
    ...boundsViolations('balanceMax', balanceMax, [1, BALANCE_MAX]),
  ];
  if (balanceMax !== null && balanceMax >= 1 && openingPoints > balanceMax) {
    const [zh, en] = [
      '开户积分不能超过上限。',
      'An account cannot begin above the most it may hold.',
    ];
    found.push(violation('INVALID_INPUT', 'openingPoints', zh, en, { limit: balanceMax }));
  }
  return found;
}

export const nameTaken = (id: string | null): UserErrorShape =>
  violation(
    'DUPLICATE',
    'nameZh',
    '该社区已有同名积分方案。',
    'The community has one of this name.',
    {
      entityId: id ?? undefined,
    },
  );

export const onePlace = (): UserErrorShape =>
  violation(
    'INVALID_INPUT',
    'areaId',
    '请指明社区或小区，二者择一。',
    'Name the community or the compound, one of the two.',
  );
