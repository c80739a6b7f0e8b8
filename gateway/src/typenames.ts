import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

const known = new WeakMap<DocumentNode, DocumentNode>();

/**
 * The document with `__typename` wherever a value may be of several types, so that the answer can
 * be checked. One document always gives the same one: plans are cached by its identity.
 */
export function withTypenames(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const made = known.get(document) ?? addTypenames(schema, document);
  known.set(document, made);
  return made;
}

function addTypenames(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.SELECTION_SET]: (set: SelectionSetNode) =>
        isAbstractType(types.getParentType()) && !set.selections.some(isTypename)
          ? { ...set, selections: [TYPENAME, ...set.selections] }
          : undefined,
    }),
  );
}

function isTypename(selection: SelectionSetNode['selections'][number]): boolean {
  return (
    selection.kind === Kind.FIELD &&
    selection.name.value === '__typename' &&
    selection.alias === undefined &&
    !selection.directives?.length
  );
}
