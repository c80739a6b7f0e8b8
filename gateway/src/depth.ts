import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

type FragmentOf = (name: string) => FragmentDefinitionNode | null | undefined;

/** The schema's own fields nest deeper than any data; GraphQL's own rule bounds them. */
export function isIntrospective(field: FieldNode): boolean {
  return field.name.value === '__schema' || field.name.value === '__type';
}

/** How many fields deep a selection goes; every fragment is measured once, a cyclic one as flat. */
export function depthOf(selectionSet: SelectionSetNode, fragmentOf: FragmentOf): number {
  const measured = new Map<string, number>();

  function ofSelection(selection: SelectionNode): number {
    if (selection.kind === Kind.FIELD) {
      return isIntrospective(selection) ? 1 : 1 + ofSet(selection.selectionSet);
    }
    return selection.kind === Kind.INLINE_FRAGMENT
      ? ofSet(selection.selectionSet)
      : ofFragment(selection.name.value);
  }

  function ofSet(set: SelectionSetNode | undefined): number {
    return Math.max(0, ...(set?.selections ?? []).map(ofSelection));
  }

  function ofFragment(name: string): number {
    const known = measured.get(name);
    if (known !== undefined) {
      return known;
    }
    measured.set(name, 0);
    const depth = ofSet(fragmentOf(name)?.selectionSet);
    measured.set(name, depth);
    return depth;
  }

  return ofSet(selectionSet);
}
