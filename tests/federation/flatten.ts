import {
  astFromValue,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  isAbstractType,
  isInputType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  typeFromAST,
  type ValueNode,
  visit,
} from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

/**
 * The operation with its variables written out, its conditions decided and its named fragments put
 * in place, so that it can be taken apart field by field.
 */
export function plainOperation(
  document: DocumentNode,
  variables: Variables,
  schema: GraphQLSchema,
): OperationDefinitionNode {
  const operation = document.definitions.find((d) => d.kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) {
    throw new Error('There is no operation.');
  }
  const literals = new Map<string, ValueNode>();
  for (const { variable, type: node } of operation.variableDefinitions ?? []) {
    const type = typeFromAST(schema, node as never);
    const value = isInputType(type) ? astFromValue(variables[variable.name.value], type) : null;
    literals.set(variable.name.value, value ?? { kind: Kind.NULL });
  }
  const fragments = new Map(
    document.definitions.flatMap((d) =>
      d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [],
    ),
  );
  return visit(inPlace(operation, fragments), {
    Variable: ({ name }) => literals.get(name.value) ?? { kind: Kind.NULL },
  });
}

function inPlace(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): OperationDefinitionNode {
  return visit(operation, {
    FragmentSpread: ({ name, directives }) => {
      const fragment = fragments.get(name.value);
      return fragment
        ? {
            kind: Kind.INLINE_FRAGMENT,
            typeCondition: fragment.typeCondition,
            directives: directives ?? [],
            selectionSet: fragment.selectionSet,
          }
        : null;
    },
  });
}

function included({ directives }: { directives?: FieldNode['directives'] }): boolean {
  return (directives ?? []).every((directive) => {
    const value = directive.arguments?.find(({ name }) => name.value === 'if')?.value;
    const holds = value?.kind === Kind.BOOLEAN ? value.value : true;
    return directive.name.value === 'skip' ? !holds : holds;
  });
}

/** The fields that an object of this very type is asked for, by response key, merged. */
export function fieldsFor(
  selectionSet: SelectionSetNode,
  typeName: string,
  schema: GraphQLSchema,
): Map<string, FieldNode> {
  const fields = new Map<string, FieldNode>();
  const add = (node: FieldNode) => {
    const key = node.alias?.value ?? node.name.value;
    const before = fields.get(key);
    const selections = [
      ...(before?.selectionSet?.selections ?? []),
      ...(node.selectionSet?.selections ?? []),
    ];
    const selectionSet = node.selectionSet ? { kind: Kind.SELECTION_SET, selections } : undefined;
    fields.set(key, { ...node, directives: [], selectionSet } as FieldNode);
  };
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD || !included(selection)) {
      continue;
    }
    if (selection.kind === Kind.FIELD) {
      add(selection);
    } else if (applies(selection.typeCondition?.name.value, typeName, schema)) {
      for (const node of fieldsFor(selection.selectionSet, typeName, schema).values()) {
        add(node);
      }
    }
  }
  return fields;
}

function applies(condition: string | undefined, typeName: string, schema: GraphQLSchema): boolean {
  if (condition === undefined || condition === typeName) {
    return true;
  }
  const abstract = schema.getType(condition);
  const concrete = schema.getType(typeName);
  return (
    isAbstractType(abstract) &&
    schema.getPossibleTypes(abstract).some((possible) => possible === concrete)
  );
}
