import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Fields, Selection } from './selection.ts';

type Data = Readonly<Record<string, unknown>>;

/** Stands where a value is missing that may not be; it takes the nearest nullable parent with it. */
const MISSING = Symbol('missing');

/**
 * The answer as GraphQL wants it, of what the planner gathered: every field that was asked for and
 * none else, `null` where nothing came, and no object that lacks a field which may not be null. The
 * planner alone leaves `{}` for a member of a union whose owner is down.
 */
export function complete(selection: Selection, gathered: Data | null | undefined): Data | null {
  const { root, fields } = selection;
  const data = root ? completeFields(selection, root, fields, gathered ?? {}) : MISSING;
  return data === MISSING ? null : data;
}

function completeFields(
  selection: Selection,
  type: GraphQLObjectType,
  fields: Fields,
  source: Data,
): Data | typeof MISSING {
  const known = type.getFields();
  const result: Record<string, unknown> = {};
  for (const [key, nodes] of fields) {
    const name = nodes[0]?.name.value ?? '';
    const field = known[name];
    const value = field
      ? completeValue(selection, field.type, nodes, source[key])
      : metaField(type, name, source[key]);
    if (value === MISSING) {
      return MISSING;
    }
    result[key] = value;
  }
  return result;
}

/** `__typename` is known here; `__schema` and `__type` come whole from the schema itself. */
function metaField(type: GraphQLObjectType, name: string, value: unknown): unknown {
  return name === '__typename' ? type.name : (value ?? null);
}

function completeValue(
  selection: Selection,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  value: unknown,
): unknown {
  const completed = completeNullable(selection, getNullableType(type), nodes, value);
  if (completed === MISSING || completed === null) {
    return isNonNullType(type) ? MISSING : null;
  }
  return completed;
}

function completeNullable(
  selection: Selection,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  value: unknown,
): unknown {
  if (value === null || value === undefined || isLeafType(type)) {
    return value ?? null;
  }
  if (isListType(type)) {
    if (!Array.isArray(value)) {
      return null;
    }
    const completed = value.map((item) => completeValue(selection, type.ofType, nodes, item));
    return completed.includes(MISSING) ? MISSING : completed;
  }
  const source = value as Data;
  const concrete = isAbstractType(type) ? selection.schema.getType(`${source.__typename}`) : type;
  return isObjectType(concrete)
    ? completeFields(selection, concrete, selection.under(nodes, concrete), source)
    : null;
}
