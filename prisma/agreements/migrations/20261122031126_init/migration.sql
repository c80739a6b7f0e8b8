-- CreateEnum
CREATE TYPE "Provenance" AS ENUM ('REPORTED', 'SYNTHETIC', 'ENTERED');

-- CreateEnum
CREATE TYPE "Qualifier" AS ENUM ('EXACT', 'ABOUT', 'AT_MOST', 'MORE_THAN', 'NEARLY', 'LESS_THAN', 'AT_LEAST');

-- CreateEnum
CREATE TYPE "AgreementKind" AS ENUM ('JOINT_BUILD', 'PAIRING', 'COOPERATION');

-- CreateEnum
CREATE TYPE "AgreementState" AS ENUM ('DRAFT', 'SIGNED', 'IN_FORCE', 'COMPLETED', 'LAPSED', 'TERMINATED');

-- CreateEnum
CREATE TYPE "PartyRole" AS ENUM ('COMMUNITY', 'COMPOUND', 'OWNERS_COMMITTEE', 'PROPERTY', 'GOVERNMENT_UNIT', 'PARTNER_UNIT');

-- CreateEnum
CREATE TYPE "PlanArea" AS ENUM ('HARDWARE', 'SOFTWARE', 'CIVILITY');

-- CreateEnum
CREATE TYPE "PlanItemState" AS ENUM ('PLANNED', 'UNDER_WAY', 'DONE', 'DROPPED');

-- CreateEnum
CREATE TYPE "MeetingKind" AS ENUM ('JOINT_CONFERENCE', 'DELIBERATION_HALL_SESSION', 'DOORSTEP_SESSION', 'CABIN_SESSION', 'SAFETY_MEETING', 'OTHER');

-- CreateEnum
CREATE TYPE "HallMode" AS ENUM ('QUARTERLY', 'TOPICAL', 'SYMPOSIUM');

-- CreateEnum
CREATE TYPE "AgendaGravity" AS ENUM ('MAJOR', 'IMPORTANT', 'URGENT');

-- CreateEnum
CREATE TYPE "AgendaTopic" AS ENUM ('HARD_PROBLEM', 'DISPUTE', 'SUPPLY_DEMAND_MATCHING', 'RENOVATION', 'PARKING', 'ROAD_DAMAGE', 'BLOCKED_SEWER', 'SAFETY', 'PLAN', 'OTHER');

-- CreateEnum
CREATE TYPE "AgendaOutcome" AS ENUM ('DISCUSSED', 'DECIDED', 'CONSULTED', 'AGREED', 'DEFERRED', 'REFERRED');

-- CreateEnum
CREATE TYPE "AttendeeRole" AS ENUM ('COMMUNITY_SECRETARY', 'ENVIRONMENT_COMMITTEE_HEAD', 'BRANCH_SECRETARY', 'OWNERS_COMMITTEE_CHAIR', 'PROPERTY_HEAD', 'GRID_WORKER', 'RESIDENT', 'MERCHANT', 'SOCIAL_WORKER');

-- CreateEnum
CREATE TYPE "ResolutionState" AS ENUM ('OPEN', 'UNDER_WAY', 'DONE', 'DROPPED');

-- CreateEnum
CREATE TYPE "AppealState" AS ENUM ('RECEIVED', 'ASSIGNED', 'IMPLEMENTED');

-- CreateEnum
CREATE TYPE "AppealSource" AS ENUM ('RESIDENT', 'OWNERS_COMMITTEE', 'GRID_WORKER', 'PROPERTY', 'OTHER');

