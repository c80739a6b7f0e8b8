import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor, Context } from '@lianjian/kernel/context';
import { entity } from '@lianjian/kernel/entities';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { any, raw, type Sql, sql } from '@lianjian/kernel/sql';
import { isPlatform } from '@lianjian/vocabulary/authority.rules';
import { readsOnly } from '../actor/actor.rules.ts';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Demand } from '../demand/demand.ts';
import { actsForArea, visibleWithDemand } from '../demand/demand.visibility.ts';
import { putForwardBy } from '../demand/taking-part.visibility.ts';
import { CollectionChannel } from '../enumerations.ts';
import { Organisation, Person, reference } from '../references.ts';
import { isSubmitter } from './submitter.rules.ts';

/** Claims that make their claimant need to know where to go and whom to call. */
const ENTITLING = ['ACCEPTED', 'IN_SERVICE', 'DELIVERED'];

/** The demands of which a caller may know who asked, and where: one statement for all. */
const entitled = rowsByKey<{ key: string }>(
  db,
  (demands, { actor }) => sql`
    select d.id as key from demand d where d.id = any(${demands}) and ${mayKnow(actor)}`,
);

function mayKnow(actor: Actor | null): Sql {
  if (isPlatform(actor)) {
    return raw('true');
  }
  if (readsOnly(actor)) {
    return raw('false');
  }
  const parties = sql`any(${partiesOf(actor)}::text[])`;
  return any([
    actsForArea(actor, raw('d.area_path')),
    sql`exists (select 1 from claim_now c where c.demand_id = d.id and c.state::text = any(${ENTITLING}::text[])
      and coalesce(c.claimant_organisation_id, c.claimant_person_id) = ${parties})`,
    // Whoever took it on has to find the door, whether it was sent there or answers for it.
    sql`exists (select 1 from assignment a where a.demand_id = d.id
      and a.state in ('ACKNOWLEDGED', 'IN_HAND')
      and (coalesce(a.assignee_organisation_id, a.assignee_person_id) = ${parties}
        or exists (select 1 from assignment_helper h where h.assignment_id = a.id
          and coalesce(h.organisation_id, h.person_id) = ${parties})))`,
  ]);
}

export interface Said {
  demandId: string;
  personId: string | null;
  organisationId: string | null;
}

/** Whoever said it; of an organisation those who put needs forward, not those who only read. */
function hasSaid({ personId, organisationId }: Said, actor: Actor | null): boolean {
  return (
    actor !== null &&
    (actor.id === personId ||
      (partiesOf(actor).some((party) => party === organisationId) && isSubmitter(actor)))
  );
}

/** A private value for those who may know it, and for whoever said it. */
export async function onlyFor<T>(said: Said, ctx: Context, value: T | null): Promise<T | null> {
  if (value === null || hasSaid(said, ctx.actor)) {
    return value;
  }
  return (await entitled(said.demandId, ctx)).length > 0 ? value : null;
}

const rows = entity('Submission', (args) => db().submission.findMany(args));

const Submission = builder.prismaObject('Submission', {
  description: 'One time that a need was put forward (提交): by which channel, when, by whom.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as sub-nb-2023q2-01-1.' }),
    channel: t.expose('channel', { type: CollectionChannel, description: 'How it came in.' }),
    submittedAt: t.expose('submittedAt', { type: 'DateTime', description: 'When it came in.' }),
    submittedBy: t.field({
      type: Person,
      nullable: true,
      description:
        'Who put it forward, for the community, the accepted claimant and the handler who took it on only.',
      resolve: async (row, _args, ctx) => reference(await onlyFor(row, ctx, row.personId)),
    }),
    submittedFor: t.field({
      type: Organisation,
      nullable: true,
      description:
        'The organisation that put it forward, for the community, the accepted claimant, the handler who took it on, and itself only.',
      resolve: async (row, _args, ctx) => reference(await onlyFor(row, ctx, row.organisationId)),
    }),
    contact: t.string({
      nullable: true,
      description:
        'How to reach them, for the community, the accepted claimant and the handler who took it on only.',
      resolve: (row, _args, ctx) => onlyFor(row, ctx, row.contact),
    }),
    dwelling: t.string({
      nullable: true,
      description:
        'Where they live, for the community, the accepted claimant and the handler who took it on only.',
      resolve: (row, _args, ctx) => onlyFor(row, ctx, row.dwelling),
    }),
  }),
});
words.stored(Submission);

const submissions = listing({
  node: Submission,
  entity: rows,
  from: 'submission',
  db,
  // Whose demand was merged into another goes on reading what was said as their own.
  visible: (ctx) => visibleWithDemand(ctx, putForwardBy(ctx.actor, 'x')),
  fields: {
    ...words.storedFields,
    channel: {
      kind: words.filters.oneOf(CollectionChannel),
      value: 'channel',
      description: 'How it came in.',
    },
    submittedAt: {
      kind: words.filters.dateTime,
      value: 'submitted_at',
      description: 'When it came in.',
    },
  },
});

submissions.nested(Demand, 'submissions', {
  description: 'Who said it, by which channel, when.',
  scope: (demand) => sql`x.demand_id = ${demand}`,
});
