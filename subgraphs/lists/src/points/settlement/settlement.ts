import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../../builder.ts';
import { db } from '../../db.ts';
import { PointsAccount } from '../account/account.ts';
import { visibleByAccount } from '../account/account.visibility.ts';
import { PointsScheme } from '../scheme/scheme.ts';

export const settlementRows = entity('PointsSettlement', (args) =>
  db().pointsSettlement.findMany(args),
);

export const PointsSettlement = builder.prismaObject('PointsSettlement', {
  description:
    'A period of a scheme that is closed (积分清算): what each account held at its end. Nothing is booked into it any more.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as psl-qianshang-2024q1.' }),
    scheme: t.relation('scheme', { description: 'The scheme.' }),
    periodEnd: t.expose('periodEnd', { type: 'Date', description: 'The last day of the period.' }),
    settledAt: t.expose('settledAt', { type: 'DateTime', description: 'When it was closed.' }),
    holders: t.exposeInt('holders', {
      description: 'How many accounts had entries by the end of the period.',
    }),
  }),
});
words.stored(PointsSettlement);

const settledRows = entity('PointsSettled', (args) => db().pointsSettled.findMany(args));

const PointsSettled = builder.prismaObject('PointsSettled', {
  description: 'What an account held when a period was closed (清算余额).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id.' }),
    settlement: t.relation('settlement', { description: 'The period.' }),
    account: t.relation('account', { description: 'The account.' }),
    balance: t.exposeInt('balance', {
      description: 'How many points it held: the balance after its last entry of the period.',
    }),
  }),
});

const { filters } = words;
const settlements = listing({
  node: PointsSettlement,
  entity: settlementRows,
  from: 'points_settlement',
  db,
  fields: {
    ...words.storedFields,
    periodEnd: { kind: filters.date, value: 'period_end', description: 'The last day.' },
  },
});
settlements.nested(PointsScheme, 'settlements', {
  nullable: false,
  description: 'The periods that are closed.',
  scope: (scheme) => sql`x.scheme_id = ${scheme}`,
});

const settled = listing({
  node: PointsSettled,
  entity: settledRows,
  from: 'points_settled',
  db,
  visible: visibleByAccount,
  fields: {
    id: { kind: filters.id, value: 'id', description: 'The id.' },
    accountId: { kind: filters.id, value: 'account_id', description: 'The account.' },
    balance: { kind: filters.int, value: 'balance', description: 'How many points it held.' },
  },
});
settled.nested(PointsSettlement, 'balances', {
  nullable: false,
  description: 'What the accounts held that the caller may read.',
  scope: (settlement) => sql`x.settlement_id = ${settlement}`,
});
settled.nested(PointsAccount, 'settled', {
  nullable: false,
  description: 'What it held when periods were closed.',
  scope: (account) => sql`x.account_id = ${account}`,
});
