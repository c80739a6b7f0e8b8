import { GATEWAY, type Role } from '@lianjian/kernel/context';
import { failure } from '@lianjian/kernel/errors';
import { sql } from '@lianjian/kernel/sql';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';

interface Holder {
  kind: 'ORGANISATION' | 'PERSON';
  id: string;
  organisationIds: string[];
  roles: Role[];
  scopes: string[];
}

const HolderKind = builder.enumType('HolderKind', {
  description: 'What holds an API key.',
  inaccessible: true,
  values: {
    ORGANISATION: { value: 'ORGANISATION', description: 'An organisation.' },
    PERSON: { value: 'PERSON', description: 'A person, for the organisations that the key names.' },
  },
});

const ApiKeyHolder = builder.objectRef<Holder>('ApiKeyHolder').implement({
  description: 'Who holds an API key and what the key lets them do.',
  inaccessible: true,
  fields: (t) => ({
    kind: t.expose('kind', { type: HolderKind, description: 'Organisation or person.' }),
    id: t.exposeID('id', { description: 'The id of the holder.' }),
    organisationIds: t.exposeIDList('organisationIds', {
      description: 'The organisations that the holder may act for.',
    }),
    roles: t.expose('roles', { type: [words.Role], description: 'The roles of the holder.' }),
    scopes: t.exposeStringList('scopes', { description: 'What the key allows.' }),
  }),
});

builder.queryField('apiKeyHolder', (t) =>
  t.field({
    type: ApiKeyHolder,
    nullable: true,
    inaccessible: true,
    description:
      'Who holds a key, by its hash; for the gateway alone (else FORBIDDEN). Null for a key that is unknown, expired or revoked.',
    args: {
      hash: t.arg.string({ required: true, description: 'The SHA-256 of the key, in hex.' }),
    },
    resolve: async (_root, { hash }, ctx) => {
      if (ctx.caller !== GATEWAY) {
        const texts = { zh: '仅网关可以查询。', en: 'Only the gateway may ask.' };
        throw failure('FORBIDDEN', texts, ctx);
      }
      const [holder] = await db().$queryRaw<Holder[]>(sql`
        select k.holder_kind as kind, k.holder_id as id, k.organisation_ids as "organisationIds",
          k.roles, k.scopes
        from api_key k
        where k.hash = ${hash} and k.revoked_at is null and k.expires_at > statement_timestamp()`);
      return holder ?? null;
    },
  }),
);
