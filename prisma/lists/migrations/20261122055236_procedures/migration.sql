-- CreateEnum
CREATE TYPE "ProcedureCode" AS ENUM ('KIOSK', 'CLOSED_LOOP', 'MEDIATION');

-- CreateEnum
CREATE TYPE "StageCode" AS ENUM ('RECEIVED', 'INSPECTED', 'ESCALATED', 'JOINT_SITE_VISIT', 'JOINT_WORK', 'RESOLVED', 'REPLIED', 'COLLECTED', 'DISCOVERED', 'DISPATCHED', 'GRADED_HANDLING', 'FED_BACK', 'FILED', 'MEDIATING', 'FAILED', 'REQUESTED', 'PUBLISHED', 'GRABBED', 'ON_SITE', 'DONE', 'CLAIMED', 'FULFILLED');

-- CreateEnum
CREATE TYPE "CaseGrade" AS ENUM ('COMPOUND', 'COMMUNITY', 'STREET');

-- CreateEnum
CREATE TYPE "DisputeSubject" AS ENUM ('FREIGHT', 'PAYMENT', 'OTHER');

-- AlterTable
ALTER TABLE "demand" ADD COLUMN     "dispute" "DisputeSubject",
ADD COLUMN     "grade" "CaseGrade",
ADD COLUMN     "procedure" "ProcedureCode",
ADD COLUMN     "stage" "StageCode";

-- AlterTable
ALTER TABLE "submission" ADD COLUMN     "organisation_id" TEXT;

-- CreateTable
CREATE TABLE "stage_step" (
    "id" TEXT NOT NULL,
    "demand_id" TEXT NOT NULL,
    "procedure" "ProcedureCode" NOT NULL,
    "stage" "StageCode" NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "organisation_id" TEXT,
    "person_id" TEXT,
    "note" TEXT,
    "grade" "CaseGrade",
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "stage_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stage_document" (
    "id" TEXT NOT NULL,
    "stage_step_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "stage_document_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "stage_step_demand_id_entered_at_id_idx" ON "stage_step"("demand_id", "entered_at", "id");

-- CreateIndex
CREATE INDEX "stage_document_stage_step_id_idx" ON "stage_document"("stage_step_id");

-- AddForeignKey
ALTER TABLE "stage_step" ADD CONSTRAINT "stage_step_demand_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_document" ADD CONSTRAINT "stage_document_stage_step_id_fkey" FOREIGN KEY ("stage_step_id") REFERENCES "stage_step"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was reported before there were procedures: settled without a grade, or on the closed loop.
UPDATE demand SET
  procedure = CASE state WHEN 'RESOLVED' THEN 'KIOSK'::"ProcedureCode" ELSE 'CLOSED_LOOP' END,
  stage = CASE state WHEN 'RESOLVED' THEN 'RESOLVED'::"StageCode"
    WHEN 'ROUTED' THEN 'DISPATCHED' ELSE 'COLLECTED' END
WHERE kind = 'CASE';

INSERT INTO stage_step (id, demand_id, procedure, stage, entered_at, provenance)
SELECT 'stg-' || substr(id, 5), id, procedure, stage, updated_at, provenance
FROM demand WHERE kind = 'CASE';

-- A case has a procedure and stands at one of its stages, which never contradicts its state.
ALTER TABLE demand
  ADD CONSTRAINT demand_procedure_check
    CHECK ((kind = 'CASE') = (procedure IS NOT NULL) AND (procedure IS NULL) = (stage IS NULL)),
  ADD CONSTRAINT demand_stage_check CHECK (procedure IS NULL OR state IN ('MERGED', 'WITHDRAWN')
    OR (procedure, stage, state) IN (
      ('KIOSK', 'RECEIVED', 'COLLECTED'), ('KIOSK', 'RECEIVED', 'SORTED'), ('KIOSK', 'RECEIVED', 'ROUTED'),
      ('KIOSK', 'INSPECTED', 'SORTED'), ('KIOSK', 'INSPECTED', 'ROUTED'),
      ('KIOSK', 'ESCALATED', 'SORTED'), ('KIOSK', 'ESCALATED', 'ROUTED'),
      ('KIOSK', 'JOINT_SITE_VISIT', 'SORTED'), ('KIOSK', 'JOINT_SITE_VISIT', 'ROUTED'),
      ('KIOSK', 'JOINT_WORK', 'SORTED'), ('KIOSK', 'JOINT_WORK', 'ROUTED'),
      ('KIOSK', 'RESOLVED', 'RESOLVED'), ('KIOSK', 'REPLIED', 'CONFIRMED'),
      ('CLOSED_LOOP', 'COLLECTED', 'COLLECTED'), ('CLOSED_LOOP', 'COLLECTED', 'SORTED'),
      ('CLOSED_LOOP', 'DISCOVERED', 'SORTED'), ('CLOSED_LOOP', 'DISPATCHED', 'ROUTED'),
      ('CLOSED_LOOP', 'GRADED_HANDLING', 'ROUTED'), ('CLOSED_LOOP', 'GRADED_HANDLING', 'RESOLVED'),
      ('CLOSED_LOOP', 'FED_BACK', 'CONFIRMED'),
      ('MEDIATION', 'FILED', 'COLLECTED'), ('MEDIATION', 'FILED', 'SORTED'),
      ('MEDIATION', 'MEDIATING', 'SORTED'), ('MEDIATION', 'MEDIATING', 'ROUTED'),
      ('MEDIATION', 'MEDIATING', 'RESOLVED'),
      ('MEDIATION', 'RESOLVED', 'CONFIRMED'), ('MEDIATION', 'FAILED', 'CONFIRMED'))),
  ADD CONSTRAINT demand_grade_check
    CHECK (procedure IS NULL OR stage NOT IN ('GRADED_HANDLING', 'FED_BACK') OR grade IS NOT NULL),
  ADD CONSTRAINT demand_dispute_check
    CHECK (dispute IS NULL OR procedure IS NOT DISTINCT FROM 'MEDIATION');

-- The stage of a kind that has no procedure follows from its state, and from claims under way.
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
  d.grade, d.dispute
FROM demand d;
