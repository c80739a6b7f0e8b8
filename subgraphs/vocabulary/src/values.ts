import type { KernelBuilder } from '@lianjian/kernel/builder';
import { inLocale } from '@lianjian/kernel/context';
import type { QuantityShape, UserErrorShape } from './shapes.ts';
import type { Words } from './words.ts';

export function defineQuantity(builder: KernelBuilder, { Qualifier }: Words) {
  return builder.objectRef<QuantityShape>('Quantity').implement({
    description: 'A printed quantity, with the qualifier that was printed beside it (数量).',
    shareable: true,
    fields: (t) => ({
      value: t.field({
        type: 'Decimal',
        description: 'The number as printed.',
        resolve: (quantity) => quantity.value,
      }),
      qualifier: t.field({
        type: Qualifier,
        description: 'How to read the number: 20 with MORE_THAN is never 20.',
        resolve: (quantity) => quantity.qualifier,
      }),
      unit: t.exposeString('unit', { description: 'What is counted or measured, such as m2.' }),
    }),
  });
}

export function defineUserError(builder: KernelBuilder, { ErrorCode, Locale }: Words) {
  return builder.objectRef<UserErrorShape>('UserError').implement({
    description: 'One reason why a mutation was refused (拒绝原因); all reasons are given at once.',
    shareable: true,
    fields: (t) => ({
      code: t.field({
        type: ErrorCode,
        description: 'The reason.',
        resolve: (error) => error.code,
      }),
      field: t.stringList({
        nullable: true,
        description: 'The path of the input field at fault; null when it is none in particular.',
        resolve: (error) => (error.field ? [...error.field] : null),
      }),
      message: t.string({
        description: 'The reason in words.',
        args: {
          locale: t.arg({ type: Locale, description: "The caller's language unless said." }),
        },
        resolve: (error, args, ctx) => inLocale(error.message, args.locale, ctx),
      }),
      entityId: t.id({
        nullable: true,
        description: 'The row that the reason is about.',
        resolve: (error) => error.entityId ?? null,
      }),
      currentVersion: t.int({
        nullable: true,
        description: 'For VERSION_CONFLICT: the version that the row has now.',
        resolve: (error) => error.currentVersion ?? null,
      }),
      limit: t.int({
        nullable: true,
        description: 'The most that would be accepted, in the unit of the field.',
        resolve: (error) => error.limit ?? null,
      }),
    }),
  });
}
