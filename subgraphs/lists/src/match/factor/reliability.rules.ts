import type { ReasonCode } from '../../words.ts';
import type { FactorRule } from './factor.rules.ts';

/** The mark of a provider of whom nothing is known yet. */
const MEAN_MARK = 0.7;
/** How many cases of that mark everybody is given beforehand, so that few cases say little. */
const MEAN_CASES = 5;

/** What a confirmed claim is worth that nobody has rated: four stars of five. */
export const UNRATED_MARK = 0.75;
/** A claim that was given up for one of these reasons is a case against the provider. */
export const PROVIDER_REASONS: readonly ReasonCode[] = ['CLAIMANT_UNABLE', 'NO_SHOW', 'LATE'];
/** So many of the latest cases are looked at. */
export const CASES_MAX = 50;

/**
 * The mean mark of the provider's own closed claims, few cases pulled to the mean. A confirmed
 * claim is worth the confirmed part of its quantity times its mark (one star 0, five stars 1); one that the provider gave up
 * for its own reasons is worth nothing. Holds that expired, declined claims and what the recipient
 * called off are no cases at all: a unit does not answer for the community's silence.
 */
export const reliability: FactorRule = {
  code: 'RELIABILITY',
  weight: 1000,
  source: 'lists: Claim.state, Claim.rating',
  judge({ record }) {
    const value = (record.marks + MEAN_MARK * MEAN_CASES) / (record.cases + MEAN_CASES);
    return {
      value,
      note:
        record.cases === 0
          ? { zh: '尚无履约记录，按平均计。', en: 'No record yet; it counts as the mean.' }
          : {
              zh: `依据 ${record.cases} 次已结认领的履约记录。`,
              en: `From the record of ${record.cases} closed ${record.cases === 1 ? 'claim' : 'claims'}.`,
            },
    };
  },
};
