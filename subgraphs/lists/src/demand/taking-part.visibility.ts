import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import { any, raw, type Sql, sql } from '@lianjian/kernel/sql';

/** Whether an id is the actor's own, or of an organisation that it acts for. */
export function isOneOf(actor: Actor | null, id: Sql): Sql {
  return actor ? sql`${id} = any(${[...partiesOf(actor)]}::text[])` : raw('false');
}

/** Whether the actor was named by an assignment, or helps with it. */
export function isNamed(actor: Actor | null, alias: 'a' | 'x'): Sql {
  return any([
    isOneOf(actor, raw(`coalesce(${alias}.assignee_organisation_id, ${alias}.assignee_person_id)`)),
    sql`exists (select 1 from assignment_helper h where h.assignment_id = ${raw(`${alias}.id`)}
      and ${isOneOf(actor, raw('coalesce(h.organisation_id, h.person_id)'))})`,
  ]);
}

/** Whether the actor claims, or does it together with who claims. */
export function isOnClaim(actor: Actor | null, alias: 'c' | 'x'): Sql {
  return any([
    isOneOf(actor, raw(`coalesce(${alias}.claimant_organisation_id, ${alias}.claimant_person_id)`)),
    sql`exists (select 1 from claim_partner p where p.claim_id = ${raw(`${alias}.id`)}
      and ${isOneOf(actor, raw('coalesce(p.organisation_id, p.person_id)'))})`,
  ]);
}

/** Whether the actor is who a submission was put forward by. */
export function putForwardBy(actor: Actor | null, alias: 's' | 'x'): Sql {
  return any([
    isOneOf(actor, raw(`${alias}.person_id`)),
    isOneOf(actor, raw(`${alias}.organisation_id`)),
  ]);
}

/** Whether the actor put a demand forward itself, and not as another that was merged into it. */
export function putForward(actor: Actor, demandId: Sql): Sql {
  return any([
    sql`exists (select 1 from submission s where s.demand_id = ${demandId}
      and s.merged_from_id is null and ${putForwardBy(actor, 's')})`,
    sql`exists (select 1 from submission s where s.merged_from_id = ${demandId}
      and ${putForwardBy(actor, 's')})`,
  ]);
}

/**
 * Who takes part in a demand now: answers for it, was named for it and has not sent it back, has a
 * claim on it that is under way or came to something, or put it forward.
 */
export function takesPart(actor: Actor, demandId: Sql, responsiblePartyId: Sql): Sql {
  return any([
    isOneOf(actor, responsiblePartyId),
    sql`exists (select 1 from claim c where c.demand_id = ${demandId} and ${isOnClaim(actor, 'c')}
      and c.state not in ('DECLINED', 'RELEASED', 'EXPIRED')
      and not hold_is_due(c.state, c.expires_at, statement_timestamp()))`,
    putForward(actor, demandId),
    sql`exists (select 1 from assignment a where a.demand_id = ${demandId}
      and a.state <> 'RETURNED' and ${isNamed(actor, 'a')})`,
  ]);
}

/** The same of everybody who ever did, and of those whose own demand goes on in this one. */
export function tookPart(actor: Actor, demandId: Sql): Sql {
  return any([
    sql`exists (select 1 from claim c where c.demand_id = ${demandId} and ${isOnClaim(actor, 'c')})`,
    sql`exists (select 1 from submission s where s.demand_id = ${demandId} and ${putForwardBy(actor, 's')})`,
    sql`exists (select 1 from assignment a where a.demand_id = ${demandId} and ${isNamed(actor, 'a')})`,
  ]);
}
