import type { InputRef } from '@pothos/core';
import type { KernelBuilder } from './builder.ts';
import type { Filtered, FilterInput, ListFields, Operators, Relations } from './filter.ts';

/** Declares `<Type>Filter`: `and`, `or`, `not`, one operator input per field, and what it reaches. */
export function filterInput(
  builder: KernelBuilder,
  typeName: string,
  { fields, relations = {} }: Pick<Filtered, 'fields' | 'relations'>,
  reaching: readonly string[] = [],
): InputRef<FilterInput> {
  const description = `Which rows of ${typeName} to show. What stands side by side must all hold.`;
  return composable(builder, `${typeName}Filter`, description, fields, () => {
    const lost = reaching.find((name) => !(name in relations));
    if (lost) {
      throw new Error(`The filter of ${typeName} reaches ${lost}, of which there is no list`);
    }
    return relations;
  });
}

/** Declares `Related<Type>Filter`: the fields of the row that is reached, and nothing beyond it. */
export function relatedInput(
  builder: KernelBuilder,
  typeName: string,
  { fields }: Pick<Filtered, 'fields'>,
): InputRef<Operators> {
  const description = `Which row of ${typeName} another stands in relation to; one that the caller may not read is as if it were not there. It reaches no further: it has the fields of ${typeName} itself.`;
  return composable(builder, `Related${typeName}Filter`, description, fields, () => ({}));
}

/** Declares `Related<Type>ListFilter`: that some of the rows reached fit, or none. */
export function relatedListInput(
  builder: KernelBuilder,
  typeName: string,
  related: InputRef<Operators>,
): InputRef<Operators> {
  return builder.inputRef<Operators>(`Related${typeName}ListFilter`).implement({
    description: `How the rows of ${typeName} that stand in a relation are compared; those that the caller may not read are as if they were not there.`,
    fields: (t) => ({
      some: t.field({ type: related, description: 'At least one is like this; {}: there is one.' }),
      none: t.field({ type: related, description: 'None is like this; {}: there is none.' }),
    }),
  });
}

/** Fields are asked for when the schema is built: by then every list is there. */
function composable(
  builder: KernelBuilder,
  name: string,
  description: string,
  fields: ListFields,
  relations: () => Relations,
): InputRef<FilterInput> {
  const ref = builder.inputRef<FilterInput>(name);
  ref.implement({
    description,
    fields: (t) => ({
      and: t.field({ type: [ref], description: 'All of these hold.' }),
      or: t.field({
        type: [ref],
        description: 'At least one of these holds; an empty list holds for none.',
      }),
      not: t.field({ type: ref, description: 'This does not hold.' }),
      ...Object.fromEntries(
        Object.entries(fields).map(([field, { kind, description }]) => [
          field,
          t.field({ type: kind.input, description }),
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(relations()).map(([field, { input, description }]) => [
          field,
          t.field({ type: input, description }),
        ]),
      ),
    }),
  });
  return ref;
}
