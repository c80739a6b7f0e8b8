import { likeness } from '../text/similarity.rules.ts';
import type { FactorRule } from './factor.rules.ts';

/** Within a category, who says that it does just this comes before who does something like it. */
export const text: FactorRule = {
  code: 'TEXT',
  weight: 800,
  source: 'lists: ServiceResource.title, description',
  judge({ demand, resource }) {
    const { value, both } = likeness(demand, resource);
    const percent = Math.round(value * 100);
    const words = both.join('、');
    return {
      value,
      note: words
        ? {
            zh: `文字相近 ${percent}%，都提到：${words}。`,
            en: `Alike by ${percent} %; both say ${words}.`,
          }
        : { zh: `文字相近 ${percent}%。`, en: `The texts are alike by ${percent} %.` },
    };
  },
};
