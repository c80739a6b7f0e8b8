import type { Actor } from '@lianjian/kernel/context';
import type pg from 'pg';
import { organisation, person } from '../testkit/actors.ts';
import type { Row } from './copying.ts';

const WRITES = [
  'agreements:write',
  'claims:write',
  'community:write',
  'demands:write',
  'keys:write',
  'points:write',
  'registry:write',
  'resources:write',
];

/** Where the demand, and the claim on it, stand when a ground is laid. */
export const LISTED = [
  'CASE',
  'COLLECTED',
  'SORTED',
  'ROUTED',
  'ACKNOWLEDGED',
  'RESOLVED',
  'LISTED',
  'APPLIED',
  'HELD',
  'OFFERED',
  'ACCEPTED',
  'IN_SERVICE',
  'DELIVERED',
  'CONFIRMED',
] as const;
export type Listed = (typeof LISTED)[number];

/** A street with a community of its own: two demands, an offer that fits them, at most one claim. */
export interface Ground {
  /** The path of the street; all rows of the ground lie within it. */
  path: string;
  streetId: string;
  areaId: string;
  demandId: string;
  otherId: string;
  resourceId: string;
  /** Another unit's offer, that fits as well. */
  spareId: string;
  claimId: string;
  roundId: string;
  street: Actor;
  community: Actor;
  /** The row of a table that is like this, as it was laid; null where the ground has none. */
  row(table: string, like?: (row: Row) => boolean): Row | null;
}

export const firm = organisation('org-firm-ningbao', 'PROPERTY_FIRM', WRITES);
export const provider = organisation('org-nb-unit-h', 'PARTNER_UNIT', WRITES);
export const other = organisation('org-nb-unit-i', 'PARTNER_UNIT', WRITES);
export const member = person('per-qianshang-05', 'VOLUNTEER', WRITES);

/** The ground of a name, or the copy of it whose ids end in `suffix`. */
export function groundOf(
  name: string,
  rows: ReadonlyMap<string, readonly Row[]>,
  suffix = '',
): Ground {
  const id = (prefix: string) => `${prefix}-ground-${name}${suffix}`;
  const [streetId, areaId] = [id('str'), id('com')];
  return {
    path: `dst-jimei.${streetId}`,
    streetId,
    areaId,
    demandId: id('dem'),
    otherId: id('dem-other'),
    resourceId: id('res'),
    spareId: id('res-spare'),
    claimId: id('clm'),
    roundId: id('rnd'),
    street: organisation(`org-${streetId}`, 'COMMUNITY', WRITES),
    community: organisation(`org-${areaId}`, 'COMMUNITY', WRITES),
    row: (table, like = () => true) => {
      const found = rows.get(table)?.find(like);
      return found ? { ...found, id: `${found.id}${suffix}` } : null;
    },
  };
}

const CLAIMS: readonly Listed[] = LISTED.slice(LISTED.indexOf('APPLIED'));
/** Of the two that are asked for, as many as a claim in this state holds or has taken. */
const held = (standing: Listed) => (['HELD', 'OFFERED'].includes(standing) ? 1 : 0);
const committed = (standing: Listed) =>
  CLAIMS.includes(standing) && standing !== 'APPLIED' ? 1 - held(standing) : 0;

/** Lays a ground: rows as they are where moves have led to this standing. */
export async function lay(client: pg.Pool, name: string, standing: Listed): Promise<void> {
  const ground = groundOf(name, new Map());
  const { streetId, areaId, path } = ground;
  await client.query(PLACES, [streetId, areaId, path]);
  const connection = await client.connect();
  try {
    await connection.query('set search_path = lists, extensions');
    await connection.query(LISTS, [
      areaId,
      `${path}.${areaId}`,
      ground.demandId,
      ground.otherId,
      ground.resourceId,
      ground.claimId,
      ground.roundId,
      ...demandAt(standing),
      held(standing),
      committed(standing),
      ...claimAt(standing),
      ground.spareId,
      other.id,
      ...(standing === 'CASE' ? ['KIOSK', 'RECEIVED'] : [null, null]),
      clocksAt(standing),
      member.id,
    ]);
  } finally {
    connection.release(true);
  }
}

/** Kind, state, route, responsible party and the state of the assignment, if any. */
function demandAt(standing: Listed): (string | null)[] {
  if (standing === 'CASE') {
    return ['CASE', 'COLLECTED', null, null, null];
  }
  const kind = standing === 'APPLIED' ? 'REPAIR_ORDER' : 'COMMUNITY_PROJECT';
  if (standing === 'COLLECTED' || standing === 'SORTED') {
    return [kind, standing, null, null, null];
  }
  if (standing === 'ROUTED' || standing === 'ACKNOWLEDGED') {
    const assignment = standing === 'ROUTED' ? 'ASSIGNED' : standing;
    return [kind, 'ROUTED', 'RESPONSIBLE_PARTY', firm.id, assignment];
  }
  if (standing === 'RESOLVED') {
    return [kind, standing, 'RESPONSIBLE_PARTY', firm.id, 'DONE'];
  }
  return [kind, 'LISTED', 'CLAIM_LIST', null, null];
}

/** State, side that opened it, claiming unit, claiming person; without a state there is no claim. */
function claimAt(standing: Listed): (string | null)[] {
  if (!CLAIMS.includes(standing)) {
    return [null, null, null, null];
  }
  const openedBy = standing === 'OFFERED' ? 'COMMUNITY' : 'CLAIMANT';
  const isPerson = standing === 'APPLIED';
  return [standing, openedBy, isPerson ? null : provider.id, isPerson ? member.id : null];
}

