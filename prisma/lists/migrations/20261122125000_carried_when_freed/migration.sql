-- On whose list a demand stands from now on when some of it becomes free: that of the latest round
-- which its community has opened, where its kind is collected in rounds; never an earlier one.
CREATE FUNCTION latest_list(area text, kind "DemandKind", list_quarter text)
RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN kind IN ('COMMUNITY_PROJECT', 'MICRO_WISH') THEN greatest(list_quarter, (
  SELECT max(r.quarter) FROM collection_round r WHERE r.area_id = area AND r.state <> 'PLANNED'
)) ELSE list_quarter END;

-- A hold that is over is free in the views before anybody has written that down, and stands on the
-- list, with the version, that it has once that is written.
CREATE OR REPLACE VIEW demand_now AS
SELECT d.id, d.title, d.description, d.kind, d.category, d.audience, d.urgency, d.location_class,
  d.area_id, d.area_path, d.compound_id, d.quarter,
  CASE WHEN d.held > 0 AND EXISTS (
      SELECT 1 FROM claim c
      WHERE c.demand_id = d.id AND hold_is_due(c.state, c.expires_at, statement_timestamp()))
    THEN latest_list(d.area_id, d.kind, d.list_quarter) ELSE d.list_quarter END AS list_quarter,
  d.carried_over + CASE WHEN d.held > 0 AND EXISTS (
      SELECT 1 FROM claim c
      WHERE c.demand_id = d.id AND hold_is_due(c.state, c.expires_at, statement_timestamp()))
    THEN (latest_list(d.area_id, d.kind, d.list_quarter) > d.list_quarter)::int ELSE 0 END AS carried_over,
  d.state, d.route,
  d.responsible_party_id, d.unit, d.quantity,
  CASE WHEN d.held = 0 THEN 0 ELSE d.held - (
    SELECT coalesce(sum(c.quantity), 0)::int FROM claim c
    WHERE c.demand_id = d.id AND hold_is_due(c.state, c.expires_at, statement_timestamp())
  ) END AS held,
  d.committed,
  d.quantity - d.committed - CASE WHEN d.held = 0 THEN 0 ELSE d.held - (
    SELECT coalesce(sum(c.quantity), 0)::int FROM claim c
    WHERE c.demand_id = d.id AND hold_is_due(c.state, c.expires_at, statement_timestamp())
  ) END AS free,
  CASE WHEN d.route IS NOT DISTINCT FROM 'RESPONSIBLE_PARTY' OR d.kind IN ('CASE', 'PROXY_ERRAND')
    THEN 'ASSIGN'::"Track" ELSE 'CLAIM'::"Track" END AS track,
  d.beneficiaries, d.wanted_from, d.wanted_by, d.wanted_weekdays, d.received_at, d.claimed_on,
  d.agreement_id, d.merged_into_id,
  d.version + CASE WHEN d.held > 0 AND EXISTS (
      SELECT 1 FROM claim c
      WHERE c.demand_id = d.id AND hold_is_due(c.state, c.expires_at, statement_timestamp()))
    THEN (latest_list(d.area_id, d.kind, d.list_quarter) > d.list_quarter)::int ELSE 0 END AS version,
  d.created_at,
  d.updated_at, d.provenance, d.procedure,
  CASE
    WHEN d.kind = 'MICRO_WISH' THEN CASE
      WHEN d.state IN ('COLLECTED', 'SORTED', 'LISTED') THEN 'COLLECTED'::"StageCode"
      WHEN d.state IN ('CLAIMED', 'DELIVERED') THEN 'CLAIMED'
      WHEN d.state = 'CONFIRMED' THEN 'FULFILLED' END
    WHEN d.kind = 'REPAIR_ORDER' THEN CASE
      WHEN d.state IN ('COLLECTED', 'SORTED') THEN 'REQUESTED'::"StageCode"
      WHEN d.state IN ('LISTED', 'CLAIMED') AND EXISTS (
        SELECT 1 FROM claim c WHERE c.demand_id = d.id AND c.state = 'IN_SERVICE') THEN 'ON_SITE'
      WHEN d.state = 'LISTED' THEN 'PUBLISHED'
      WHEN d.state = 'CLAIMED' THEN 'GRABBED'
      WHEN d.state = 'CONFIRMED' AND (
        SELECT bool_and(is_scored) FROM scored_participant p
        WHERE p.demand_id = d.id AND p.state = 'CONFIRMED') THEN 'SCORED'
      WHEN d.state IN ('DELIVERED', 'CONFIRMED') THEN 'DONE' END
    ELSE d.stage END AS stage,
  d.grade, d.dispute, d.errand_item_id, d.errand_mode, d.skill, d.freight_from, d.freight_to
FROM demand d;
