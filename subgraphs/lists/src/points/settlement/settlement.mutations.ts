import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { enter } from '@lianjian/vocabulary/entry';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { POINTS_WRITE } from '../../actor/actor.rules.ts';
import { builder, words } from '../../builder.ts';
import { settle } from './settlement.store.ts';
import { PointsSettlement, settlementRows } from './settlement.ts';

const SettlePointsPayload = payload(kernelView(builder), words, {
  name: 'SettlePointsPayload',
  field: 'pointsSettlement',
  node: PointsSettlement,
  entity: settlementRows,
  description: 'What came of settling a scheme.',
});

const SettlePointsInput = builder.inputType('SettlePointsInput', {
  description: "A period that is to be closed; the version is the scheme's.",
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    schemeId: t.id({ required: true, description: 'The scheme.' }),
    periodEnd: t.field({
      type: 'Date',
      required: true,
      description:
        'The last day of the period: one that is over, and later than that of the one before.',
    }),
  }),
});

builder.mutationField('settlePoints', (t) =>
  t.field({
    type: SettlePointsPayload,
    nullable: true,
    description:
      'Closes a period of a scheme (清算积分): writes down what each account held at its end; nothing is booked on its days any more. By the community, one above it, or the platform. Needs the scope points:write.',
    args: { input: t.arg({ type: SettlePointsInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, POINTS_WRITE);
      const { schemeId, expectedVersion, periodEnd } = input;
      const row = { schemeId, expectedVersion, periodEnd };
      const entry = { mutation: 'settlePoints', prefix: 'psl', input, actor, row, violations: [] };
      return enter(entry, (...written) => settle(...written, ctx));
    },
  }),
);
