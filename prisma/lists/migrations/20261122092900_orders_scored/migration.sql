-- Who took part in a claim (whoever took it up, and the partners), and whether points were given to
-- them for it. A correction takes points back, and what was decided on stays decided.
CREATE VIEW scored_participant AS
SELECT w.claim_id, w.demand_id, w.state, w.holder_id, EXISTS (
    SELECT 1 FROM points_transaction t
    WHERE t.record_id = w.claim_id AND t.holder_id = w.holder_id AND t.kind = 'SCORING'
  ) AS is_scored
FROM (
  SELECT c.id AS claim_id, c.demand_id, c.state,
    coalesce(c.claimant_person_id, c.claimant_organisation_id) AS holder_id
  FROM claim c
  UNION ALL
  SELECT c.id, c.demand_id, c.state, coalesce(p.person_id, p.organisation_id)
  FROM claim_partner p JOIN claim c ON c.id = p.claim_id
) w;

-- A repair order is scored once everybody who took part in what was confirmed of it has been.
CREATE OR REPLACE VIEW demand_now AS
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
  CASE WHEN d.held = 0 THEN d.updated_at ELSE greatest(d.updated_at, (
    SELECT max(c.expires_at) FROM claim c
    WHERE c.demand_id = d.id AND hold_is_due(c.state, c.expires_at, statement_timestamp())
  )) END AS updated_at,
  d.provenance, d.procedure,
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
