import type { KernelBuilder } from '@lianjian/kernel/builder';
import type { RowRef } from '@lianjian/kernel/listing';
import { addNamed, addStored, type Named, type Stored } from './rows.ts';
import { defineScalars } from './scalars.ts';
import { defineTransition } from './transitions.ts';
import { defineQuantity, defineUserError } from './values.ts';
import { defineWords } from './words.ts';

/**
 * Declares the value types that several subgraphs serve. Each subgraph calls it once with its own
 * builder; because they are built here and nowhere else they are the same to the letter in each.
 */
export function defineVocabulary(builder: KernelBuilder) {
  defineScalars(builder);
  const words = defineWords(builder);
  return {
    ...words,
    Quantity: defineQuantity(builder, words),
    UserError: defineUserError(builder, words),
    Transition: defineTransition(builder, words),
    stored: (ref: RowRef<Stored>) => addStored(builder, ref, words),
    named: (ref: RowRef<Named>) => addNamed(builder, ref, words),
  };
}

export type Vocabulary = ReturnType<typeof defineVocabulary>;
