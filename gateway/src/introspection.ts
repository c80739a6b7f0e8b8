import {
  type DocumentNode,
  type ExecutionArgs,
  execute,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { isIntrospective } from './depth.ts';

type Keep = (field: FieldNode) => boolean;

const parts = new WeakMap<DocumentNode, { schemaPart: DocumentNode; dataPart: DocumentNode }>();

/**
 * A document may ask for the schema and for data at once. The planner answers one of the two and is
 * silent about the other, so each is asked on its own; a document always gives the same two.
 */
export function separated(schema: GraphQLSchema, document: DocumentNode) {
  const made = parts.get(document) ?? {
    schemaPart: keepRoots(schema, document, isIntrospective),
    dataPart: keepRoots(schema, document, (field) => !isIntrospective(field)),
  };
  parts.set(document, made);
  return made;
}

/** What the schema says of itself, for the fields `__schema` and `__type` of an operation. */
export async function introspect(args: ExecutionArgs, document: DocumentNode) {
  const { schema, variableValues, operationName } = args;
  const { data } = await execute({ schema, document, variableValues, operationName });
  return data;
}

/** A root field that is not kept becomes `__typename` under its key, so nothing is left empty. */
function keepRoots(schema: GraphQLSchema, document: DocumentNode, keep: Keep): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.FIELD]: (field: FieldNode) =>
        types.getParentType() !== schema.getQueryType() || keep(field)
          ? undefined
          : { ...field, ...typenameFor(field) },
    }),
  );
}

function typenameFor({ alias, name }: FieldNode) {
  return {
    alias: alias ?? name,
    name: { kind: Kind.NAME, value: '__typename' },
    arguments: [],
    selectionSet: undefined,
  };
}