-- CreateTable
CREATE TABLE "area_node" (
    "id" TEXT NOT NULL,
    "parent_id" TEXT,
    "path" TEXT NOT NULL,

    CONSTRAINT "area_node_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement" (
    "id" TEXT NOT NULL,
    "kind" "AgreementKind" NOT NULL,
    "state" "AgreementState" NOT NULL,
    "title" TEXT NOT NULL,
    "signed_on" TEXT,
    "in_force_from" TEXT,
    "in_force_to" TEXT,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_party" (
    "id" TEXT NOT NULL,
    "agreement_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "role" "PartyRole" NOT NULL,
    "duties" TEXT[],
    "consented_on" TEXT,
    "position" INTEGER NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_party_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_compound" (
    "agreement_id" TEXT NOT NULL,
    "compound_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,

    CONSTRAINT "agreement_compound_pkey" PRIMARY KEY ("agreement_id","compound_id")
);

-- CreateTable
CREATE TABLE "agreement_area" (
    "agreement_id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,

    CONSTRAINT "agreement_area_pkey" PRIMARY KEY ("agreement_id","area_id")
);

-- CreateTable
CREATE TABLE "plan" (
    "id" TEXT NOT NULL,
    "agreement_id" TEXT NOT NULL,
    "start_year" INTEGER,
    "end_year" INTEGER,
    "years" INTEGER,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_item" (
    "id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "area" "PlanArea" NOT NULL,
    "title" TEXT NOT NULL,
    "target" TEXT,
    "state" "PlanItemState" NOT NULL,
    "year" INTEGER,
    "position" INTEGER NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plan_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" TEXT NOT NULL,
    "kind" "MeetingKind" NOT NULL,
    "mode" "HallMode",
    "title" TEXT NOT NULL,
    "agreement_id" TEXT,
    "compound_id" TEXT,
    "convener_id" TEXT,
    "place" TEXT,
    "held_on" TEXT,
    "duration_minutes" INTEGER,
    "duration_qualifier" "Qualifier",
    "households" INTEGER,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_item" (
    "id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "gravity" "AgendaGravity",
    "topic" "AgendaTopic" NOT NULL,
    "outcome" "AgendaOutcome",
    "conclusion" TEXT,
    "position" INTEGER NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agenda_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "organisation_id" TEXT,
    "role" "AttendeeRole",
    "compound_id" TEXT,
    "present" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resolution" (
    "id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "responsible_id" TEXT,
    "due_on" TEXT,
    "state" "ResolutionState" NOT NULL,
    "position" INTEGER NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resolution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeal" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "source" "AppealSource",
    "state" "AppealState" NOT NULL,
    "agreement_id" TEXT,
    "meeting_id" TEXT,
    "compound_id" TEXT,
    "responsible_id" TEXT,
    "received_on" TEXT,
    "implemented_on" TEXT,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "published_figure" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "area_id" TEXT,
    "key" TEXT NOT NULL,
    "value" DECIMAL(14,2),
    "text" TEXT NOT NULL,
    "unit" TEXT,
    "qualifier" "Qualifier" NOT NULL,
    "period" TEXT,
    "source" TEXT NOT NULL,
    "note_zh" TEXT NOT NULL,
    "note_en" TEXT NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "published_figure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "area_node_path_idx" ON "area_node"("path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "agreement_area_path_idx" ON "agreement"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "agreement_title_idx" ON "agreement" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "agreement_party_organisation_id_idx" ON "agreement_party"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_party_agreement_id_organisation_id_key" ON "agreement_party"("agreement_id", "organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_party_agreement_id_position_key" ON "agreement_party"("agreement_id", "position");

-- CreateIndex
CREATE INDEX "agreement_compound_compound_id_idx" ON "agreement_compound"("compound_id");

-- CreateIndex
CREATE INDEX "agreement_compound_area_path_idx" ON "agreement_compound"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "agreement_area_area_path_idx" ON "agreement_area"("area_path" text_pattern_ops);

-- CreateIndex
CREATE UNIQUE INDEX "plan_agreement_id_key" ON "plan"("agreement_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_item_plan_id_position_key" ON "plan_item"("plan_id", "position");

-- CreateIndex
CREATE INDEX "meeting_agreement_id_idx" ON "meeting"("agreement_id");

-- CreateIndex
CREATE INDEX "meeting_compound_id_idx" ON "meeting"("compound_id");

-- CreateIndex
CREATE INDEX "meeting_convener_id_idx" ON "meeting"("convener_id");

-- CreateIndex
CREATE INDEX "meeting_held_on_idx" ON "meeting"("held_on");

-- CreateIndex
CREATE INDEX "meeting_area_path_idx" ON "meeting"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "meeting_title_idx" ON "meeting" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "agenda_item_meeting_id_position_key" ON "agenda_item"("meeting_id", "position");

-- CreateIndex
CREATE INDEX "attendance_organisation_id_idx" ON "attendance"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "attendance_meeting_id_position_key" ON "attendance"("meeting_id", "position");

-- CreateIndex
CREATE INDEX "resolution_responsible_id_idx" ON "resolution"("responsible_id");

-- CreateIndex
CREATE UNIQUE INDEX "resolution_meeting_id_position_key" ON "resolution"("meeting_id", "position");

-- CreateIndex
CREATE INDEX "appeal_agreement_id_idx" ON "appeal"("agreement_id");

-- CreateIndex
CREATE INDEX "appeal_meeting_id_idx" ON "appeal"("meeting_id");

-- CreateIndex
CREATE INDEX "appeal_compound_id_idx" ON "appeal"("compound_id");

-- CreateIndex
CREATE INDEX "appeal_responsible_id_idx" ON "appeal"("responsible_id");

-- CreateIndex
CREATE INDEX "appeal_area_path_idx" ON "appeal"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "published_figure_subject_id_idx" ON "published_figure"("subject_id");

-- CreateIndex
CREATE INDEX "published_figure_key_idx" ON "published_figure"("key");

-- AddForeignKey
ALTER TABLE "agreement_party" ADD CONSTRAINT "agreement_party_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_compound" ADD CONSTRAINT "agreement_compound_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_area" ADD CONSTRAINT "agreement_area_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_item" ADD CONSTRAINT "plan_item_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolution" ADD CONSTRAINT "resolution_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language cannot say. The pure rules of the subgraph say the same.

-- The first and the last day that an EDTF date can mean; null where its year is not known at all.
CREATE FUNCTION partial_date_first(partial text) RETURNS date
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (
    SELECT make_date(
        nullif(replace(d[1], 'X', '0'), '0000')::int,
        CASE WHEN d[2] IS NULL OR d[2] = 'XX' THEN 1
          WHEN d[2] BETWEEN '21' AND '23' THEN (d[2]::int - 20) * 3
          WHEN d[2] = '24' THEN 12
          ELSE d[2]::int END,
        CASE WHEN d[3] IS NULL OR d[3] = 'XX' THEN 1 ELSE d[3]::int END)
    FROM string_to_array(translate(partial, '?~%', ''), '-') AS d
  );

CREATE FUNCTION partial_date_last(partial text) RETURNS date
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (
    SELECT CASE WHEN d[3] IS NULL OR d[3] = 'XX'
        THEN (make_date(y, m, 1) + interval '1 month - 1 day')::date
        ELSE make_date(y, m, d[3]::int) END
    FROM string_to_array(translate(partial, '?~%', ''), '-') AS d,
      LATERAL (SELECT
        CASE WHEN d[1] = 'XXXX' THEN NULL ELSE replace(d[1], 'X', '9')::int END AS y,
        CASE WHEN d[2] IS NULL OR d[2] = 'XX' THEN 12
          WHEN d[2] BETWEEN '21' AND '23' THEN (d[2]::int - 20) * 3 + 2
          WHEN d[2] = '24' THEN 12
          ELSE d[2]::int END AS m) AS bounds
  );

-- A day that no calendar has makes the functions above fail, and with them the write.
CREATE FUNCTION is_partial_date(partial text) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN partial ~ '^[0-9X]{4}[?~%]?(-(0[1-9]|1[0-2]|2[1-4]|XX)[?~%]?(-(0[1-9]|[12][0-9]|3[01]|XX)[?~%]?)?)?$'
    AND (partial_date_first(partial) <= partial_date_last(partial)) IS NOT FALSE;

ALTER TABLE "agreement"
  ADD CONSTRAINT "agreement_dates" CHECK (
    is_partial_date(signed_on) IS NOT FALSE
    AND is_partial_date(in_force_from) IS NOT FALSE
    AND is_partial_date(in_force_to) IS NOT FALSE),
  ADD CONSTRAINT "agreement_term" CHECK (
    (partial_date_first(in_force_from) <= partial_date_last(in_force_to)) IS NOT FALSE),
  ADD CONSTRAINT "agreement_signed" CHECK (
    provenance <> 'ENTERED' OR state = 'DRAFT' OR signed_on IS NOT NULL);

ALTER TABLE "agreement_party"
  ADD CONSTRAINT "agreement_party_consent" CHECK (is_partial_date(consented_on) IS NOT FALSE);

ALTER TABLE "plan"
  ADD CONSTRAINT "plan_years" CHECK (years > 0),
  ADD CONSTRAINT "plan_end" CHECK (end_year >= start_year),
  ADD CONSTRAINT "plan_length" CHECK (end_year - start_year IN (years - 1, years));

ALTER TABLE "plan_item"
  ADD CONSTRAINT "plan_item_target" CHECK (provenance <> 'ENTERED' OR target IS NOT NULL);

ALTER TABLE "meeting"
  ADD CONSTRAINT "meeting_held_on" CHECK (is_partial_date(held_on) IS NOT FALSE),
  ADD CONSTRAINT "meeting_mode" CHECK ((kind = 'DELIBERATION_HALL_SESSION') = (mode IS NOT NULL)),
  ADD CONSTRAINT "meeting_doorstep" CHECK (kind <> 'DOORSTEP_SESSION' OR place IS NOT NULL),
  ADD CONSTRAINT "meeting_duration" CHECK (
    duration_minutes > 0 AND num_nulls(duration_minutes, duration_qualifier) IN (0, 2)),
  ADD CONSTRAINT "meeting_households" CHECK (households > 0);

ALTER TABLE "agenda_item"
  ADD CONSTRAINT "agenda_item_record" CHECK (
    outcome IS DISTINCT FROM 'DECIDED' OR conclusion IS NOT NULL);

ALTER TABLE "attendance"
  ADD CONSTRAINT "attendance_who" CHECK (num_nonnulls(organisation_id, role) > 0);

ALTER TABLE "resolution"
  ADD CONSTRAINT "resolution_due_on" CHECK (is_partial_date(due_on) IS NOT FALSE);

ALTER TABLE "appeal"
  ADD CONSTRAINT "appeal_dates" CHECK (
    is_partial_date(received_on) IS NOT FALSE AND is_partial_date(implemented_on) IS NOT FALSE),
  ADD CONSTRAINT "appeal_responsible" CHECK (state = 'RECEIVED' OR responsible_id IS NOT NULL),
  ADD CONSTRAINT "appeal_implemented" CHECK ((state = 'IMPLEMENTED') = (implemented_on IS NOT NULL));

-- An entered agreement that is more than a draft has two parties, each with duties and its consent.
-- Looked at when a transaction ends, for the agreement and its parties are written one by one.
CREATE FUNCTION agreement_is_whole() RETURNS trigger
  LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  changed text;
BEGIN
  IF tg_table_name = 'agreement' THEN
    changed := new.id;
  ELSIF tg_op = 'DELETE' THEN
    changed := old.agreement_id;
  ELSE
    changed := new.agreement_id;
  END IF;
  PERFORM 1
  FROM agreement a
  LEFT JOIN agreement_party p ON p.agreement_id = a.id
  WHERE a.id = changed AND a.provenance = 'ENTERED' AND a.state <> 'DRAFT'
  GROUP BY a.id
  HAVING count(p.id) < 2
    OR bool_or(cardinality(p.duties) = 0 OR p.consented_on IS NULL);
  IF found THEN
    RAISE EXCEPTION 'agreement % is not whole: two parties, each with duties and consent', changed
      USING errcode = 'check_violation', constraint = 'agreement_whole';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER "agreement_whole"
  AFTER INSERT OR UPDATE ON "agreement" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION agreement_is_whole();

CREATE CONSTRAINT TRIGGER "agreement_party_whole"
  AFTER INSERT OR UPDATE OR DELETE ON "agreement_party" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION agreement_is_whole();