/** The clocks that run there, first of all the one that is paused. */
function clocksAt(standing: Listed): string[] {
  if (standing === 'CASE' || standing === 'COLLECTED') {
    return ['FIRST_RESPONSE', 'DISPATCH'];
  }
  if (standing === 'SORTED') {
    return ['DISPATCH'];
  }
  if (standing === 'CONFIRMED' || standing === 'RESOLVED') {
    return ['RETURN_VISIT'];
  }
  const isUnderWay = ['ROUTED', 'ACKNOWLEDGED', 'ACCEPTED', 'IN_SERVICE'].includes(standing);
  return isUnderWay ? ['DELIVERY'] : [];
}

/** The street and its community, each with the body that acts for it. */
const PLACES = `
with areas as (
  insert into organisations.area
  select (jsonb_populate_record(a, jsonb_build_object('id', n.id, 'parent_id', n.above, 'level', n.level,
    'area_path', n.path, 'code', null))).*
  from organisations.area a, (values ($1::text, 'dst-jimei', 'STREET', $3::text),
    ($2::text, $1::text, 'COMMUNITY', $3 || '.' || $2)) n (id, above, level, path)
  where a.id = 'com-ningbao'
)
insert into organisations.organisation
select (jsonb_populate_record(o, jsonb_build_object('id', 'org-' || n.id, 'area_id', n.id,
  'area_path', n.path, 'acts_for_area_id', n.id, 'kind', n.kind, 'parent_id', null))).*
from organisations.organisation o, (values ($1::text, 'STREET_COMMITTEE', $3::text),
  ($2::text, 'COMMUNITY_COMMITTEE', $3 || '.' || $2)) n (id, kind, path)
where o.id = 'org-com-ningbao'`;

const LISTS = `
with node as (
  insert into area_node (id, parent_id, path) values ($1, split_part($2, '.', 2), $2),
    (split_part($2, '.', 2), 'dst-jimei', substring($2 from '^(.*)\\.'))
), round as (
  insert into collection_round (id, area_id, area_path, quarter, opens_on, closes_on, channels, state, provenance)
  values ($7, $1, $2, '2023-Q2', '2023-04-01', '2023-06-30', '{VISIT}', 'OPEN', 'ENTERED')
), demands as (
  insert into demand select (jsonb_populate_record(d, jsonb_build_object(
    'id', n.id, 'area_id', $1::text, 'area_path', $2::text, 'compound_id', null, 'quantity', 2, 'version', 1,
    'kind', $8::text, 'procedure', $21::text, 'stage', $22::text, 'state', $9::text, 'route', $10::text, 'responsible_party_id', $11::text,
    'held', n.part * $13::int, 'committed', n.part * $14::int, 'claimed_on', null))).*
  from demand d, (values ($3::text, 1), ($4, 0)) n (id, part) where d.id = 'dem-nb-2023q2-18'
), assigned as (
  insert into assignment (id, demand_id, assignee_organisation_id, mode, state, assigned_at, resolved_at,
    resolution, provenance)
  select 'asg-' || id, id, $11, 'ROUTED', $12::"AssignmentState", now(),
    case when $12 = 'DONE' then now() end, case when $12 = 'DONE' then '已更换。' end, 'ENTERED'
  from (values ($3::text), ($4)) n (id) where $12::text is not null
), waiting as (
  insert into clock (id, code, demand_id, claim_id, area_id, area_path, party_id, responders, started_at,
    provenance)
  select 'clk-' || n.at || '-' || d.id, n.code::"ClockCode", d.id,
    case when n.code = 'DELIVERY' and $15::text is not null then $6::text end,
    $1, $2, 'org-' || $1, '{}', now(), 'ENTERED'
  from (values ($3::text, 1), ($4, 2)) d (id, nth), unnest($23::text[]) with ordinality n (code, at)
  where d.nth = 1 or $15::text is null
), helped as (
  insert into claim_partner (id, claim_id, person_id) select 'ptn-' || $6, $6, $24 where $15 = 'CONFIRMED'
), offer as (
  insert into service_resource select (jsonb_populate_record(r, jsonb_build_object(
    'id', n.id, 'area_id', $1::text, 'area_path', $2::text, 'capacity_per_quarter', 2, 'version', 1,
    'provider_organisation_id', coalesce(n.provider, r.provider_organisation_id)))).*
  from service_resource r, (values ($5::text, null), ($19::text, $20::text)) n (id, provider)
  where r.id = 'res-nb-12'
), serves as (
  insert into service_area (resource_id, area_id) values ($5, $1), ($19, $1)
), quarter as (
  insert into resource_quarter (resource_id, quarter, capacity, held, committed)
  select $5, '2023-Q2', 2, $13, $14 where $13::int + $14::int > 0
)
insert into claim (id, demand_id, resource_id, claimant_organisation_id, claimant_person_id, area_id, area_path,
  opened_by, quantity, quarter, state, expires_at, claimed_at, accepted_at, started_at, delivered_at, delivered,
  confirmed_at, closed_at, confirmed, provenance)
select $6, $3, case when $17::text is not null then $5::text end, $17, $18, $1, $2, $16::"ClaimSide", 1, '2023-Q2',
  s, case when s in ('HELD', 'OFFERED') then now() + interval '1 day' end, now(),
  case when s >= 'ACCEPTED' then now() end, case when s >= 'IN_SERVICE' then now() end,
  case when s >= 'DELIVERED' then now() end, case when s >= 'DELIVERED' then 1 else 0 end,
  case when s >= 'CONFIRMED' then now() end, case when s >= 'CONFIRMED' then now() end,
  case when s >= 'CONFIRMED' then 1 else 0 end, 'ENTERED'
from (select $15::"ClaimState" as s) made where s is not null`;
