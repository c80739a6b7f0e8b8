import { entity } from '@lianjian/kernel/entities';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../../builder.ts';
import { db } from '../../db.ts';
import { ReasonCode } from '../../enumerations.ts';
import { PointsAccount } from '../account/account.ts';
import { visibleByAccount } from '../account/account.visibility.ts';
import { RedemptionState } from '../enumerations.ts';
import { StoreItem } from '../store/store-item.ts';
import { redemptionTransitions } from './redemption-step.rules.ts';

export const redemptionRows = entity('Redemption', (args) => db().redemption.findMany(args));

export const Redemption = builder.prismaObject('Redemption', {
  description:
    'Goods that somebody took for points (积分兑换). It is read by the holder and by those who keep the books.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as rdm-qianshang-01.' }),
    account: t.relation('account', { description: 'Whose points paid for it.' }),
    item: t.relation('item', { description: 'What it is.' }),
    quantity: t.exposeInt('quantity', { description: 'How many, from 1.' }),
    spent: t.exposeInt('spent', { description: 'What was paid in all, in points.' }),
    state: t.expose('state', { type: RedemptionState, description: 'Where it stands.' }),
    reason: t.expose('reason', {
      type: ReasonCode,
      nullable: true,
      description: 'Why it was called off.',
    }),
    redeemedAt: t.expose('redeemedAt', { type: 'DateTime', description: 'When it was paid.' }),
    closedAt: t.expose('closedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was handed over or called off.',
    }),
    allowedTransitions: t.field({
      type: [words.Transition],
      description:
        'The ways on from where it stands that there are mutations for, as they are for the caller.',
      select: {
        id: true,
        state: true,
        areaPath: true,
        account: { select: { holderPersonId: true, holderOrganisationId: true } },
      },
      resolve: ({ account, ...row }, _args, { actor }) => {
        const holderId = account.holderPersonId ?? account.holderOrganisationId ?? '';
        return redemptionTransitions({ ...row, holderId }, actor);
      },
    }),
  }),
});
words.stored(Redemption);

const { filters } = words;
export const redemptions = listing({
  node: Redemption,
  entity: redemptionRows,
  from: 'redemption',
  db,
  visible: visibleByAccount,
  fields: {
    ...words.storedFields,
    accountId: { kind: filters.id, value: 'account_id', description: 'Whose points paid.' },
    storeItemId: { kind: filters.id, value: 'item_id', description: 'What it is.' },
    state: {
      kind: filters.oneOf(RedemptionState),
      value: 'state',
      description: 'Where it stands.',
    },
    redeemedAt: { kind: filters.dateTime, value: 'redeemed_at', description: 'When.' },
  },
  toOne: {
    account: { node: PointsAccount, key: 'account_id', description: 'Whose points paid for it.' },
    item: { node: StoreItem, key: 'item_id', description: 'What it is.' },
  },
});

redemptions.nested(PointsAccount, 'redemptions', {
  nullable: false,
  description: 'What its points were spent on.',
  scope: (account) => sql`x.account_id = ${account}`,
});
redemptions.nested(StoreItem, 'redemptions', {
  nullable: false,
  description: 'Who took it, as far as the caller may read it.',
  scope: (item) => sql`x.item_id = ${item}`,
});
redemptions.root('redemptions', 'All redemptions that the caller may read.');

const readable = rowsByKey<{ key: string }>(
  db,
  (ids, ctx) =>
    sql`select x.id as key from redemption x where x.id = any(${ids}) and ${visibleByAccount(ctx)}`,
);

/** Whether the caller may read a redemption. */
export async function mayReadRedemption(
  id: string,
  ctx: Parameters<typeof readable>[1],
): Promise<boolean> {
  return (await readable(id, ctx)).length > 0;
}

builder.queryField('redemption', (t) =>
  t.field({
    type: Redemption,
    nullable: true,
    description: 'A redemption by its id; null when there is none that the caller may read.',
    args: { id: t.arg.id({ required: true, description: 'The id of the redemption.' }) },
    resolve: async (_root, { id }, ctx, info) =>
      (await mayReadRedemption(id, ctx)) ? redemptionRows.load(id, ctx, info) : null,
  }),
);
