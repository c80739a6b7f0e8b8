import { type DocumentNode, visit } from 'graphql';

/** Entities that one call may ask for; the gateway's largest page of pages stays below it. */
export const REPRESENTATIONS_MAX = 10_000;

/** Tokens of one document: what the gateway plans from its largest one stays below it. */
export const DOCUMENT_TOKENS_MAX = 20_000;

/** No query within the gateway's limits needs as many representations as this. */
export function hasTooMany(variables: Record<string, unknown> | undefined): boolean {
  return Object.values(variables ?? {}).some(
    (value) => Array.isArray(value) && value.length > REPRESENTATIONS_MAX,
  );
}

/** Another subgraph may ask for entities and for nothing else. */
export function asksOnlyEntities(document: DocumentNode): boolean {
  return document.definitions.every(
    (definition) =>
      definition.kind === 'FragmentDefinition' ||
      (definition.kind === 'OperationDefinition' &&
        definition.operation === 'query' &&
        definition.selectionSet.selections.every(
          (selection) => selection.kind === 'Field' && selection.name.value === '_entities',
        )),
  );
}

const checked = new WeakMap<DocumentNode, boolean>();

const HALF_A_PAIR = /\p{Surrogate}/u;

/**
 * Whether PostgreSQL has such a text: none with the character zero, nor with half a surrogate pair,
 * so no row could ever match one, and what is stored would be another text.
 */
export const isStorable = (text: string): boolean =>
  !text.includes('\0') && !HALF_A_PAIR.test(text);

/** Whether an operation brings a text that is none to the database. */
export function holdsUnstorable(document: DocumentNode, variables: unknown): boolean {
  let inDocument = checked.get(document);
  if (inDocument === undefined) {
    inDocument = false;
    visit(document, {
      StringValue: ({ value }) => {
        inDocument ||= !isStorable(value);
      },
    });
    checked.set(document, inDocument);
  }
  return inDocument || holdsUnstorableText(variables);
}

function holdsUnstorableText(value: unknown): boolean {
  if (typeof value === 'string') {
    return !isStorable(value);
  }
  return (
    typeof value === 'object' && value !== null && Object.values(value).some(holdsUnstorableText)
  );
}
