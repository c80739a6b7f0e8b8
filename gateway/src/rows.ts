import {
  type FieldNode,
  type GraphQLField,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isObjectType,
} from 'graphql';
import { Refusal } from './refusal.ts';
import type { Fields, Selection } from './selection.ts';

/** Rows that one answer may have at most, if every page of it were full. */
export const ROWS_MAX = 50_000;

/** What a list gives that is not told how much. */
const PAGE_ROWS = 20;
const PAGE_ROWS_MAX = 100;

/**
 * Pages within pages multiply: five levels of a hundred are ten thousand million rows. A list without
 * pages counts as one row, a count as none. Null where the selection stays within bounds.
 */
export function tooManyRows(
  selection: Selection,
  variables: Record<string, unknown>,
): Refusal | null {
  let rows = 0;

  /** `page` is what the connection around these fields gives at most; outside of one it is null. */
  function count(typeName: string, fields: Fields, parents: number, page: number | null): void {
    const type = selection.schema.getType(typeName);
    const known = isObjectType(type) ? type.getFields() : {};
    for (const nodes of fields.values()) {
      const [node] = nodes;
      const field = known[node?.name.value ?? ''];
      if (!node || !field || rows > ROWS_MAX) {
        continue;
      }
      const own = pageOf(field, node, variables);
      const isList = isListType(getNullableType(field.type));
      const each = isList ? (own ?? page) : null;
      rows += each === null ? 0 : parents * each;
      countUnder(field, nodes, parents * (each ?? 1), isList ? null : own);
    }
  }

  function countUnder(
    field: Field,
    nodes: readonly FieldNode[],
    parents: number,
    page: number | null,
  ): void {
    const type = getNamedType(field.type);
    const possible = isAbstractType(type) ? selection.schema.getPossibleTypes(type) : [type];
    for (const concrete of possible.filter(isObjectType)) {
      count(concrete.name, selection.under(nodes, concrete), parents, page);
    }
  }

  if (selection.root) {
    count(selection.root.name, selection.fields, 1, null);
  }
  return rows > ROWS_MAX ? refusal() : null;
}

type Field = GraphQLField<unknown, unknown>;

/** How many rows a field that takes `first` gives at most; null for every other field. */
function pageOf(field: Field, node: FieldNode, variables: Record<string, unknown>): number | null {
  if (!field.args.some(({ name }) => name === 'first')) {
    return null;
  }
  const { first, last } = getArgumentValues(field, node, variables);
  const rows = Number(first ?? last ?? PAGE_ROWS);
  // A size that no page can have is refused by its owner, with a better word.
  return Math.min(Math.max(rows, 1), PAGE_ROWS_MAX);
}

function refusal(): Refusal {
  const texts = {
    zh: `查询最多可返回 ${ROWS_MAX} 行，请减小各层的 first。`,
    en: `An answer may have at most ${ROWS_MAX} rows; ask for smaller pages.`,
  };
  return new Refusal('QUERY_TOO_LARGE', 400, texts, {
    extensions: { what: 'rows', limit: ROWS_MAX },
  });
}
