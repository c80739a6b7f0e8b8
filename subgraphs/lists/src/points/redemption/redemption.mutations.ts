import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { enter } from '@lianjian/vocabulary/entry';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { POINTS_WRITE } from '../../actor/actor.rules.ts';
import { builder, words } from '../../builder.ts';
import { ReasonCode } from '../../enumerations.ts';
import { redeem } from './redeem.store.ts';
import { QUANTITY_MAX, quantityViolations } from './redemption.rules.ts';
import { Redemption, redemptionRows } from './redemption.ts';
import { takeRedemptionStep } from './redemption-step.store.ts';

const RedemptionPayload = payload(kernelView(builder), words, {
  name: 'RedemptionPayload',
  field: 'redemption',
  node: Redemption,
  entity: redemptionRows,
  description: 'What came of having goods for points.',
});

const RedeemPointsInput = builder.inputType('RedeemPointsInput', {
  description: 'Goods that somebody would have.',
  fields: (t) => ({
    ...keyFields(t),
    accountId: t.id({ required: true, description: 'Whose points pay for it.' }),
    storeItemId: t.id({ required: true, description: 'The goods, of the same scheme.' }),
    quantity: t.int({ required: true, description: `How many, 1 to ${QUANTITY_MAX}.` }),
    pricePoints: t.int({
      description: 'The price of one that was seen; not compared unless given.',
    }),
  }),
});

const RedemptionStepInput = builder.inputType('RedemptionStepInput', {
  description: 'A redemption whose goods are handed over.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    redemptionId: t.id({ required: true, description: 'The redemption.' }),
  }),
});

const CancelRedemptionInput = builder.inputType('CancelRedemptionInput', {
  description: 'A redemption that is called off.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    redemptionId: t.id({ required: true, description: 'The redemption.' }),
    reason: t.field({
      type: ReasonCode,
      required: true,
      description:
        'Why: NO_LONGER_NEEDED, NOT_SUITABLE or OTHER; by the community also NO_SHOW or RECIPIENT_UNAVAILABLE.',
    }),
  }),
});

builder.mutationFields((t) => ({
  redeemPoints: t.field({
    type: RedemptionPayload,
    nullable: true,
    description:
      'Takes goods for points (积分兑换): stock and points go down together. By the holder, or for the holder by the community, one above it, or the platform. Needs the scope points:write.',
    args: { input: t.arg({ type: RedeemPointsInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, POINTS_WRITE);
      const { accountId, storeItemId, quantity, pricePoints = null } = input;
      const row = { accountId, storeItemId, quantity, pricePoints };
      const entry = { mutation: 'redeemPoints', prefix: 'rdm', input, actor, row };
      return enter({ ...entry, violations: quantityViolations(quantity) }, (...written) =>
        redeem(...written, ctx),
      );
    },
  }),
  collectRedemption: t.field({
    type: RedemptionPayload,
    nullable: true,
    description:
      'Hands over what was redeemed (领取). By the community, one above it, or the platform, never to oneself. Needs the scope points:write.',
    args: { input: t.arg({ type: RedemptionStepInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, POINTS_WRITE);
      const { redemptionId, expectedVersion } = input;
      const row = { redemptionId, expectedVersion, reason: null };
      const entry = { mutation: 'collectRedemption', objectId: redemptionId, input, actor, row };
      return enter({ ...entry, violations: [] }, (...written) =>
        takeRedemptionStep('collectRedemption', ...written, ctx),
      );
    },
  }),
  cancelRedemption: t.field({
    type: RedemptionPayload,
    nullable: true,
    description:
      'Calls off what was not handed over (取消兑换): points and goods go back. By the holder, the community, one above it, or the platform. Needs the scope points:write.',
    args: { input: t.arg({ type: CancelRedemptionInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, POINTS_WRITE);
      const { redemptionId, expectedVersion, reason } = input;
      const row = { redemptionId, expectedVersion, reason };
      const entry = { mutation: 'cancelRedemption', objectId: redemptionId, input, actor, row };
      return enter({ ...entry, violations: [] }, (...written) =>
        takeRedemptionStep('cancelRedemption', ...written, ctx),
      );
    },
  }),
}));
