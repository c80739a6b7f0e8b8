import type { Context } from '@lianjian/kernel/context';
import { any, raw, type Sql, sql } from '@lianjian/kernel/sql';
import { isPlatform } from '@lianjian/vocabulary/authority.rules';
import { listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Organisation } from '../organisation/organisation.ts';
import { actsForArea } from '../person/person.visibility.ts';
import { ApiKey, apiKeyRows } from './api-key.ts';

/** Those who may revoke a key may read that it is there: its holder, and who keeps the books of its place. */
function visibleKeys({ actor }: Context): Sql {
  if (!actor) {
    return raw('false');
  }
  if (isPlatform(actor)) {
    return raw('true');
  }
  return any([
    sql`x.holder_id = ${actor.id}`,
    actsForArea(
      actor,
      raw(`coalesce((select o.area_path from organisation o where o.id = x.holder_id),
        (select p.area_path from person p where p.id = x.holder_id))`),
    ),
  ]);
}

const { filters } = words;
const keys = listing({
  node: ApiKey,
  entity: apiKeyRows,
  from: 'api_key',
  db,
  visible: visibleKeys,
  fields: {
    ...words.storedFields,
    holderId: { kind: filters.id, value: 'holder_id', description: 'Who acts with it.' },
    label: { kind: filters.string, value: 'label', description: 'What it is for.' },
    live: {
      kind: filters.boolean,
      value: raw('(x.revoked_at is null and x.expires_at > statement_timestamp())'),
      order: false,
      description: 'Whether it is good now.',
    },
    expiresAt: { kind: filters.dateTime, value: 'expires_at', description: 'When it is over.' },
    revokedAt: { kind: filters.dateTime, value: 'revoked_at', description: 'When revoked.' },
  },
});

keys.nested(Organisation, 'apiKeys', {
  description:
    'The keys with which it acts, for itself, for who keeps the books of its place, and for the platform; none for others.',
  nullable: false,
  scope: (organisation) => sql`x.holder_id = ${organisation}`,
});
keys.root(
  'apiKeys',
  'The keys that the caller may revoke: its own, those of its area and below; of the platform all. Never the key itself nor its hash.',
);
