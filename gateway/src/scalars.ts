import {
  GraphQLError,
  type GraphQLScalarType,
  isScalarType,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import type { Plugin } from './state.ts';

/**
 * A supergraph knows scalars by name alone. With their code a bad value is refused before anything
 * runs; a good one goes to the subgraph as it was written, and the subgraph reads it.
 */
export function useScalars(scalars: readonly GraphQLScalarType[]): Plugin {
  return {
    onSchemaChange({ schema }) {
      for (const scalar of scalars) {
        const named = schema.getType(scalar.name);
        if (isScalarType(named)) {
          Object.assign(named, checksOf(scalar));
        }
      }
    },
  };
}

function checksOf(scalar: GraphQLScalarType) {
  return {
    parseValue(value: unknown) {
      scalar.parseValue(value);
      return value;
    },
    parseLiteral(node: ValueNode, variables?: Record<string, unknown> | null) {
      try {
        scalar.parseLiteral(node, variables);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        throw new GraphQLError(message, { nodes: node, extensions: { code: 'BAD_USER_INPUT' } });
      }
      return valueFromASTUntyped(node, variables);
    },
  };
}
