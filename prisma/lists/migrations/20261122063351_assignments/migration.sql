-- CreateEnum
CREATE TYPE "ErrandMode" AS ENUM ('ASSIST', 'PROXY');

-- CreateEnum
CREATE TYPE "ErrandItemState" AS ENUM ('OFFERED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ShiftState" AS ENUM ('PLANNED', 'CANCELLED');

-- AlterTable
ALTER TABLE "demand" ADD COLUMN     "errand_item_id" TEXT,
ADD COLUMN     "errand_mode" "ErrandMode",
ADD COLUMN     "freight_from" TEXT,
ADD COLUMN     "freight_to" TEXT,
ADD COLUMN     "skill" "ServiceCategory";

-- CreateTable
CREATE TABLE "assignment_helper" (
    "id" TEXT NOT NULL,
    "assignment_id" TEXT NOT NULL,
    "organisation_id" TEXT,
    "person_id" TEXT,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assignment_helper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "errand_item" (
    "id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "compound_id" TEXT,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT,
    "aliases" TEXT[],
    "state" "ErrandItemState" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "errand_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rota_shift" (
    "id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "compound_id" TEXT,
    "kinds" "DemandKind"[],
    "weekday" INTEGER,
    "day" DATE,
    "from_time" TEXT NOT NULL,
    "to_time" TEXT NOT NULL,
    "handler_organisation_id" TEXT,
    "handler_person_id" TEXT,
    "state" "ShiftState" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "rota_shift_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "assignment_helper_assignment_id_idx" ON "assignment_helper"("assignment_id");

-- CreateIndex
CREATE INDEX "errand_item_area_path_idx" ON "errand_item"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "errand_item_compound_id_idx" ON "errand_item"("compound_id");

-- CreateIndex
CREATE INDEX "errand_item_updated_at_id_idx" ON "errand_item"("updated_at", "id");

-- CreateIndex
CREATE INDEX "rota_shift_area_path_idx" ON "rota_shift"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "rota_shift_area_id_state_idx" ON "rota_shift"("area_id", "state");

-- CreateIndex
CREATE INDEX "rota_shift_updated_at_id_idx" ON "rota_shift"("updated_at", "id");

-- CreateIndex
CREATE INDEX "assignment_assignee_person_id_idx" ON "assignment"("assignee_person_id");

-- AddForeignKey
ALTER TABLE "demand" ADD CONSTRAINT "demand_errand_item_id_fkey" FOREIGN KEY ("errand_item_id") REFERENCES "errand_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_helper" ADD CONSTRAINT "assignment_helper_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE demand
  ADD CONSTRAINT demand_errand_check
    CHECK (kind = 'PROXY_ERRAND' OR num_nonnulls(errand_item_id, errand_mode) = 0),
  ADD CONSTRAINT demand_skill_check CHECK (kind = 'REPAIR_ORDER' OR skill IS NULL),
  ADD CONSTRAINT demand_freight_check CHECK (
    num_nonnulls(freight_from, freight_to) IN (0, 2) AND (kind = 'FREIGHT' OR freight_from IS NULL));

-- Somebody is named once at a time, and helps an assignment once.
CREATE UNIQUE INDEX assignment_once_idx
  ON assignment (demand_id, coalesce(assignee_person_id, assignee_organisation_id))
  WHERE state IN ('ASSIGNED', 'ACKNOWLEDGED', 'IN_HAND');
ALTER TABLE assignment_helper
  ADD CONSTRAINT assignment_helper_party_check CHECK (num_nonnulls(organisation_id, person_id) = 1);
CREATE UNIQUE INDEX assignment_helper_once_idx
  ON assignment_helper (assignment_id, coalesce(person_id, organisation_id));

ALTER TABLE rota_shift
  ADD CONSTRAINT rota_shift_handler_check CHECK (num_nonnulls(handler_organisation_id, handler_person_id) = 1),
  ADD CONSTRAINT rota_shift_day_check CHECK (num_nonnulls(weekday, day) = 1 AND weekday BETWEEN 1 AND 7),
  ADD CONSTRAINT rota_shift_times_check CHECK (from_time ~ '^([01]\d|2[0-3]):[0-5]\d$' AND to_time ~ '^([01]\d|2[0-3]):[0-5]\d$' AND from_time < to_time),
  ADD CONSTRAINT rota_shift_kinds_check CHECK (cardinality(kinds) > 0 AND kinds <@ ARRAY['CASE', 'PROXY_ERRAND']::"DemandKind"[]);

-- What a kind asks for besides what all have.
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
      WHEN d.state IN ('DELIVERED', 'CONFIRMED') THEN 'DONE' END
    ELSE d.stage END AS stage,
  d.grade, d.dispute, d.errand_item_id, d.errand_mode, d.skill, d.freight_from, d.freight_to
FROM demand d;

-- A repair order that is done, with the day on which the last of it was reported as done.
CREATE VIEW repair_record_now AS
SELECT d.id, d.kind, d.title AS item, d.category, d.area_id, d.area_path, d.compound_id,
  d.responsible_party_id, d.state, d.state AS result,
  (coalesce(c.last_at, d.updated_at) AT TIME ZONE 'Asia/Shanghai')::date AS repaired_on,
  d.version, d.created_at, d.updated_at, d.provenance
FROM demand d
LEFT JOIN LATERAL (
  SELECT max(coalesce(c.delivered_at, c.confirmed_at)) AS last_at FROM claim c
  WHERE c.demand_id = d.id AND c.state IN ('DELIVERED', 'CONFIRMED')
) c ON true
WHERE d.kind = 'REPAIR_ORDER' AND d.state IN ('DELIVERED', 'CONFIRMED');
