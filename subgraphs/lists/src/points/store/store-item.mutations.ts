import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { enter } from '@lianjian/vocabulary/entry';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { POINTS_WRITE } from '../../actor/actor.rules.ts';
import { builder, words } from '../../builder.ts';
import {
  DESCRIPTION_MAX,
  itemViolations,
  PRICE_MAX,
  STOCK_MAX,
  TITLE_MAX,
} from './store-item.rules.ts';
import { publish, takeItemStep } from './store-item.store.ts';
import { itemRows, StoreItem } from './store-item.ts';

const StoreItemPayload = payload(kernelView(builder), words, {
  name: 'StoreItemPayload',
  field: 'storeItem',
  node: StoreItem,
  entity: itemRows,
  description: 'What came of a change to the goods of a store.',
});

const PublishStoreItemInput = builder.inputType('PublishStoreItemInput', {
  description: 'New goods of a store.',
  fields: (t) => ({
    ...keyFields(t),
    schemeId: t.id({ required: true, description: 'Whose points they are had for.' }),
    title: t.string({
      required: true,
      description: `What it is, in 1 to ${TITLE_MAX} characters, once in a store.`,
    }),
    description: t.string({ description: `At length, in 1 to ${DESCRIPTION_MAX} characters.` }),
    pricePoints: t.int({
      required: true,
      description: `What one costs, 1 to ${PRICE_MAX} points.`,
    }),
    stock: t.int({ required: true, description: `How many there are, 0 to ${STOCK_MAX}.` }),
  }),
});

const StockStoreItemInput = builder.inputType('StockStoreItemInput', {
  description: 'What changes of goods that are there.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    storeItemId: t.id({ required: true, description: 'The goods.' }),
    added: t.int({
      description: `How many more there are, from 0 up to a stock of ${STOCK_MAX}; none unless said.`,
    }),
    pricePoints: t.int({
      description: `What one costs from now on, 1 to ${PRICE_MAX} points; as before unless said.`,
    }),
  }),
});

const StoreItemStepInput = builder.inputType('StoreItemStepInput', {
  description: 'Goods that are taken off the shelf.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    storeItemId: t.id({ required: true, description: 'The goods.' }),
  }),
});

builder.mutationFields((t) => ({
  publishStoreItem: t.field({
    type: StoreItemPayload,
    nullable: true,
    description:
      'Puts goods into the store of a scheme (商品上架). By the community, one above it, or the platform. Needs the scope points:write.',
    args: { input: t.arg({ type: PublishStoreItemInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, POINTS_WRITE);
      const { schemeId, pricePoints, stock } = input;
      const description = input.description?.trim() ?? null;
      const row = { schemeId, title: input.title.trim(), description, pricePoints, stock };
      const entry = { mutation: 'publishStoreItem', prefix: 'itm', input, actor, row };
      return enter({ ...entry, violations: itemViolations(row) }, (...written) =>
        publish(...written, ctx),
      );
    },
  }),
  stockStoreItem: t.field({
    type: StoreItemPayload,
    nullable: true,
    description:
      'Adds to the stock of goods, or changes their price (补货、调价); puts back what was withdrawn. What was redeemed keeps its price. By the community, one above it, or the platform. Needs the scope points:write.',
    args: { input: t.arg({ type: StockStoreItemInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, POINTS_WRITE);
      const { storeItemId, expectedVersion } = input;
      const restocking = { added: input.added ?? 0, pricePoints: input.pricePoints ?? null };
      const row = { storeItemId, expectedVersion, restocking };
      const entry = { mutation: 'stockStoreItem', objectId: storeItemId, input, actor, row };
      return enter({ ...entry, violations: [] }, (...written) =>
        takeItemStep('stockStoreItem', ...written, ctx),
      );
    },
  }),
  withdrawStoreItem: t.field({
    type: StoreItemPayload,
    nullable: true,
    description:
      'Takes goods off the shelf (商品下架); what was redeemed can still be collected. By the community, one above it, or the platform. Needs the scope points:write.',
    args: { input: t.arg({ type: StoreItemStepInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, POINTS_WRITE);
      const { storeItemId, expectedVersion } = input;
      const row = { storeItemId, expectedVersion, restocking: null };
      const entry = { mutation: 'withdrawStoreItem', objectId: storeItemId, input, actor, row };
      return enter({ ...entry, violations: [] }, (...written) =>
        takeItemStep('withdrawStoreItem', ...written, ctx),
      );
    },
  }),
}));
