import type { Context } from '@lianjian/kernel/context';
import DataLoader from 'dataloader';
import { builder } from '../../builder.ts';
import { Demand } from '../../demand/demand.ts';
import { visibleDemands } from '../../demand/demand.visibility.ts';
import { ofDemands } from '../match.queries.ts';
import { asking, ranking } from '../ranking.ts';
import { nearMisses } from './near-misses.store.ts';
import { type Judged, judgeOne } from './verdict.rules.ts';
import { fewOf, MatchVerdict, once, verdictOf } from './verdict.ts';

const operations = new WeakMap<Context, Map<number, DataLoader<string, Judged[]>>>();

/** The near misses of many demands are read at once. */
function missesOf(ctx: Context, first: number): DataLoader<string, Judged[]> {
  const loaders = operations.get(ctx) ?? new Map<number, DataLoader<string, Judged[]>>();
  operations.set(ctx, loaders);
  const loader =
    loaders.get(first) ??
    new DataLoader<string, Judged[]>(
      async (ids) => {
        const found = await nearMisses([...new Set(ids)], first);
        const judged = found.map((each) => judgeOne(each, each.resource.providerKind));
        return ids.map((id) => judged.filter(({ demand }) => demand.id === id));
      },
      { cache: false },
    );
  loaders.set(first, loader);
  return loader;
}

builder.objectField(Demand, 'nearMisses', (t) =>
  t.field({
    type: [MatchVerdict],
    nullable: true,
    description:
      'What almost fits (差一点匹配): of the resources that serve the place or stand on the lists around it those with the fewest blockers, the nearest category first. None where nothing is up for claiming, or the kind asks for no resource.',
    args: { first: t.arg.int({ description: 'How many: 1 to 20, 5 unless said.' }) },
    resolve: async (demand, { first }, ctx) => {
      const judged = await missesOf(ctx, fewOf(first, ctx)).load(demand.id);
      const pairs = ofDemands(demand.id, ctx, '', () => [visibleDemands(ctx)]);
      const matches = once(async () => ranking(await pairs.all(), asking(ctx)));
      return judged.map((each) => verdictOf(each, [each], matches));
    },
  }),
);
