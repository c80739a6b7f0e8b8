import { raw, type Sql, sql, within } from '@lianjian/kernel/sql';

/**
 * Which resources serve the places of which demands: where an index works, and the beginning of
 * every statement about pairs. It gives the demand `x` and the reach `s`, with a `resource_id` and
 * as `place_ids` those of the demand's own places that the resource serves.
 */
export interface Reach {
  /** What the pairs are asked for by: the demand or the resource. */
  key: Sql;
  from: Sql;
  where: Sql;
}

/** From demands, by id, to the resources that serve their compound or an area around it. */
export function fromDemands(ids: Sql): Reach {
  return { ...outOf(raw('demand_now')), where: sql`x.id = any (${ids})` };
}

/** The same from a relation that has the columns of demands. */
export function outOf(demands: Sql): Reach {
  return {
    key: raw('x.id'),
    from: sql`${demands} x
      cross join lateral (
        select c.resource_id, array_agg(c.place_id) as place_ids
        from (
          select sc.resource_id, sc.compound_id as place_id
          from service_compound sc where sc.compound_id = x.compound_id
          union all
          select sa.resource_id, sa.area_id
          from service_area sa where sa.area_id = any (string_to_array(x.area_path, '.'))) c
        group by c.resource_id) s`,
    where: raw('true'),
  };
}

/** From resources, by id, to the listed demands of the places that they serve. */
export function fromResources(ids: Sql): Reach {
  return {
    key: raw('s.resource_id'),
    from: sql`(
      select c.resource_id, c.demand_id, array_agg(c.place_id) as place_ids
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
        where sa.resource_id = any (${ids})) c
      group by c.resource_id, c.demand_id) s
      join demand_now x on x.id = s.demand_id`,
    where: raw('true'),
  };
}
