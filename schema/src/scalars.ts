import {
  type GraphQLScalarType,
  type GraphQLSchema,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';

/** The scalars of our own that these schemas use, each once; they are the same in all of them. */
export function scalarsOf(schemas: readonly GraphQLSchema[]): GraphQLScalarType[] {
  const found = new Map<string, GraphQLScalarType>();
  for (const schema of schemas) {
    for (const [name, type] of Object.entries(schema.getTypeMap())) {
      if (isScalarType(type) && !isSpecifiedScalarType(type) && !/^_|__/.test(name)) {
        found.set(name, type);
      }
    }
  }
  return [...found.values()];
}
