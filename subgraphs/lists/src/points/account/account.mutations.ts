import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { earlierUse } from '@lianjian/kernel/idempotency';
import { answered } from '@lianjian/vocabulary/command';
import { enter } from '@lianjian/vocabulary/entry';
import { keyFields, payload } from '@lianjian/vocabulary/payload';
import { POINTS_WRITE } from '../../actor/actor.rules.ts';
import { builder, words } from '../../builder.ts';
import { db } from '../../db.ts';
import { askParties } from '../../party/party.ts';
import { openAccount } from './account.store.ts';
import { accountRows, PointsAccount } from './account.ts';

const OpenPointsAccountPayload = payload(kernelView(builder), words, {
  name: 'OpenPointsAccountPayload',
  field: 'pointsAccount',
  node: PointsAccount,
  entity: accountRows,
  description: 'What came of opening an account.',
});

const OpenPointsAccountInput = builder.inputType('OpenPointsAccountInput', {
  description: 'Somebody who is to hold points.',
  fields: (t) => ({
    ...keyFields(t),
    schemeId: t.id({ required: true, description: 'The scheme.' }),
    holderId: t.id({ required: true, description: 'The person or organisation.' }),
  }),
});

builder.mutationField('openPointsAccount', (t) =>
  t.field({
    type: OpenPointsAccountPayload,
    nullable: true,
    description:
      'Opens an account (开立积分账户), with what the scheme gives at the beginning; the first score opens one by itself. By the community, one above it, or the platform. Needs the scope points:write.',
    args: {
      input: t.arg({ type: OpenPointsAccountInput, required: true, description: 'For whom.' }),
    },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, POINTS_WRITE);
      const row = { schemeId: input.schemeId, holderId: input.holderId };
      const entry = { mutation: 'openPointsAccount', prefix: 'pta', input, actor, row };
      return enter({ ...entry, violations: [] }, async (account, by, command) => {
        const earlier = command.known.length === 0 ? await earlierUse(db(), command.use) : null;
        if (earlier) {
          return answered(earlier);
        }
        const unknown = await askParties([{ id: account.holderId, field: 'holderId' }], ctx);
        const known = [...command.known, ...unknown];
        return openAccount(account, by, { ...command, known }, ctx);
      });
    },
  }),
);
