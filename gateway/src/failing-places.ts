import type { ExecutionRequest } from '@graphql-tools/utils';
import {
  type FieldNode,
  getOperationAST,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

type Path = (string | number)[];

/** No answer shows more errors than this, so no more places of one call are worked out. */
export const PLACES_MAX = 100;

/**
 * Where data is missing when a whole call to a subgraph fails: every field asked of the root, or of
 * each entity. The planner moves these paths to where the entities stand in the client's answer.
 */
export function failingPlaces({ document, variables }: ExecutionRequest): Path[] {
  const operation = getOperationAST(document);
  const roots = operation ? fieldsIn(operation.selectionSet) : [];
  return roots.flatMap((root) => placesOf(root, variables ?? {})).slice(0, PLACES_MAX);
}

function placesOf(root: FieldNode, variables: Record<string, unknown>): Path[] {
  const key = keyOf(root);
  if (root.name.value !== '_entities') {
    return [[key]];
  }
  const asked = variables[representationsVariable(root)];
  const representations: unknown[] = Array.isArray(asked) ? asked.slice(0, PLACES_MAX) : [];
  return representations.flatMap((representation, index): Path[] => {
    const { __typename } = representation as { __typename?: string };
    const fields = fieldsIn(root.selectionSet, __typename).map((field) => keyOf(field));
    const wanted = fields.filter((field) => field !== '__typename');
    return wanted.length > 0 ? wanted.map((field) => [key, index, field]) : [[key, index]];
  });
}

function representationsVariable(root: FieldNode): string {
  const given = root.arguments?.find(({ name }) => name.value === 'representations')?.value;
  return given?.kind === Kind.VARIABLE ? given.name.value : 'representations';
}

function keyOf(field: FieldNode): string {
  return field.alias?.value ?? field.name.value;
}

/** The fields of a selection, through its inline fragments; those of other types left out. */
function fieldsIn(set: SelectionSetNode | undefined, typeName?: string): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection: SelectionNode) => {
    if (selection.kind === Kind.FIELD) {
      return [selection];
    }
    if (selection.kind !== Kind.INLINE_FRAGMENT) {
      return [];
    }
    const condition = selection.typeCondition?.name.value;
    const applies = !typeName || !condition || condition === typeName;
    return applies ? fieldsIn(selection.selectionSet, typeName) : [];
  });
}
