import { closeness } from '../related.rules.ts';
import type { FactorRule } from './factor.rules.ts';

/** The same category counts whole, a related one by its closeness in the published table. */
export const category: FactorRule = {
  code: 'CATEGORY',
  weight: 2200,
  source: 'lists: ServiceResource.category',
  judge({ demand, resource }) {
    const value = closeness(demand.category, resource.category);
    const texts =
      value === 1
        ? { zh: '服务类别相同。', en: 'Of the same category.' }
        : { zh: '服务类别相近。', en: 'Of a related category.' };
    return { value, note: texts };
  },
};
