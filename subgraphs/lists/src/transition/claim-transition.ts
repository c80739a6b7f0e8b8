import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { builder, words } from '../builder.ts';
import { Claim } from '../claim/claim.ts';
import { type StandingNow, standings } from '../claim/step/standing.store.ts';
import { transitionsOf } from '../claim/step/transitions.rules.ts';
import { db } from '../db.ts';

const standing = rowsByKey<StandingNow & { key: string }>(db, standings);

builder.prismaObjectField(Claim, 'allowedTransitions', (t) =>
  t.field({
    type: [words.Transition],
    description:
      'The ways on from where it stands that there are mutations for, as they are for the caller.',
    resolve: async ({ id }, _args, ctx) => {
      const [claim] = await standing(id, ctx);
      return claim ? transitionsOf(claim, ctx.actor) : [];
    },
  }),
);
