import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import type { ExecutionArgs } from 'graphql/execution/execute.js';

/** Fields by the key under which the client wants them. */
export type Fields = ReadonlyMap<string, readonly FieldNode[]>;

/** What a client asked for, fragments and conditions worked in, for whatever type a value turns out to have. */
export interface Selection {
  schema: GraphQLSchema;
  root: GraphQLObjectType | null | undefined;
  fields: Fields;
  under(nodes: readonly FieldNode[], type: GraphQLObjectType): Fields;
}

/** The selection of one operation; `variables` are coerced already. */
export function selectionOf(
  { schema, document }: Pick<ExecutionArgs, 'schema' | 'document'>,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Selection {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments[definition.name.value] = definition;
    }
  }
  const root = schema.getRootType(operation.operation);
  const known = new WeakMap<readonly FieldNode[], Map<GraphQLObjectType, Fields>>();
  return {
    schema,
    root,
    fields: root
      ? collectFields(schema, fragments, variables, root, operation.selectionSet)
      : new Map(),
    // The rows of a list share their nodes, so each selection is worked out once.
    under(nodes, type) {
      const byType = known.get(nodes) ?? new Map<GraphQLObjectType, Fields>();
      known.set(nodes, byType);
      const fields =
        byType.get(type) ?? collectSubfields(schema, fragments, variables, type, nodes);
      byType.set(type, fields);
      return fields;
    },
  };
}
