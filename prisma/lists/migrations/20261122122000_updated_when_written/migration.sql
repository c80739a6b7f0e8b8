-- When a row last changed is when that was written down: of a hold that is over, when the job or who
-- came next wrote it. So an index has the order, and nobody who reads on from an instant misses it.
DROP VIEW claim_now;
CREATE VIEW claim_now AS
SELECT c.id, c.demand_id, c.resource_id, c.claimant_organisation_id, c.claimant_person_id,
  c.responsible_party_id, c.area_id, c.area_path, c.opened_by, c.quantity, c.quarter,
  CASE WHEN hold_is_due(c.state, c.expires_at, statement_timestamp())
    THEN 'EXPIRED'::"ClaimState" ELSE c.state END AS state,
  c.expires_at, c.claimed_at, c.accepted_at, c.started_at, c.delivered_at, c.confirmed_at,
  CASE WHEN hold_is_due(c.state, c.expires_at, statement_timestamp())
    THEN c.expires_at ELSE c.closed_at END AS closed_at,
  c.appointed_for, c.delivered, c.confirmed, c.reason, c.replaces_id, c.agreement_id,
  c.version + hold_is_due(c.state, c.expires_at, statement_timestamp())::int AS version,
  c.created_at, c.updated_at, c.provenance
FROM claim c;

DROP VIEW demand_now;
CREATE VIEW demand_now AS
SELECT d.id, d.title, d.description, d.kind, d.category, d.audience, d.urgency, d.location_class,
  d.area_id, d.area_path, d.compound_id, d.quarter, d.list_quarter, d.carried_over, d.state, d.route,
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
  d.agreement_id, d.merged_into_id, d.version, d.created_at,
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
