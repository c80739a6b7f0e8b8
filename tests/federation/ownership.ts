import {
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';

/** What one subgraph's SDL says of one of its fields. */
interface OwnedField {
  external: boolean;
  /** What the field needs of the entity's other owners, or null. */
  requires: SelectionSetNode | null;
}

/** Which subgraph resolves which field, read from the printed SDL alone. */
export class Ownership {
  readonly #fields = new Map<string, Map<string, Map<string, OwnedField>>>();
  readonly #keyed = new Set<string>();

  constructor(sdls: Readonly<Record<string, string>>) {
    for (const [subgraph, sdl] of Object.entries(sdls)) {
      this.#fields.set(subgraph, this.#read(parse(sdl)));
    }
  }

  #read(document: DocumentNode): Map<string, Map<string, OwnedField>> {
    const types = new Map<string, Map<string, OwnedField>>();
    for (const definition of document.definitions) {
      if (definition.kind !== 'ObjectTypeDefinition' && definition.kind !== 'ObjectTypeExtension') {
        continue;
      }
      const fields = types.get(definition.name.value) ?? new Map<string, OwnedField>();
      types.set(definition.name.value, fields);
      if (definition.directives?.some(({ name }) => name.value === 'key')) {
        this.#keyed.add(definition.name.value);
      }
      for (const field of fieldsOf(definition)) {
        fields.set(field.name.value, {
          external: directive(field, 'external') !== undefined,
          requires: requiresOf(field),
        });
      }
    }
    return types;
  }

  isEntity(typeName: string): boolean {
    return this.#keyed.has(typeName);
  }

  resolves(subgraph: string, typeName: string, field: string): boolean {
    const found = this.#fields.get(subgraph)?.get(typeName)?.get(field);
    return found !== undefined && !found.external;
  }

  /** The subgraph that resolves a field; the first in the order of the SDLs where several do. */
  ownerOf(typeName: string, field: string): string | undefined {
    return [...this.#fields.keys()].find((subgraph) => this.resolves(subgraph, typeName, field));
  }

  requires(subgraph: string, typeName: string, field: string): SelectionSetNode | null {
    return this.#fields.get(subgraph)?.get(typeName)?.get(field)?.requires ?? null;
  }
}

function fieldsOf(
  definition: ObjectTypeDefinitionNode | ObjectTypeExtensionNode,
): readonly FieldDefinitionNode[] {
  return definition.fields ?? [];
}

function directive(field: FieldDefinitionNode, name: string): DirectiveNode | undefined {
  return field.directives?.find((found) => found.name.value === name);
}

function requiresOf(field: FieldDefinitionNode): SelectionSetNode | null {
  const value = directive(field, 'requires')?.arguments?.[0]?.value;
  if (value?.kind !== 'StringValue') {
    return null;
  }
  const [operation] = parse(`{ ${value.value} }`).definitions;
  return operation?.kind === 'OperationDefinition' ? operation.selectionSet : null;
}
