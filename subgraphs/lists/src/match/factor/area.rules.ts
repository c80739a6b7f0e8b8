import { reach } from '../pair.rules.ts';
import type { FactorRule } from './factor.rules.ts';

/** What each step up is worth: the place itself, then the area around it, and so on. */
const BY_STEP = [1, 0.7, 0.4, 0.2];
const FARTHER = 0.1;

/** Who serves just this place comes before who serves the whole street. */
export const area: FactorRule = {
  code: 'AREA',
  weight: 1100,
  source: 'lists: ServiceResource.serviceAreas, serviceCompounds',
  judge(pair) {
    const steps = reach(pair);
    if (steps === undefined) {
      return {
        value: 0,
        note: { zh: '服务范围不包括此地。', en: 'The place is outside its service area.' },
      };
    }
    const value = BY_STEP[steps] ?? FARTHER;
    return steps === 0
      ? { value, note: { zh: '专门服务此地。', en: 'It serves this very place.' } }
      : {
          value,
          note: {
            zh: `服务范围是此地之上第 ${steps} 级区域。`,
            en: `It serves the area ${steps} ${steps === 1 ? 'level' : 'levels'} above this place.`,
          },
        };
  },
};
