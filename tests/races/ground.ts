import type { Actor } from '@lianjian/kernel/context';
import { organisation, person } from '../testkit/actors.ts';

const WRITES = ['demands:write', 'claims:write', 'resources:write', 'community:write'];

/** Where the demand, and the claim on it, of a ground stand when moves are made on it. */
export const STANDINGS = [
  'CASE',
  'COLLECTED',
  'SORTED',
  'ROUTED',
  'ACKNOWLEDGED',
  'LISTED',
  'APPLIED',
  'HELD',
  'OFFERED',
  'ACCEPTED',
  'IN_SERVICE',
  'DELIVERED',
  'CONFIRMED',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** A community of its own with two demands, an offer that fits them and at most one claim. */
export interface Ground {
  areaId: string;
  demandId: string;
  otherId: string;
  resourceId: string;
  /** Another unit's offer, that fits as well. */
  spareId: string;
  claimId: string;
  roundId: string;
  community: Actor;
}

export const firm = organisation('org-firm-ningbao', 'PROPERTY_FIRM', WRITES);
export const provider = organisation('org-nb-unit-h', 'PARTNER_UNIT', WRITES);
export const other = organisation('org-nb-unit-i', 'PARTNER_UNIT', WRITES);
export const member = person('per-qianshang-05', 'VOLUNTEER', WRITES);
export const street = organisation('org-str-xinglin', 'COMMUNITY', WRITES);

const CLAIMS: readonly Standing[] = STANDINGS.slice(STANDINGS.indexOf('APPLIED'));
/** Of the two that are asked for, as many as a claim in this state holds or has taken. */
const held = (standing: Standing) => (['HELD', 'OFFERED'].includes(standing) ? 1 : 0);
const committed = (standing: Standing) =>
  CLAIMS.includes(standing) && standing !== 'APPLIED' ? 1 - held(standing) : 0;

let laid = 0;

type Run = (namespace: string, text: string, values: readonly unknown[]) => Promise<unknown>;

/** Lays a ground: rows as they are where moves have led to this standing. */
export async function lay(run: Run, standing: Standing): Promise<Ground> {
  laid += 1;
  const areaId = `com-ground-${laid}`;
  const ground: Ground = {
    areaId,
    demandId: `dem-ground-${laid}`,
    otherId: `dem-other-${laid}`,
    resourceId: `res-ground-${laid}`,
    spareId: `res-spare-${laid}`,
    claimId: `clm-ground-${laid}`,
    roundId: `rnd-ground-${laid}`,
    community: organisation(`org-${areaId}`, 'COMMUNITY', WRITES),
  };
  const path = `dst-jimei.str-xinglin.${areaId}`;
  await run(
    'organisations',
    `insert into area select (jsonb_populate_record(a, jsonb_build_object('id', $1::text, 'area_path', $2::text,
      'code', null))).* from area a where a.id = 'com-ningbao'`,
    [areaId, path],
  );
  await run('lists', LISTS, [
    areaId,
    path,
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
  ]);
  return ground;
}

/** Kind, state, route, responsible party and the state of the assignment, if any. */
function demandAt(standing: Standing): (string | null)[] {
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
  return [kind, 'LISTED', 'CLAIM_LIST', null, null];
}

/** State, side that opened it, claiming unit, claiming person; without a state there is no claim. */
function claimAt(standing: Standing): (string | null)[] {
  if (!CLAIMS.includes(standing)) {
    return [null, null, null, null];
  }
  const openedBy = standing === 'OFFERED' ? 'COMMUNITY' : 'CLAIMANT';
  const isPerson = standing === 'APPLIED';
  return [standing, openedBy, isPerson ? null : provider.id, isPerson ? member.id : null];
}

const LISTS = `
with node as (
  insert into area_node (id, parent_id, path) values ($1, 'str-xinglin', $2)
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
  insert into assignment (id, demand_id, assignee_organisation_id, mode, state, assigned_at, provenance)
  select 'asg-' || id, id, $11, 'ROUTED', $12::"AssignmentState", now(), 'ENTERED'
  from (values ($3::text), ($4)) n (id) where $12::text is not null
), waiting as (
  insert into clock (id, code, demand_id, area_id, area_path, party_id, started_at, provenance)
  select 'clk-' || id, 'FIRST_RESPONSE', id, $1, $2, 'org-' || $1, now(), 'ENTERED'
  from (values ($3::text), ($4)) n (id) where $9::text = 'COLLECTED'
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
