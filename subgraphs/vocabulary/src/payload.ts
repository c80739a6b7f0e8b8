import type { KernelBuilder, KernelTypes } from '@lianjian/kernel/builder';
import type { Context } from '@lianjian/kernel/context';
import type { Entity } from '@lianjian/kernel/entities';
import type { RowRef } from '@lianjian/kernel/listing';
import type { InputFieldBuilder, ObjectRef } from '@pothos/core';
import type { Answer } from './command.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The fields of every input: a key that makes it safe to repeat, and for whom it is done. */
export function keyFields<Types extends KernelTypes>(t: InputFieldBuilder<Types, 'InputObject'>) {
  return {
    idempotencyKey: t.string({
      required: true,
      description:
        'A text of the client, 1 to 255 characters: repeated within seven days with the same input it answers the same object and does nothing.',
    }),
    actingForId: t.id({
      description: "The organisation that the actor acts for; the actor's only one unless said.",
    }),
  };
}

/** The field of every input that decides about one row that exists. */
export function versionField<Types extends KernelTypes>(
  t: InputFieldBuilder<Types, 'InputObject'>,
) {
  return {
    expectedVersion: t.int({
      required: true,
      description: 'The version on which the decision was made; another one is VERSION_CONFLICT.',
    }),
  };
}

/** Declares what a mutation answers: the object it changed, whether it had been done, and why not. */
export function payload<Row extends { id: string }, What extends Answer = Answer>(
  builder: KernelBuilder,
  words: Vocabulary,
  { name, field, node, entity, mayRead, description }: PayloadOptions<Row>,
) {
  const ref = node as unknown as ObjectRef<KernelTypes, { id: string }>;
  return builder.objectRef<What>(name).implement({
    description,
    fields: (t) => ({
      [field]: t.field({
        type: ref,
        nullable: true,
        description:
          'It, read after the act; null when that was refused, or when the key came back and it is not for the caller any more.',
        resolve: async ({ objectId, replayed }, _args, ctx, info) => {
          if (objectId === null) {
            return null;
          }
          const isTold = !(replayed && mayRead) || (await mayRead(objectId, ctx));
          return isTold ? entity.load(objectId, ctx, info) : null;
        },
      }),
      replayed: t.boolean({
        description: 'Whether it was done before with this key, so that nothing was done now.',
        resolve: ({ replayed }) => replayed,
      }),
      userErrors: t.field({
        type: [words.UserError],
        description: 'All reasons for which it was refused; none when it was done.',
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  });
}

export interface PayloadOptions<Row extends { id: string }> {
  name: string;
  /** The field that carries the object, such as the name of its type. */
  field: string;
  node: RowRef<Row>;
  entity: Entity<Row>;
  /** Whether the caller is told still, when the key comes back later; unless said it is. */
  mayRead?(id: string, ctx: Context): Promise<boolean>;
  description: string;
}
