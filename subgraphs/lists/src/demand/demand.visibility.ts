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
import { isOneOf, takesPart, tookPart } from './taking-part.visibility.ts';

/** The kind that everybody may read; of the others the public sees counts. */
export const PUBLIC_KIND: DemandKind = 'COMMUNITY_PROJECT';

/** Which rows of `demand_now x` a caller may read. */
export function visibleDemands(ctx: Context): Sql {
  return readable(ctx.actor, 'x');
}

/**
 * Which rows `x` that belong to a demand a caller may read: those of demands that it may read, and
 * its own. What makes a row its own is said within the subquery: beside it PostgreSQL could not join
 * and would look at every demand for any page.
 */
export function visibleWithDemand(ctx: Context, own: Sql = raw('false')): Sql {
  if (isPlatform(ctx.actor)) {
    return raw('true');
  }
  return sql`exists (select 1 from demand d
    where d.id = x.demand_id and ${any([readable(ctx.actor, 'd'), own])})`;
}

/** Which rows of `event x` a caller may read: those of a demand with it, others with their own row. */
export function visibleEvents(ctx: Context): Sql {
  return isPlatform(ctx.actor)
    ? raw('true')
    : sql`(x.entity_type <> 'Demand' or exists (select 1 from demand d
        where d.id = x.entity_id and ${readable(ctx.actor, 'd')}))`;
}

/** Which rows of `claim_now x` a caller may read: those of such demands, and whatever became of it its own. */
export function visibleClaims(ctx: Context): Sql {
  const own = sql`coalesce(x.claimant_organisation_id, x.claimant_person_id)`;
  return visibleWithDemand(ctx, isOneOf(ctx.actor, own));
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
    takesPart(actor, x('id'), x('responsible_party_id')),
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

const knownIds = rowsByKey<{ key: string }>(
  db,
  (ids, ctx) =>
    sql`select x.id as key from demand x where x.id = any(${ids})
      and ${any([visibleDemands(ctx), ctx.actor ? tookPart(ctx.actor, raw('x.id')) : raw('false')])}`,
);

/** Whether the caller may know where a demand stands: who may read it, and whoever once took part. */
export async function mayKnowDemand(id: string, ctx: Context): Promise<boolean> {
  return (await knownIds(id, ctx)).length > 0;
}

interface Row {
  id: string;
  kind: DemandKind;
}

/** What a demand says to those who may read it, however its row was come by. */
export async function onlyForReaders<T>({ id, kind }: Row, ctx: Context, value: T | null) {
  return value !== null && (kind === PUBLIC_KIND || (await mayReadDemand(id, ctx))) ? value : null;
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
