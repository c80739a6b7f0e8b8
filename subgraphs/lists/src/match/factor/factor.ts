import { kernelView } from '@lianjian/kernel/builder';
import { inLocale } from '@lianjian/kernel/context';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder, words } from '../../builder.ts';
import type { MatchFactor as Factor } from '../match.rules.ts';
import { MATCH_FACTOR_CODES } from './factor.rules.ts';

const MatchFactorCode = enumeration(
  kernelView(builder),
  'MatchFactorCode',
  'What a match is judged by (匹配因素).',
  MATCH_FACTOR_CODES,
);

export const MatchFactor = builder.objectRef<Factor>('MatchFactor').implement({
  description:
    'One reason why a resource suits a demand (匹配因素). The contributions of all factors add up to the score, exactly.',
  fields: (t) => ({
    code: t.expose('code', { type: MatchFactorCode, description: 'What is judged.' }),
    weight: t.exposeInt('weight', { description: 'The most points that it can bring.' }),
    value: t.exposeFloat('value', {
      nullable: true,
      description: 'How well it is met, from 0 to 1 with four decimals; null: not known.',
    }),
    contribution: t.exposeInt('contribution', {
      description: 'The points that it brings: weight by value, rounded; 0 where not known.',
    }),
    source: t.exposeString('source', {
      description: 'Whose fact it is: the subgraph, then the field, such as lists: Claim.state.',
    }),
    available: t.exposeBoolean('available', {
      description: 'False where the fact is not known, such as when its owner did not answer.',
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
