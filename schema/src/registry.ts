import { names } from './names.ts';
import { loadSubgraph, type Subgraph } from './subgraph.ts';

/** All subgraphs of the graph, by name. */
export const subgraphs: readonly Subgraph[] = await Promise.all(names.map(loadSubgraph));
