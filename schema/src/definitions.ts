import {
  type DocumentNode,
  type FieldDefinitionNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql';

/** One subgraph as composition takes it. */
export interface Service {
  name: string;
  url: string;
  typeDefs: DocumentNode;
}

export type Definition = TypeDefinitionNode | TypeExtensionNode;

/** A definition and the subgraph that it stands in. */
export interface Standing<D extends Definition = Definition> {
  service: string;
  definition: D;
}

const FEDERATION_NAME = /^_|__/;

/** Every type by name, with the subgraphs that define it; the federation's own types left out. */
export function definitionsByName(services: readonly Service[]): Map<string, Standing[]> {
  const found = new Map<string, Standing[]>();
  for (const { name: service, typeDefs } of services) {
    for (const definition of typeDefs.definitions) {
      if (isDefinition(definition) && !FEDERATION_NAME.test(definition.name.value)) {
        const { value } = definition.name;
        found.set(value, [...(found.get(value) ?? []), { service, definition }]);
      }
    }
  }
  return found;
}

function isDefinition(node: DocumentNode['definitions'][number]): node is Definition {
  return isTypeDefinitionNode(node) || isTypeExtensionNode(node);
}

/** Root types and types with a key are put together from parts; all others are served whole. */
export function isAssembled({ definition }: Standing): boolean {
  return (
    ['Query', 'Mutation', 'Subscription'].includes(definition.name.value) ||
    (definition.directives ?? []).some(({ name }) => name.value === 'key')
  );
}

export function fieldsOf(definition: Definition): readonly FieldDefinitionNode[] {
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_EXTENSION:
      return definition.fields ?? [];
    default:
      return [];
  }
}
