import { sortSDL } from '@theguild/federation-composition';
import { type GraphQLSchema, graphqlSync, parse, print } from 'graphql';

/** What a subgraph says of itself to a registry, sorted, so that a diff shows what changed. */
export function printSubgraph(schema: GraphQLSchema): string {
  const { data, errors } = graphqlSync({
    schema,
    source: '{ _service { sdl } }',
    contextValue: {},
  });
  const service = data?._service as { sdl?: unknown } | undefined;
  if (typeof service?.sdl !== 'string') {
    throw new Error(`A subgraph serves no SDL. ${errors?.[0]?.message ?? ''}`.trim());
  }
  return `${print(sortSDL(parse(service.sdl)))}\n`;
}
