import type { Context } from '@lianjian/kernel/context';
import { all, raw, type Sql, sql } from '@lianjian/kernel/sql';
import { visibleClaims, visibleDemands } from '../demand/demand.visibility.ts';
import type { ThreeList } from '../words.ts';
import { CAME_TO_SOMETHING, claimedIn, onDemandList, onResourceList } from './scope.ts';

/** The rows of a list by the fields of its columns, with ids where a column shows a name. */
export function rowsOf(list: ThreeList, key: string, most: number, ctx: Context): Sql {
  const { columns, from, where } = SOURCES[list];
  return sql`
    select ${columns} from ${from} where ${where(sql`${key}`, ctx)}
    order by x.area_path, x.id limit ${most}`;
}

interface Source {
  columns: Sql;
  from: Sql;
  where(key: Sql, ctx: Context): Sql;
}

/** The day of an instant in Asia/Shanghai. */
const dayOf = (column: string) => raw(`(${column} at time zone 'Asia/Shanghai')::date::text`);

const RESOURCES: Source = {
  columns: sql`x.id, x.area_id as area, x.title, x.description,
    coalesce(x.provider_organisation_id, x.provider_person_id) as provider,
    coalesce(x.provider_organisation_id, x.provider_person_id) as "providerId",
    x.delivered_by_id as "deliveredBy", x.delivered_by_id as "deliveredById",
    x.agreement_id as "agreementId", x.category::text, x.audiences::text[],
    x.capacity_per_quarter as "capacityPerQuarter", x.unit::text,
    s.areas as "serviceAreas", s.areas as "serviceAreaIds",
    s.compounds as "serviceCompounds", s.compounds as "serviceCompoundIds",
    x.available_from::text as "availableFrom", x.available_to::text as "availableTo",
    (select jsonb_agg(jsonb_build_object('weekday', r.weekday, 'from', r.from_time, 'to', r.to_time)
      order by r.weekday, r.from_time) from schedule_rule r where r.resource_id = x.id) as schedule,
    (select jsonb_agg(jsonb_build_object('from', f.from_place, 'to', f.to_place)
      order by f.from_place, f.to_place) from freight_route f where f.resource_id = x.id) as routes,
    x.assured_on::text as "assuredOn", x.state::text`,
  from: raw(`service_resource x cross join lateral (select
    array(select a.area_id from service_area a where a.resource_id = x.id order by 1) as areas,
    array(select c.compound_id from service_compound c where c.resource_id = x.id order by 1) as compounds
  ) s`),
  where: onResourceList,
};

const DEMANDS: Source = {
  columns: sql`x.id, x.area_id as area, x.title, x.description, x.compound_id as "compoundId",
    (select s.channel::text from submission s where s.demand_id = x.id
      order by s.submitted_at, s.id limit 1) as channel,
    x.kind::text, x.category::text, x.audience::text, x.quantity, x.unit::text, x.urgency::text,
    x.location_class::text as "locationClass", x.beneficiaries, x.wanted_from::text as "wantedFrom",
    x.wanted_by::text as "wantedBy", x.wanted_weekdays as "wantedWeekdays",
    x.procedure::text, x.dispute::text as "disputeSubject",
    x.freight_from as "freight.from", x.freight_to as "freight.to", x.quarter as "collectedQuarter",
    x.list_quarter as "listQuarter", x.carried_over as "carriedOver", x.state::text, x.route::text,
    x.free, x.held, x.committed, ${dayOf('x.received_at')} as "receivedOn",
    x.claimed_on::text as "claimedOn"`,
  from: raw('demand_now x'),
  where: (key, ctx) => all([onDemandList(key), visibleDemands(ctx)]),
};

const CLAIMS: Source = {
  columns: sql`x.id, x.area_id as area, x.demand_id as "demandId", w.title as demand,
    x.resource_id as "resourceId", r.title as resource,
    coalesce(x.claimant_organisation_id, x.claimant_person_id) as claimant,
    x.responsible_party_id as "responsibleParty", x.opened_by::text as "openedBy", x.quantity,
    w.unit::text, x.quarter, x.state::text, ${dayOf('x.claimed_at')} as "claimedOn",
    ${dayOf('x.accepted_at')} as "acceptedOn", ${dayOf('x.delivered_at')} as "deliveredOn",
    x.delivered, x.confirmed, x.reason::text,
    (select trim_scale(round(avg(g.score), 2))::text from rating g where g.claim_id = x.id) as rating`,
  from: raw(
    'claim_now x join demand w on w.id = x.demand_id left join service_resource r on r.id = x.resource_id',
  ),
  where: (key, ctx) => all([claimedIn(key), CAME_TO_SOMETHING, visibleClaims(ctx)]),
};

const SOURCES: Readonly<Record<ThreeList, Source>> = { RESOURCES, DEMANDS, CLAIMS };
