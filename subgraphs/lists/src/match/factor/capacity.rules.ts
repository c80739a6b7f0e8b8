import type { FactorRule } from './factor.rules.ts';

/** Who can meet the whole of what is still open comes before who can meet a part. */
export const capacity: FactorRule = {
  code: 'CAPACITY',
  weight: 900,
  source: 'lists: ServiceResource.availability',
  judge({ demand, resource }) {
    const value = demand.free > 0 ? Math.min(1, Math.max(0, resource.free) / demand.free) : 0;
    return {
      value,
      note: {
        zh: `本季度余 ${resource.free}，尚需 ${demand.free}。`,
        en: `${resource.free} free in the quarter, ${demand.free} still wanted.`,
      },
    };
  },
};
