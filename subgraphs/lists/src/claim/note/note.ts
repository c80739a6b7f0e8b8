import type { Actor } from '@lianjian/kernel/context';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { any, raw, type Sql, sql } from '@lianjian/kernel/sql';
import { isPlatform } from '@lianjian/vocabulary/authority.rules';
import { readsOnly } from '../../actor/actor.rules.ts';
import { builder } from '../../builder.ts';
import { db } from '../../db.ts';
import { actsForArea } from '../../demand/demand.visibility.ts';
import { isOnClaim, isOneOf } from '../../demand/taking-part.visibility.ts';
import { ReasonCode } from '../../enumerations.ts';
import { Provider } from '../../references.ts';
import type { ReasonCode as ReasonCodes } from '../../words.ts';
import { Claim } from '../claim.ts';

interface NoteRow {
  key: string;
  step: string;
  reason: ReasonCodes;
  note: string;
  byId: string;
  at: Date;
}

/** Both sides of a claim are told: who provides, its community with those above it, and who asked for it. */
function mayKnow(actor: Actor | null): Sql {
  if (isPlatform(actor)) {
    return raw('true');
  }
  if (readsOnly(actor)) {
    return raw('false');
  }
  return any([
    actsForArea(actor, raw('c.area_path')),
    isOnClaim(actor, 'c'),
    sql`exists (select 1 from submission s
      where s.demand_id = c.demand_id and ${isOneOf(actor, raw('s.person_id'))})`,
  ]);
}

const notes = rowsByKey<NoteRow>(
  db,
  (claimIds, { actor }) => sql`
    select n.claim_id as key, n.step, n.reason::text as reason, n.note, n.created_at as at,
      coalesce(n.organisation_id, n.person_id) as "byId"
    from claim_note n join claim c on c.id = n.claim_id
    where n.claim_id = any(${claimIds}) and ${mayKnow(actor)} order by n.created_at, n.id`,
);

const ClaimNote = builder.objectRef<NoteRow>('ClaimNote').implement({
  description:
    'What one side of a claim told the other when it declined it, gave it back or returned a delivery (说明).',
  fields: (t) => ({
    mutation: t.exposeString('step', {
      description: 'What it explains: declineClaim, releaseClaim or returnDelivery.',
    }),
    reason: t.expose('reason', { type: ReasonCode, description: 'The reason that was given.' }),
    note: t.exposeString('note', { description: 'In their words.' }),
    by: t.field({
      type: Provider,
      nullable: true,
      description: 'Who told it.',
      resolve: ({ byId }) => ({ id: byId }),
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
  }),
});

builder.prismaObjectField(Claim, 'notes', (t) =>
  t.field({
    type: [ClaimNote],
    description:
      'What its sides told each other, the earliest first; for the claimant and its partners, who asked for it, the community and those above it only, none for others.',
    resolve: async ({ id }, _args, ctx) => [...(await notes(id, ctx))],
  }),
);
