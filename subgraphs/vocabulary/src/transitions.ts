import type { KernelBuilder } from '@lianjian/kernel/builder';
import { inLocale } from '@lianjian/kernel/context';
import type { Words } from './words.ts';

/** One way on from where a row stands, as it is for one caller. */
export interface TransitionShape {
  to: string;
  mutation: string;
  reasonRequired: boolean;
  /** Left out by mutations that take no resource. */
  resourceRequired?: boolean;
  /** All that stands in the way; nothing when it is allowed. */
  whyNot: readonly { zh: string; en: string }[];
}

export function defineTransition(builder: KernelBuilder, { Locale }: Words) {
  return builder.objectRef<TransitionShape>('Transition').implement({
    description: 'A way on from where a row stands, for the caller (可执行操作).',
    shareable: true,
    fields: (t) => ({
      to: t.exposeString('to', {
        description: 'The state, or the stage of a procedure, that it leads to.',
      }),
      mutation: t.exposeString('mutation', { description: 'The mutation that does it.' }),
      allowed: t.boolean({
        description: 'Whether the caller may do it now.',
        resolve: ({ whyNot }) => whyNot.length === 0,
      }),
      reasonRequired: t.exposeBoolean('reasonRequired', {
        description: 'Whether the mutation asks for a reason.',
      }),
      resourceRequired: t.boolean({
        description:
          'Whether the mutation asks for a resource to do it with, or for an offer in its place.',
        resolve: ({ resourceRequired = false }) => resourceRequired,
      }),
      whyNot: t.stringList({
        description: 'All that stands in the way; none when it is allowed.',
        args: {
          locale: t.arg({ type: Locale, description: "The caller's language unless said." }),
        },
        resolve: ({ whyNot }, { locale }, ctx) =>
          whyNot.map((reason) => inLocale(reason, locale, ctx)),
      }),
    }),
  });
}
