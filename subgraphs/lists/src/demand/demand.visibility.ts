import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor, Context } from '@lianjian/kernel/context';
import { type FilterInput, fieldsOf } from '@lianjian/kernel/filter';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { any, raw, type Sql, sql, within } from '@lianjian/kernel/sql';
import { areasOf, isPlatform } from '@lianjian/vocabulary/authority.rules';
import { CLAIMS_WRITE } from '../actor/actor.rules.ts';
import { db } from '../db.ts';
import { kindOf } from '../kinds/kinds.ts';
import { isWishForUnits } from '../list-policy/wish.store.ts';
import { type ClaimantKind, DEMAND_KINDS, type DemandKind } from '../words.ts';

/** The kind that everybody may read; of the others the public sees counts. */
export const PUBLIC_KIND: DemandKind = 'COMMUNITY_PROJECT';

/** Which rows of `demand_now x` a caller may read. */
export function visibleDemands(ctx: Context): Sql {
  return readable(ctx.actor, 'x');
}

/** Which rows of `claim_now x` a caller may read: those of demands that it may read. */
export function visibleClaims(ctx: Context): Sql {
  if (isPlatform(ctx.actor)) {
    return raw('true');
  }
  return sql`exists (select 1 from demand d where d.id = x.demand_id and ${readable(ctx.actor, 'd')})`;
}

function readable(actor: Actor | null, alias: 'x' | 'd'): Sql {
  const x = (column: string) => raw(`${alias}.${column}`);
  const isPublic = sql`${x('kind')} = ${PUBLIC_KIND}::text::"DemandKind"`;
  if (!actor) {
    return isPublic;
  }
  if (isPlatform(actor)) {
    return raw('true');
  }
  return any([
    isPublic,
    sql`(${x('state')} = 'LISTED' and ${x('kind')}::text = any(${claimableKinds(actor)}::text[]))`,
    sql`(${x('state')} = 'LISTED' and ${wishForUnits(actor, alias)})`,
    actsForArea(actor, x('area_path')),
    isParty(actor, x('id'), x('responsible_party_id')),
  ]);
}

/** Whether the actor acts for the area of a path or for one above it. */
export function actsForArea(actor: Actor | null, path: Sql): Sql {
  const areas = areasOf(actor);
  if (areas.length === 0) {
    return raw('false');
  }
  return sql`exists (select 1 from area_node n where n.id = any(${areas}::text[]) and ${within(path, raw('n.path'))})`;
}

/** Whoever answers for it, was named for it, claims it or put it forward. */
function isParty(actor: Actor, demandId: Sql, responsiblePartyId: Sql): Sql {
  const parties = sql`any(${partiesOf(actor)}::text[])`;
  return sql`(${responsiblePartyId} = ${parties}
    or exists (select 1 from claim c where c.demand_id = ${demandId}
      and coalesce(c.claimant_organisation_id, c.claimant_person_id) = ${parties})
    or exists (select 1 from submission s where s.demand_id = ${demandId}
      and (s.person_id = ${parties} or s.organisation_id = ${parties}))
    or exists (select 1 from assignment a where a.demand_id = ${demandId}
      and (coalesce(a.assignee_organisation_id, a.assignee_person_id) = ${parties}
        or exists (select 1 from assignment_helper h where h.assignment_id = a.id
          and coalesce(h.organisation_id, h.person_id) = ${parties}))))`;
}

/** Whether a row is a wish that units may claim, for a unit that claims. */
function wishForUnits(actor: Actor, alias: 'x' | 'd'): Sql {
  const isUnit = actor.scopes.includes(CLAIMS_WRITE) && actor.organisationIds.length > 0;
  return isUnit ? isWishForUnits(alias) : raw('false');
}

/** The kinds that somebody like the actor may claim; team membership is asked when it claims. */
function claimableKinds(actor: Actor): DemandKind[] {
  if (!actor.scopes.includes(CLAIMS_WRITE)) {
    return [];
  }
  const isA: Record<ClaimantKind, boolean> = {
    ORGANISATION: actor.organisationIds.length > 0,
    PERSON: actor.kind === 'PERSON',
    TEAM_MEMBER: actor.kind === 'PERSON' && actor.roles.includes('VOLUNTEER'),
  };
  return Object.keys(DEMAND_KINDS)
    .map((kind) => kind as DemandKind)
    .filter((kind) => kindOf(kind).policy?.claimants.some((claimant) => isA[claimant]));
}

const readableIds = rowsByKey<{ key: string }>(
  db,
  (ids, ctx) =>
    sql`select x.id as key from demand x where x.id = any(${ids}) and ${visibleDemands(ctx)}`,
);

/** Whether the caller may read a demand: all that one operation asks about are one statement. */
export async function mayReadDemand(id: string, ctx: Context): Promise<boolean> {
  return (await readableIds(id, ctx)).length > 0;
}

/** What hidden demands may be counted by: nothing that could be guessed piece by piece. */
const COARSE = [
  'kind',
  'category',
  'area',
  'compoundId',
  'quarter',
  'listQuarter',
  'state',
  'track',
  'provenance',
];

/** Of the kinds that are not public, everybody may count what nobody may read. */
export function countedDemands(ctx: Context, filter: FilterInput | null): Sql {
  const isCoarse = fieldsOf(filter).every((field) => COARSE.includes(field));
  return isCoarse ? raw('true') : visibleDemands(ctx);
}
