import { DAY_MS, daysOf } from '../../quarter/quarter.rules.ts';
import type { FactorRule } from './factor.rules.ts';

/** After so many days an assurance says nothing any more. */
const STALE_DAYS = 365;

/**
 * How lately the provider assured the offer, seen from the first day of the demand's list quarter:
 * so a score stays what it was and does not drift with the day on which it is read.
 */
export const freshness: FactorRule = {
  code: 'FRESHNESS',
  weight: 300,
  source: 'lists: ServiceResource.assuredOn',
  judge({ demand, resource: { assuredOn } }) {
    if (assuredOn === null) {
      return {
        value: null,
        note: {
          zh: '不知何时确认过，此项不计分。',
          en: 'It is not known when it was last assured; this counts nothing.',
        },
      };
    }
    const from = Date.parse(daysOf(demand.listQuarter).from);
    const days = Math.max(0, Math.round((from - Date.parse(assuredOn)) / DAY_MS));
    return {
      value: Math.max(0, 1 - days / STALE_DAYS),
      note: { zh: `${assuredOn} 确认有效。`, en: `Last assured on ${assuredOn}.` },
    };
  },
};
