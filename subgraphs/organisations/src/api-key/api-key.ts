import type { Role } from '@lianjian/kernel/context';
import { entity } from '@lianjian/kernel/entities';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import { organisationRows } from '../organisation/organisation.ts';
import { personRows } from '../person/person.ts';
import { Actor } from '../viewer/viewer.ts';
import { revokeTransitions } from './revoke.rules.ts';

export const apiKeyRows = entity('ApiKey', (args) => db().apiKey.findMany(args));

/** Where the holder of a key belongs. */
const placeOfHolder = rowsByKey<{ key: string; areaPath: string | null }>(
  db,
  (keys) => sql`
    select k.id as key, coalesce(o.area_path, p.area_path) as "areaPath" from api_key k
    left join organisation o on o.id = k.holder_id
    left join person p on p.id = k.holder_id
    where k.id = any(${keys})`,
);

export const ApiKey = builder.prismaObject('ApiKey', {
  description: 'What a caller shows to be somebody (密钥); the key itself is kept nowhere.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as key-….' }),
    holder: t.field({
      type: Actor,
      nullable: true,
      description: 'Who acts with it.',
      resolve: ({ holderKind, holderId: id }, _args, ctx, info) =>
        holderKind === 'PERSON'
          ? personRows.load(id, ctx, info)
          : organisationRows.load(id, ctx, info),
    }),
    label: t.exposeString('label', {
      nullable: true,
      description: 'What it is for, as its issuer said; null where nothing was.',
    }),
    organisationIds: t.exposeIDList('organisationIds', {
      description: 'The organisations that the holder may act for.',
    }),
    roles: t.field({
      type: [words.Role],
      description: 'As what the holder acts.',
      resolve: ({ roles }) => roles as Role[],
    }),
    scopes: t.exposeStringList('scopes', { description: 'What it allows.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'When it is over; at exactly this instant it is.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null while it was not.',
    }),
    allowedTransitions: t.field({
      type: [words.Transition],
      description: 'The ways on from where it stands, as they are for the caller.',
      select: { id: true, holderId: true, revokedAt: true },
      resolve: async ({ id, holderId, revokedAt }, _args, ctx) => {
        const [place] = await placeOfHolder(id, ctx);
        const areaPath = place?.areaPath ?? null;
        return revokeTransitions({ holderId, areaPath, revokedAt }, ctx.actor);
      },
    }),
  }),
});
words.stored(ApiKey);
