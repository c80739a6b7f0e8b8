import { createBuilder, kernelView } from '@lianjian/kernel/builder';
import { createListing, type ListingOptions } from '@lianjian/kernel/listing';
import { type Reachable, reachable } from '@lianjian/kernel/relations';
import { defineVocabulary } from './vocabulary.ts';

/** What every noun of a subgraph is written with: its builder, the shared words and its lists. */
export function createSubgraphBuilder<Models extends object>(
  options: Parameters<typeof createBuilder>[0],
) {
  const builder = createBuilder<Models>(options);
  const view = kernelView(builder);
  const words = defineVocabulary(view);
  builder.queryType({ description: 'Where reading begins.' });
  return {
    builder,
    /** The shared value types, as this subgraph serves them. */
    words,
    /** A list of one noun: connection, filter and order, and every field that shows it. */
    listing: <Row extends { id: string }>(options: ListingOptions<Row>) =>
      createListing(view, words.PageInfo, options),
    /** Rows without a list of their own, which the filters of others reach. */
    reachable: (options: Reachable) => reachable(view, options),
  };
}
