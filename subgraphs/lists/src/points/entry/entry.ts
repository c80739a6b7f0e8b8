import { entity } from '@lianjian/kernel/entities';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { builder, words } from '../../builder.ts';
import { Claim, claimRows } from '../../claim/claim.ts';
import { db } from '../../db.ts';
import { Organisation, reference } from '../../references.ts';
import { PointsKind } from '../enumerations.ts';
import { Redemption } from '../redemption/redemption.ts';
import { PointsRule } from '../rule/rule.ts';

export const entryRows = entity('PointsEntry', (args) => db().pointsEntry.findMany(args));

/** What accounts held after their entries: all entries of an operation are one statement. */
const balances = rowsByKey<{ key: string; balance: number }>(
  db,
  (ids) => sql`
    select b.id as key, b.balance from (
      select e.id, sum(e.points) over (partition by e.account_id order by e.id)::int as balance
      from points_entry e where e.account_id in (
        select own.account_id from points_entry own where own.id = any(${ids}))) b
    where b.id = any(${ids})`,
);

export const PointsEntry = builder.prismaObject('PointsEntry', {
  description:
    'One line of a passbook (存折明细): points that came or went, and what was there then. It is never changed; a wrong one is taken back by another.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Later entries have later ids.' }),
    account: t.relation('account', { description: 'Whose passbook it stands in.' }),
    kind: t.field({
      type: PointsKind,
      description: 'Why points came or went.',
      select: { transaction: { select: { kind: true } } },
      resolve: ({ transaction }) => transaction.kind,
    }),
    points: t.exposeInt('points', { description: 'What came in; below 0: what went out.' }),
    balance: t.int({
      description: 'What the account held after it.',
      resolve: async ({ id }, _args, ctx) => {
        const [row] = await balances(id, ctx);
        if (!row) {
          throw new Error('An entry vanished while its balance was read.');
        }
        return row.balance;
      },
    }),
    at: t.field({
      type: 'DateTime',
      description: 'When it was booked.',
      select: { transaction: { select: { at: true } } },
      resolve: ({ transaction }) => transaction.at,
    }),
    bookedOn: t.expose('bookedOn', {
      type: 'Date',
      description: 'The day that it is booked on, later than every settled period.',
    }),
    rule: t.field({
      type: PointsRule,
      nullable: true,
      description: 'The rule by which a record was scored: the one in force on its day.',
      select: (_args, _ctx, nested) => ({ transaction: { select: { rule: nested() } } }),
      resolve: ({ transaction }) => transaction.rule,
    }),
    claim: t.field({
      type: Claim,
      nullable: true,
      description: 'The record that was scored: a confirmed claim.',
      select: { transaction: { select: { recordId: true } } },
      resolve: ({ transaction }, _args, ctx, info) =>
        transaction.recordId === null ? null : claimRows.load(transaction.recordId, ctx, info),
    }),
    reason: t.string({
      nullable: true,
      description: 'Why another entry was taken back.',
      select: { transaction: { select: { reason: true } } },
      resolve: ({ transaction }) => transaction.reason,
    }),
    redemption: t.field({
      type: Redemption,
      nullable: true,
      description: 'The goods that it paid for, or that were called off.',
      select: (_args, _ctx, nested) => ({ transaction: { select: { redemption: nested() } } }),
      resolve: ({ transaction }) => transaction.redemption,
    }),
    provenance: t.field({
      type: words.Provenance,
      description: 'Whether it was reported, invented for the sample, or entered.',
      select: { transaction: { select: { provenance: true } } },
      resolve: ({ transaction }) => transaction.provenance,
    }),
    bookedBy: t.field({
      type: Organisation,
      nullable: true,
      description: 'For which organisation it was booked; null where the holder did it.',
      select: { transaction: { select: { bookedById: true } } },
      resolve: ({ transaction: { bookedById } }) =>
        reference(bookedById?.startsWith('org-') ? bookedById : null),
    }),
  }),
});

interface Corrected {
  key: string;
  correctsId: string | null;
  correctedById: string | null;
}

/** What an entry takes back, and what took it back. */
const corrections = rowsByKey<Corrected>(
  db,
  (ids) => sql`
    select e.id as key, o.id as "correctsId", c.id as "correctedById" from points_entry e
    join points_transaction t on t.id = e.transaction_id
    left join points_entry o on o.transaction_id = t.reverses_id and o.account_id = e.account_id
    left join points_transaction r on r.reverses_id = t.id
    left join points_entry c on c.transaction_id = r.id and c.account_id = e.account_id
    where e.id = any(${ids})`,
);

builder.prismaObjectFields(PointsEntry, (t) => ({
  corrects: t.field({
    type: PointsEntry,
    nullable: true,
    description: 'The entry that it takes back.',
    resolve: async ({ id }, _args, ctx, info) => {
      const other = (await corrections(id, ctx))[0]?.correctsId ?? null;
      return other === null ? null : entryRows.load(other, ctx, info);
    },
  }),
  correctedBy: t.field({
    type: PointsEntry,
    nullable: true,
    description: 'The entry by which it was taken back.',
    resolve: async ({ id }, _args, ctx, info) => {
      const other = (await corrections(id, ctx))[0]?.correctedById ?? null;
      return other === null ? null : entryRows.load(other, ctx, info);
    },
  }),
}));
