import type { Scope } from '@lianjian/kernel/filter';
import { raw, sql } from '@lianjian/kernel/sql';
import { listing, words } from '../../builder.ts';
import { Claim } from '../../claim/claim.ts';
import { db } from '../../db.ts';
import { PointsAccount } from '../account/account.ts';
import { visibleByAccount } from '../account/account.visibility.ts';
import { PointsKind } from '../enumerations.ts';
import { Redemption } from '../redemption/redemption.ts';
import { PointsRule } from '../rule/rule.ts';
import { entryRows, PointsEntry } from './entry.ts';

const { filters } = words;

/** Why an entry was booked stands in its transaction. */
const because =
  (column: 'record_id' | 'redemption_id' | 'rule_id'): Scope =>
  (transaction) =>
    sql`x.id = (select t.${raw(column)} from points_transaction t where t.id = ${transaction})`;

const entries = listing({
  node: PointsEntry,
  entity: entryRows,
  from: 'points_entry',
  db,
  visible: visibleByAccount,
  fields: {
    id: { kind: filters.id, value: 'id', description: 'The id; later entries have later ids.' },
    kind: {
      kind: filters.oneOf(PointsKind),
      value: sql`(select t.kind from points_transaction t where t.id = x.transaction_id)`,
      description: 'Why points came or went.',
    },
    points: { kind: filters.int, value: 'points', description: 'What came in, or went out.' },
    bookedOn: { kind: filters.date, value: 'booked_on', description: 'The day.' },
    recordId: {
      kind: filters.id,
      value: sql`(select t.record_id from points_transaction t where t.id = x.transaction_id)`,
      order: false,
      description: 'The record that was scored.',
    },
  },
  toOne: {
    claim: {
      node: Claim,
      key: 'transaction_id',
      scope: because('record_id'),
      description: 'The claim that was scored.',
    },
    redemption: {
      node: Redemption,
      key: 'transaction_id',
      scope: because('redemption_id'),
      description: 'The goods that were taken, or called off.',
    },
    rule: {
      node: PointsRule,
      key: 'transaction_id',
      scope: because('rule_id'),
      description: 'The rule that scored it.',
    },
  },
});

entries.nested(PointsAccount, 'passbook', {
  nullable: false,
  description: 'Its passbook (存折): every entry, the oldest first, with the balance after it.',
  scope: (account) => sql`x.account_id = ${account}`,
});
