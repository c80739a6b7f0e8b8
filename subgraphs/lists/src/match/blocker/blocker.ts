import { kernelView } from '@lianjian/kernel/builder';
import { inLocale } from '@lianjian/kernel/context';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder, words } from '../../builder.ts';
import { BLOCKER_CODES, type Blocker as Fault } from './blocker.rules.ts';

const BlockerCode = enumeration(
  kernelView(builder),
  'BlockerCode',
  'What stands in the way of a claim (不匹配原因).',
  BLOCKER_CODES,
);

export const Blocker = builder.objectRef<Fault>('Blocker').implement({
  description:
    'One reason why a resource cannot take a demand (不匹配原因); all are given at once.',
  fields: (t) => ({
    code: t.expose('code', { type: BlockerCode, description: 'The reason.' }),
    source: t.exposeString('source', {
      description: 'Whose fact it is: the subgraph, then the field, such as lists: Demand.state.',
    }),
    note: t.string({
      description: 'The reason in words.',
      args: {
        locale: t.arg({ type: words.Locale, description: "The caller's language unless said." }),
      },
      resolve: ({ note }, { locale }, ctx) => inLocale(note, locale, ctx),
    }),
  }),
});
