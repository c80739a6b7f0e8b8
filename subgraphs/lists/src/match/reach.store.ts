import { raw, type Sql, sql, within } from '@lianjian/kernel/sql';

/**
 * Which resources serve the places of which demands: a relation of `key`, `demand_id`,
 * `resource_id`, and as `place_ids` those of the demand's own places that the resource serves.
 * Everything else is asked of what an index found here.
 */
export type Reach = Sql;

/** From demands, by id, to the resources that serve their compound or an area around it. */
export function fromDemands(ids: Sql): Reach {
  return sql`
    select d.id as key, d.id as demand_id, s.resource_id, array_agg(s.place_id) as place_ids
    from demand d
    cross join lateral (
      select sc.resource_id, sc.compound_id as place_id
      from service_compound sc where sc.compound_id = d.compound_id
      union all
      select sa.resource_id, sa.area_id
      from service_area sa where sa.area_id = any (string_to_array(d.area_path, '.'))) s
    where d.id = any (${ids})
    group by d.id, s.resource_id`;
}

/** From resources, by id, to the listed demands of the places that they serve. */
export function fromResources(ids: Sql): Reach {
  return sql`
    select s.resource_id as key, s.demand_id, s.resource_id, array_agg(s.place_id) as place_ids
    from (
      select sc.resource_id, d.id as demand_id, sc.compound_id as place_id
      from service_compound sc
      join demand d on d.compound_id = sc.compound_id and d.state = 'LISTED'
      where sc.resource_id = any (${ids})
      union all
      select sa.resource_id, d.id, sa.area_id
      from service_area sa
      join area_node n on n.id = sa.area_id
      join demand d on ${within(raw('d.area_path'), raw('n.path'))} and d.state = 'LISTED'
      where sa.resource_id = any (${ids})) s
    group by s.resource_id, s.demand_id`;
}
