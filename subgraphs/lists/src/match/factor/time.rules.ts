import { timeShare } from '../window.rules.ts';
import type { FactorRule } from './factor.rules.ts';

/** The more of the wanted days are open, the easier an appointment is found. */
export const time: FactorRule = {
  code: 'TIME',
  weight: 600,
  source: 'lists: ServiceResource.schedule',
  judge(pair) {
    const value = timeShare(pair);
    const percent = Math.round(value * 100);
    return {
      value,
      note: {
        zh: `所需日期中有 ${percent}% 可提供服务。`,
        en: `Offered on ${percent} % of the days that are wanted.`,
      },
    };
  },
};
