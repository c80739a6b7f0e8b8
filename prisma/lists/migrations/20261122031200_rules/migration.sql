-- What Prisma's schema language cannot say: checks, partial indexes, views, rights.

-- Quantities. At every instant: listed = free + held + committed, and no part of it below zero.
ALTER TABLE demand
  ADD CONSTRAINT demand_quantity_check CHECK (quantity > 0),
  ADD CONSTRAINT demand_counters_check CHECK (held >= 0 AND committed >= 0 AND held + committed <= quantity),
  ADD CONSTRAINT demand_held_only_while_listed_check CHECK (held = 0 OR state = 'LISTED'),
  ADD CONSTRAINT demand_listed_check CHECK (state <> 'LISTED' OR committed < quantity),
  ADD CONSTRAINT demand_claimed_check CHECK (state <> 'CLAIMED' OR committed = quantity),
  ADD CONSTRAINT demand_claim_list_check CHECK (state NOT IN ('LISTED', 'CLAIMED') OR route IS NOT DISTINCT FROM 'CLAIM_LIST'),
  ADD CONSTRAINT demand_responsible_party_check CHECK ((route IS NOT DISTINCT FROM 'RESPONSIBLE_PARTY') = (responsible_party_id IS NOT NULL)),
  ADD CONSTRAINT demand_merged_check CHECK ((state = 'MERGED') = (merged_into_id IS NOT NULL) AND merged_into_id <> id),
  ADD CONSTRAINT demand_quarter_check CHECK (quarter ~ '^\d{4}-Q[1-4]$' AND list_quarter ~ '^\d{4}-Q[1-4]$' AND quarter <= list_quarter AND carried_over >= 0),
  ADD CONSTRAINT demand_wanted_check CHECK (wanted_from <= wanted_by AND wanted_weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]),
  ADD CONSTRAINT demand_beneficiaries_check CHECK (beneficiaries > 0);

ALTER TABLE resource_quarter
  ADD CONSTRAINT resource_quarter_counters_check CHECK (held >= 0 AND committed >= 0 AND held + committed <= capacity),
  ADD CONSTRAINT resource_quarter_quarter_check CHECK (quarter ~ '^\d{4}-Q[1-4]$');

ALTER TABLE service_resource
  ADD CONSTRAINT service_resource_provider_check CHECK (num_nonnulls(provider_organisation_id, provider_person_id) = 1),
  ADD CONSTRAINT service_resource_capacity_check CHECK (capacity_per_quarter >= 0),
  ADD CONSTRAINT service_resource_audiences_check CHECK (cardinality(audiences) > 0),
  ADD CONSTRAINT service_resource_available_check CHECK (available_from <= available_to);

ALTER TABLE schedule_rule
  ADD CONSTRAINT schedule_rule_weekday_check CHECK (weekday BETWEEN 1 AND 7),
  ADD CONSTRAINT schedule_rule_times_check CHECK (from_time ~ '^([01]\d|2[0-3]):[0-5]\d$' AND to_time ~ '^([01]\d|2[0-3]):[0-5]\d$' AND from_time < to_time);

ALTER TABLE claim
  ADD CONSTRAINT claim_claimant_check CHECK (num_nonnulls(claimant_organisation_id, claimant_person_id) = 1),
  ADD CONSTRAINT claim_quantity_check CHECK (quantity > 0 AND delivered BETWEEN 0 AND quantity AND confirmed BETWEEN 0 AND delivered),
  ADD CONSTRAINT claim_quarter_check CHECK (quarter ~ '^\d{4}-Q[1-4]$'),
  ADD CONSTRAINT claim_hold_check CHECK (state NOT IN ('OFFERED', 'HELD') OR expires_at IS NOT NULL),
  ADD CONSTRAINT claim_reason_check CHECK (state NOT IN ('DECLINED', 'RELEASED') OR reason IS NOT NULL),
  ADD CONSTRAINT claim_closed_check CHECK ((state IN ('CONFIRMED', 'DECLINED', 'RELEASED', 'EXPIRED')) = (closed_at IS NOT NULL)),
  ADD CONSTRAINT claim_accepted_check CHECK (state NOT IN ('ACCEPTED', 'IN_SERVICE', 'DELIVERED', 'CONFIRMED') OR accepted_at IS NOT NULL);

