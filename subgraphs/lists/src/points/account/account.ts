import { entity } from '@lianjian/kernel/entities';
import { failure } from '@lianjian/kernel/errors';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../../builder.ts';
import { db } from '../../db.ts';
import { Organisation, Person, Provider, reference } from '../../references.ts';
import { PointsScheme } from '../scheme/scheme.ts';
import { accountOf } from './account.store.ts';
import { mayReadAccount, visibleAccounts } from './account.visibility.ts';

export const accountRows = entity('PointsAccount', (args) => db().pointsAccount.findMany(args));

export const PointsAccount = builder.prismaObject('PointsAccount', {
  description:
    'What somebody holds in one scheme (积分账户). It is read by the holder and by those who keep the books.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as pta-qianshang-01.' }),
    scheme: t.relation('scheme', { description: 'The scheme.' }),
    holder: t.field({
      type: Provider,
      nullable: true,
      description: 'Whose it is: a person or an organisation.',
      resolve: (row) => reference(row.holderPersonId ?? row.holderOrganisationId),
    }),
    balance: t.exposeInt('balance', {
      description: 'How many points it holds: the sum of its entries, never below 0.',
    }),
  }),
});
words.stored(PointsAccount);

const { filters } = words;
const accounts = listing({
  node: PointsAccount,
  entity: accountRows,
  from: 'points_account',
  db,
  visible: visibleAccounts,
  fields: {
    ...words.storedFields,
    schemeId: { kind: filters.id, value: 'scheme_id', description: 'The scheme.' },
    holderId: {
      kind: filters.id,
      value: sql`coalesce(x.holder_person_id, x.holder_organisation_id)`,
      description: 'Whose it is.',
    },
    balance: { kind: filters.int, value: 'balance', description: 'How many points it holds.' },
  },
  toOne: {
    scheme: { node: PointsScheme, key: 'scheme_id', description: 'The scheme.' },
  },
});

accounts.nested(PointsScheme, 'accounts', {
  nullable: false,
  description: 'The accounts of the scheme that the caller may read.',
  scope: (scheme) => sql`x.scheme_id = ${scheme}`,
});
accounts.nested(Person, 'pointsAccounts', {
  description: 'What the person holds, scheme by scheme, as far as the caller may read it.',
  scope: (person) => sql`x.holder_person_id = ${person}`,
});
accounts.nested(Organisation, 'pointsAccounts', {
  description: 'What the organisation holds, scheme by scheme, as far as the caller may read it.',
  scope: (organisation) => sql`x.holder_organisation_id = ${organisation}`,
});
accounts.root('pointsAccounts', 'All points accounts that the caller may read.');

builder.queryField('pointsAccount', (t) =>
  t.field({
    type: PointsAccount,
    nullable: true,
    description:
      'A points account by its id, or by its scheme and holder; null when there is none that the caller may read.',
    args: {
      id: t.arg.id({ description: 'The id of the account.' }),
      schemeId: t.arg.id({ description: 'The scheme, together with the holder.' }),
      holderId: t.arg.id({ description: 'The person or organisation whose it is.' }),
    },
    resolve: async (_root, { id, schemeId, holderId }, ctx, info) => {
      const byHolder = schemeId && holderId && !id;
      if (!byHolder && (!id || schemeId || holderId)) {
        const texts = {
          zh: '请给出 id，或同时给出 schemeId 和 holderId。',
          en: 'Give the id, or both schemeId and holderId.',
        };
        throw failure('BAD_USER_INPUT', texts, ctx);
      }
      const found = byHolder ? await accountOf(db(), schemeId, holderId) : id;
      return found && (await mayReadAccount(found, ctx))
        ? accountRows.load(found, ctx, info)
        : null;
    },
  }),
);
