import { type FieldDefinitionNode, print, visit } from 'graphql';
import {
  definitionsByName,
  fieldsOf,
  isAssembled,
  type Service,
  type Standing,
} from './definitions.ts';

/**
 * What composition would put together without an error, but not as meant: a part of a shared type
 * that stands in one subgraph only is dropped from the graph, and nobody is told.
 */
export function hints(services: readonly Service[]): string[] {
  const found: string[] = [];
  for (const [name, standings] of definitionsByName(services)) {
    if (standings.length < 2) {
      continue;
    }
    if (standings.some(isAssembled)) {
      found.push(...fieldHints(name, standings));
    } else {
      const texts = standings.map(({ service, definition }) => ({
        service,
        text: print(definition),
      }));
      found.push(...differences(`The shared type ${name}`, texts));
    }
  }
  return found;
}

/** A field that several subgraphs serve must have one type and the same arguments everywhere. */
function fieldHints(typeName: string, standings: readonly Standing[]): string[] {
  const byField = new Map<string, { service: string; text: string }[]>();
  for (const { service, definition } of standings) {
    for (const field of fieldsOf(definition)) {
      const known = byField.get(field.name.value) ?? [];
      byField.set(field.name.value, [...known, { service, text: signature(field) }]);
    }
  }
  return [...byField].flatMap(([field, texts]) => differences(`${typeName}.${field}`, texts));
}

function signature(field: FieldDefinitionNode): string {
  const bare = visit(field, {
    StringValue: (node, key) => (key === 'description' ? null : node),
    Directive: () => null,
  });
  return print(bare);
}

function differences(what: string, texts: readonly { service: string; text: string }[]): string[] {
  const [first, ...others] = texts;
  return others
    .filter(({ text }) => text !== first?.text)
    .map(({ service }) => `${what} is not the same in ${first?.service} and ${service}.`);
}
