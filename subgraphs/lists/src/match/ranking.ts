import type { Context } from '@lianjian/kernel/context';
import { factsAsked } from './facts.ts';
import { type Ranked, rank, scoreOf } from './match.rules.ts';
import type { DemandSide, Facts, Pair } from './pair.rules.ts';

/** The facts of a pair's demand, from wherever they come. */
export type FactsOf = (demand: DemandSide) => Facts | Promise<Facts>;

/** Scores pairs with the facts of their demands and puts the best first. */
export async function ranking(pairs: readonly Pair[], factsOf: FactsOf): Promise<Ranked[]> {
  return rank(
    await Promise.all(
      pairs.map(async (pair) => ({
        ...scoreOf(pair, await factsOf(pair.demand)),
        demandId: pair.demand.id,
        resourceId: pair.resource.id,
        providerId: pair.resource.providerId,
      })),
    ),
  );
}

/** For lists that no gateway sends facts for: the owners are asked. */
export function asking(ctx: Context): FactsOf {
  return (demand) => factsAsked(demand, ctx);
}
