import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';

/** A fact that must hold of a subgraph's schema; what it returns are the places where it does not. */
export interface SchemaAudit {
  id: string;
  title: string;
  run(schema: GraphQLSchema): string[];
}

const FEDERATION = /^(_|federation__|link__|Query\._)/;

function ours(schema: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !FEDERATION.test(type.name) && !isBuiltIn(type),
  );
}

function isBuiltIn(type: GraphQLNamedType): boolean {
  return isScalarType(type) && ['ID', 'String', 'Int', 'Float', 'Boolean'].includes(type.name);
}

function fieldsOf(type: GraphQLNamedType): GraphQLField<unknown, unknown>[] {
  return isObjectType(type) || isInterfaceType(type)
    ? Object.values(type.getFields()).filter((field) => !field.name.startsWith('_'))
    : [];
}

/** The types that a subgraph can be asked for by key. */
export function entityNames(schema: GraphQLSchema): string[] {
  const union = schema.getType('_Entity');
  return union && 'getTypes' in union ? union.getTypes().map(({ name }) => name) : [];
}

/** The types that a subgraph owns rows of: those that have a version. */
export function storedTypes(schema: GraphQLSchema): string[] {
  return ours(schema)
    .filter((type) => fieldsOf(type).some(({ name }) => name === 'version'))
    .map(({ name }) => name);
}

function isForeign(schema: GraphQLSchema, type: GraphQLNamedType): boolean {
  const stored = storedTypes(schema);
  const keyed = fieldsOf(type).some(({ name }) => name === 'id') && isObjectType(type);
  const directives = (type.extensions.directives ?? {}) as { key?: unknown };
  return keyed && directives.key !== undefined && !stored.includes(type.name);
}

function undescribed(type: GraphQLNamedType): string[] {
  const missing = type.description ? [] : [type.name];
  for (const field of fieldsOf(type)) {
    missing.push(...(field.description ? [] : [`${type.name}.${field.name}`]));
    for (const arg of field.args) {
      missing.push(...(arg.description ? [] : [`${type.name}.${field.name}(${arg.name})`]));
    }
  }
  if (isEnumType(type)) {
    const values = type.getValues().filter(({ description }) => !description);
    missing.push(...values.map(({ name }) => `${type.name}.${name}`));
  }
  if (isInputObjectType(type)) {
    const inputs = Object.values(type.getFields()).filter(({ description }) => !description);
    missing.push(...inputs.map(({ name }) => `${type.name}.${name}`));
  }
  return missing;
}

export const schemaAudits: readonly SchemaAudit[] = [
  {
    id: 'DESC',
    title: 'every type, field, argument, input field and enumeration value has a description',
    run: (schema) => ours(schema).flatMap(undescribed),
  },
  {
    id: 'ROOT',
    title: 'root fields and mutation fields are nullable',
    run: (schema) =>
      [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
        type
          ? fieldsOf(type)
              .filter((field) => isNonNullType(field.type))
              .map((field) => `${type.name}.${field.name}`)
          : [],
      ),
  },
  {
    id: 'CROSS',
    title:
      'fields that point into another subgraph are nullable, and so are elements of such lists',
    run: (schema) =>
      ours(schema).flatMap((type) =>
        fieldsOf(type).flatMap((field) => {
          if (!isForeign(schema, getNamedType(field.type))) {
            return [];
          }
          const list = isNonNullType(field.type) ? field.type.ofType : field.type;
          const element = isListType(list) ? list.ofType : undefined;
          const wrong = isListType(list) ? isNonNullType(element) : isNonNullType(field.type);
          return wrong ? [`${type.name}.${field.name}: ${String(field.type)}`] : [];
        }),
      ),
  },
  {
    id: 'CONTRIBUTED',
    title: "what is added to another subgraph's type is nullable",
    run: (schema) =>
      ours(schema)
        .filter((type) => isForeign(schema, type))
        .flatMap((type) =>
          fieldsOf(type)
            .filter((field) => field.name !== 'id' && isNonNullType(field.type))
            .map((field) => `${type.name}.${field.name}: ${String(field.type)}`),
        ),
  },
  {
    id: 'STORED',
    title: 'every stored type has version, createdAt, updatedAt and provenance',
    run: (schema) =>
      storedTypes(schema).flatMap((name) => {
        const type = schema.getType(name);
        const has = type ? fieldsOf(type).map((field) => field.name) : [];
        return ['version', 'createdAt', 'updatedAt', 'provenance']
          .filter((field) => !has.includes(field))
          .map((field) => `${name}.${field}`);
      }),
  },
  {
    id: 'LIST',
    title:
      'every filter of stored rows has and, or, not and provenance; every order has UPDATED_AT',
    run: (schema) =>
      ours(schema).flatMap((type) => {
        const noun = type.name.replace(/(Filter|OrderField)$/, '');
        if (!storedTypes(schema).includes(noun) && noun !== 'Figure') {
          return [];
        }
        if (isInputObjectType(type) && 'and' in type.getFields()) {
          const wanted = ['and', 'or', 'not', 'provenance'];
          const missing = wanted.filter((name) => !(name in type.getFields()));
          return missing.map((name) => `${type.name}.${name}`);
        }
        if (isEnumType(type) && type.name.endsWith('OrderField')) {
          return type.getValue('UPDATED_AT') ? [] : [`${type.name}.UPDATED_AT`];
        }
        return [];
      }),
  },
  {
    id: 'CONNECTION',
    title: 'every connection has edges, nodes, pageInfo and totalCount',
    run: (schema) =>
      ours(schema)
        .filter(({ name }) => name.endsWith('Connection'))
        .flatMap((type) => {
          const has = fieldsOf(type).map((field) => field.name);
          return ['edges', 'nodes', 'pageInfo', 'totalCount']
            .filter((field) => !has.includes(field))
            .map((field) => `${type.name}.${field}`);
        }),
  },
];