ALTER TABLE claim_partner
  ADD CONSTRAINT claim_partner_party_check CHECK (num_nonnulls(organisation_id, person_id) = 1);

ALTER TABLE assignment
  ADD CONSTRAINT assignment_assignee_check CHECK (num_nonnulls(assignee_organisation_id, assignee_person_id) = 1),
  ADD CONSTRAINT assignment_done_check CHECK (state <> 'DONE' OR (resolution IS NOT NULL AND resolved_at IS NOT NULL)),
  ADD CONSTRAINT assignment_returned_check CHECK (state <> 'RETURNED' OR returned_reason IS NOT NULL);

ALTER TABLE collection_round
  ADD CONSTRAINT collection_round_days_check CHECK (opens_on <= closes_on),
  ADD CONSTRAINT collection_round_quarter_check CHECK (quarter ~ '^\d{4}-Q[1-4]$');

ALTER TABLE rating ADD CONSTRAINT rating_score_check CHECK (score BETWEEN 1 AND 5);
ALTER TABLE output ADD CONSTRAINT output_quantity_check CHECK (quantity >= 0);

-- Where no resource is named, somebody takes part in a demand once.
CREATE UNIQUE INDEX claim_once_idx
  ON claim (demand_id, coalesce(claimant_person_id, claimant_organisation_id))
  WHERE resource_id IS NULL AND state NOT IN ('DECLINED', 'RELEASED', 'EXPIRED');

-- The holds that stand: few rows, whatever the number of claims.
CREATE INDEX claim_holds_on_resource_idx ON claim (resource_id, quarter) WHERE state IN ('OFFERED', 'HELD');
CREATE INDEX claim_holds_by_expiry_idx ON claim (expires_at) WHERE state IN ('OFFERED', 'HELD');

-- What is up for claiming in a place: few rows of all that were ever asked for.
CREATE INDEX demand_open_in_area_idx ON demand (area_path text_pattern_ops, category) WHERE state = 'LISTED';
CREATE INDEX demand_open_in_compound_idx ON demand (compound_id, category) WHERE state = 'LISTED';

-- The one definition of when a hold is over: at exactly its expiry it is.
CREATE FUNCTION hold_is_due(state "ClaimState", expires_at timestamptz, instant timestamptz)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN state IN ('OFFERED', 'HELD') AND coalesce(expires_at <= instant, false);

-- The views ask statement_timestamp(): one instant for a whole statement, and a later one for each
-- statement of a transaction that had to wait for a lock.
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
  c.created_at,
  CASE WHEN hold_is_due(c.state, c.expires_at, statement_timestamp())
    THEN greatest(c.expires_at, c.updated_at) ELSE c.updated_at END AS updated_at,
  c.provenance
FROM claim c;

-- Due holds are looked for only where something is held, and only for the columns that are read.
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
  CASE WHEN d.held = 0 THEN d.updated_at ELSE greatest(d.updated_at, (
    SELECT max(c.expires_at) FROM claim c
    WHERE c.demand_id = d.id AND hold_is_due(c.state, c.expires_at, statement_timestamp())
  )) END AS updated_at,
  d.provenance
FROM demand d;

CREATE VIEW resource_quarter_now AS
SELECT q.resource_id, q.quarter, q.capacity,
  CASE WHEN q.held = 0 THEN 0 ELSE q.held - (
    SELECT coalesce(sum(c.quantity), 0)::int FROM claim c
    WHERE c.resource_id = q.resource_id AND c.quarter = q.quarter
      AND hold_is_due(c.state, c.expires_at, statement_timestamp())
  ) END AS held,
  q.committed,
  q.capacity - q.committed - CASE WHEN q.held = 0 THEN 0 ELSE q.held - (
    SELECT coalesce(sum(c.quantity), 0)::int FROM claim c
    WHERE c.resource_id = q.resource_id AND c.quarter = q.quarter
      AND hold_is_due(c.state, c.expires_at, statement_timestamp())
  ) END AS free,
  q.updated_at
FROM resource_quarter q;

-- What has happened stays as it was written, for the subgraph itself, too.
REVOKE UPDATE, DELETE, TRUNCATE ON event FROM CURRENT_USER;
