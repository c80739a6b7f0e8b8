-- CreateEnum
CREATE TYPE "Provenance" AS ENUM ('REPORTED', 'SYNTHETIC', 'ENTERED');

-- CreateEnum
CREATE TYPE "Qualifier" AS ENUM ('EXACT', 'ABOUT', 'AT_MOST', 'MORE_THAN', 'NEARLY', 'LESS_THAN', 'AT_LEAST');

-- CreateEnum
CREATE TYPE "CompoundKind" AS ENUM ('RELOCATION', 'AFFORDABLE_RENTAL', 'OPEN_OLD_UNMANAGED', 'WORK_UNIT_DORMITORY', 'HIGH_RISE', 'COMMODITY');

-- CreateEnum
CREATE TYPE "ManagementMode" AS ENUM ('NONE', 'STATE_STEWARD', 'MARKET_FIRM', 'SELF');

-- CreateEnum
CREATE TYPE "OwnersCommitteeStatus" AS ENUM ('NONE', 'DEMANDED', 'PREPARING', 'ELECTING', 'ESTABLISHED', 'TERM_ENDED');

-- CreateEnum
CREATE TYPE "CommitteePost" AS ENUM ('CHAIR', 'DEPUTY_CHAIR', 'MEMBER');

-- CreateEnum
CREATE TYPE "PartyCategory" AS ENUM ('IN_SERVICE', 'RETIRED', 'OTHER');

-- CreateEnum
CREATE TYPE "FormationInitiator" AS ENUM ('PARTY_BRANCH', 'COMMUNITY', 'OWNERS');

-- CreateEnum
CREATE TYPE "ElectionChannel" AS ENUM ('ONLINE_PLATFORM', 'ON_SITE');

-- CreateEnum
CREATE TYPE "FacilityKind" AS ENUM ('LIVELIHOOD_KIOSK', 'DELIBERATION_CABIN', 'DELIBERATION_HALL', 'REST_STATION', 'ELDERLY_CANTEEN', 'HAPPINESS_MAILBOX', 'PROPERTY_CENTRE', 'POINTS_STORE', 'GRID_SERVICE_STATION', 'PARTY_SERVICE_CENTRE', 'POLITICAL_LIFE_HALL', 'PARTY_SCHOOL', 'THEME_PARK', 'DRIVERS_HOME');

-- CreateEnum
CREATE TYPE "FacilityPlace" AS ENUM ('GATE', 'INSIDE', 'COMMUNITY_OFFICE', 'OUTSIDE');

-- CreateEnum
CREATE TYPE "FacilityAmenity" AS ENUM ('SOFA', 'TABLE_AND_CHAIRS', 'CHARGER', 'WATER_DISPENSER', 'TOOL_BOX');

-- CreateEnum
CREATE TYPE "FacilityOrigin" AS ENUM ('IDLE_TESTING_BOOTH');

-- CreateTable
CREATE TABLE "area_node" (
    "id" TEXT NOT NULL,
    "parent_id" TEXT,
    "path" TEXT NOT NULL,

    CONSTRAINT "area_node_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "compound_register" (
    "id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "complete_on" TEXT,
    "source" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "compound_register_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "compound" (
    "id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT,
    "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "search_text" TEXT NOT NULL DEFAULT '',
    "kinds" "CompoundKind"[] DEFAULT ARRAY[]::"CompoundKind"[],
    "management_mode" "ManagementMode",
    "party_eligible" BOOLEAN,
    "built_year" INTEGER,
    "site_area" DECIMAL(14,2),
    "site_area_qualifier" "Qualifier",
    "affordable_rental_share" DECIMAL(5,4),
    "households" INTEGER,
    "resident_households" INTEGER,
    "let_households" INTEGER,
    "merchants" INTEGER,
    "building_count" INTEGER,
    "floors_min" INTEGER,
    "floors_max" INTEGER,
    "grid_count" INTEGER,
    "owners_committee_id" TEXT,
    "owners_committee_status" "OwnersCommitteeStatus",
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "compound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grid" (
    "id" TEXT NOT NULL,
    "compound_id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "grid_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "building" (
    "id" TEXT NOT NULL,
    "compound_id" TEXT NOT NULL,
    "grid_id" TEXT,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "floors" INTEGER,
    "households" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "building_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "owners_committee" (
    "id" TEXT NOT NULL,
    "compound_id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "term" INTEGER NOT NULL DEFAULT 1,
    "status" "OwnersCommitteeStatus",
    "initiator" "FormationInitiator",
    "prep_meetings" INTEGER,
    "prep_meetings_qualifier" "Qualifier",
    "interviews" INTEGER,
    "interviews_qualifier" "Qualifier",
    "election_channel" "ElectionChannel",
    "platform_organisation_id" TEXT,
    "organisation_id" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "owners_committee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "owners_committee_status_period" (
    "id" TEXT NOT NULL,
    "committee_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "status" "OwnersCommitteeStatus" NOT NULL,
    "starts_on" TEXT,
    "attested_on" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "owners_committee_status_period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "owners_committee_seat" (
    "id" TEXT NOT NULL,
    "committee_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "post" "CommitteePost" NOT NULL,
    "person_id" TEXT,
    "party_member" BOOLEAN,
    "party_category" "PartyCategory",
    "starts_on" TEXT,
    "ends_on" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "owners_committee_seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "facility" (
    "id" TEXT NOT NULL,
    "compound_id" TEXT,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "kind" "FacilityKind" NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT,
    "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "search_text" TEXT NOT NULL DEFAULT '',
    "place" "FacilityPlace",
    "operator_organisation_id" TEXT,
    "amenities" "FacilityAmenity"[] DEFAULT ARRAY[]::"FacilityAmenity"[],
    "converted_from" "FacilityOrigin",
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "facility_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "facility_snapshot" (
    "id" TEXT NOT NULL,
    "facility_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "starts_on" TEXT,
    "attested_on" TEXT,
    "hours_per_day" DECIMAL(4,2),
    "hours_per_day_qualifier" "Qualifier",
    "users" INTEGER,
    "users_qualifier" "Qualifier",
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "facility_snapshot_pkey" PRIMARY KEY ("id")
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
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "published_figure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "area_node_path_idx" ON "area_node"("path" text_pattern_ops);

-- CreateIndex
CREATE UNIQUE INDEX "compound_register_area_id_key" ON "compound_register"("area_id");

-- CreateIndex
CREATE INDEX "compound_register_area_path_idx" ON "compound_register"("area_path" text_pattern_ops);

-- CreateIndex
CREATE UNIQUE INDEX "compound_owners_committee_id_key" ON "compound"("owners_committee_id");

-- CreateIndex
CREATE INDEX "compound_area_path_idx" ON "compound"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "compound_area_id_id_idx" ON "compound"("area_id", "id");

-- CreateIndex
CREATE INDEX "compound_owners_committee_status_area_path_idx" ON "compound"("owners_committee_status", "area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "compound_updated_at_id_idx" ON "compound"("updated_at", "id");

-- CreateIndex
CREATE INDEX "compound_search_text_idx" ON "compound" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "grid_area_path_idx" ON "grid"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "grid_updated_at_id_idx" ON "grid"("updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "grid_compound_id_code_key" ON "grid"("compound_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "grid_id_compound_id_key" ON "grid"("id", "compound_id");

-- CreateIndex
CREATE INDEX "building_grid_id_idx" ON "building"("grid_id");

-- CreateIndex
CREATE INDEX "building_area_path_idx" ON "building"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "building_updated_at_id_idx" ON "building"("updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "building_compound_id_number_key" ON "building"("compound_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "owners_committee_organisation_id_key" ON "owners_committee"("organisation_id");

-- CreateIndex
CREATE INDEX "owners_committee_area_path_idx" ON "owners_committee"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "owners_committee_updated_at_id_idx" ON "owners_committee"("updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "owners_committee_compound_id_term_key" ON "owners_committee"("compound_id", "term");

-- CreateIndex
CREATE UNIQUE INDEX "owners_committee_status_period_committee_id_ordinal_key" ON "owners_committee_status_period"("committee_id", "ordinal");

-- CreateIndex
CREATE INDEX "owners_committee_seat_person_id_idx" ON "owners_committee_seat"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "owners_committee_seat_committee_id_ordinal_key" ON "owners_committee_seat"("committee_id", "ordinal");

-- CreateIndex
CREATE INDEX "facility_compound_id_idx" ON "facility"("compound_id");

-- CreateIndex
CREATE INDEX "facility_operator_organisation_id_idx" ON "facility"("operator_organisation_id");

-- CreateIndex
CREATE INDEX "facility_area_path_idx" ON "facility"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "facility_updated_at_id_idx" ON "facility"("updated_at", "id");

-- CreateIndex
CREATE INDEX "facility_search_text_idx" ON "facility" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "facility_snapshot_facility_id_ordinal_key" ON "facility_snapshot"("facility_id", "ordinal");

-- CreateIndex
CREATE INDEX "published_figure_subject_id_key_idx" ON "published_figure"("subject_id", "key");

-- AddForeignKey
ALTER TABLE "compound" ADD CONSTRAINT "compound_owners_committee_id_fkey" FOREIGN KEY ("owners_committee_id") REFERENCES "owners_committee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grid" ADD CONSTRAINT "grid_compound_id_fkey" FOREIGN KEY ("compound_id") REFERENCES "compound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "building" ADD CONSTRAINT "building_compound_id_fkey" FOREIGN KEY ("compound_id") REFERENCES "compound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "building" ADD CONSTRAINT "building_grid_id_compound_id_fkey" FOREIGN KEY ("grid_id", "compound_id") REFERENCES "grid"("id", "compound_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "owners_committee" ADD CONSTRAINT "owners_committee_compound_id_fkey" FOREIGN KEY ("compound_id") REFERENCES "compound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "owners_committee_status_period" ADD CONSTRAINT "owners_committee_status_period_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "owners_committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "owners_committee_seat" ADD CONSTRAINT "owners_committee_seat_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "owners_committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility" ADD CONSTRAINT "facility_compound_id_fkey" FOREIGN KEY ("compound_id") REFERENCES "compound"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility_snapshot" ADD CONSTRAINT "facility_snapshot_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facility"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.

-- One column to search: the names and aliases of a row, joined by blanks.
CREATE FUNCTION "fill_search_text"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_text := concat_ws(' ', NEW.name_zh, NEW.name_en, array_to_string(NEW.aliases, ' '));
  RETURN NEW;
END
$$;

CREATE TRIGGER "compound_search_text" BEFORE INSERT OR UPDATE ON "compound"
FOR EACH ROW EXECUTE FUNCTION "fill_search_text"();

CREATE TRIGGER "facility_search_text" BEFORE INSERT OR UPDATE ON "facility"
FOR EACH ROW EXECUTE FUNCTION "fill_search_text"();

-- A committee's status is its newest one. The row is locked first, so that the statement after it sees every status
-- that another transaction has added meanwhile.
CREATE FUNCTION "take_newest_status"() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  committee text := CASE WHEN TG_OP = 'DELETE' THEN OLD.committee_id ELSE NEW.committee_id END;
BEGIN
  PERFORM FROM owners_committee WHERE id = committee FOR UPDATE;
  UPDATE owners_committee
  SET status = (
        SELECT period.status FROM owners_committee_status_period AS period
        WHERE period.committee_id = committee
        ORDER BY period.ordinal DESC LIMIT 1
      ),
      updated_at = clock_timestamp()
  WHERE id = committee;
  RETURN NULL;
END
$$;

CREATE TRIGGER "owners_committee_status" AFTER INSERT OR UPDATE OR DELETE ON "owners_committee_status_period"
FOR EACH ROW EXECUTE FUNCTION "take_newest_status"();

-- A compound's committee is the established one, else the one of the latest term.
CREATE FUNCTION "take_current_committee"() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  place text := CASE WHEN TG_OP = 'DELETE' THEN OLD.compound_id ELSE NEW.compound_id END;
BEGIN
  PERFORM FROM compound WHERE id = place FOR UPDATE;
  UPDATE compound
  SET (owners_committee_id, owners_committee_status) = (
        SELECT committee.id, committee.status FROM owners_committee AS committee
        WHERE committee.compound_id = place
        ORDER BY (committee.status = 'ESTABLISHED') DESC NULLS LAST, committee.term DESC LIMIT 1
      ),
      updated_at = clock_timestamp()
  WHERE id = place;
  RETURN NULL;
END
$$;

CREATE TRIGGER "compound_owners_committee" AFTER INSERT OR DELETE OR UPDATE OF "status", "term" ON "owners_committee"
FOR EACH ROW EXECUTE FUNCTION "take_current_committee"();

-- A successor is established only after its predecessor's term has ended.
CREATE UNIQUE INDEX "owners_committee_established_key" ON "owners_committee"("compound_id")
WHERE "status" = 'ESTABLISHED';

-- Nobody holds two seats of one committee at a time.
CREATE UNIQUE INDEX "owners_committee_seat_person_key" ON "owners_committee_seat"("committee_id", "person_id")
WHERE "ends_on" IS NULL;

-- A date as a report prints it: 2024-02-24, 2024-02, 2013, 2023?, XXXX-03-04.
CREATE FUNCTION "is_partial_date"(text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN $1 ~ '^([0-9]{4}|XXXX)(-([0-9]{2}|XX)(-([0-9]{2}|XX))?)?[?~%]?$';

-- The kinds of household overlap, so each is held below the total and their sum is not.
ALTER TABLE "compound"
  ADD CONSTRAINT "compound_path_ends_in_area" CHECK ("area_path" = "area_id" OR "area_path" LIKE '%.' || "area_id"),
  ADD CONSTRAINT "compound_built_year" CHECK ("built_year" BETWEEN 1800 AND 2200),
  ADD CONSTRAINT "compound_site_area" CHECK (("site_area" IS NULL) = ("site_area_qualifier" IS NULL) AND "site_area" > 0),
  ADD CONSTRAINT "compound_affordable_rental_share" CHECK ("affordable_rental_share" BETWEEN 0 AND 1),
  ADD CONSTRAINT "compound_counts" CHECK (least("households", "resident_households", "let_households", "merchants", "building_count", "grid_count") >= 0),
  ADD CONSTRAINT "compound_resident_households" CHECK ("resident_households" <= "households"),
  ADD CONSTRAINT "compound_let_households" CHECK ("let_households" <= "households"),
  ADD CONSTRAINT "compound_floors" CHECK ("floors_min" >= 1 AND "floors_min" <= "floors_max" AND "floors_max" <= 200);

ALTER TABLE "compound_register"
  ADD CONSTRAINT "compound_register_path_ends_in_area" CHECK ("area_path" = "area_id" OR "area_path" LIKE '%.' || "area_id"),
  ADD CONSTRAINT "compound_register_complete_on" CHECK ("is_partial_date"("complete_on"));

ALTER TABLE "grid"
  ADD CONSTRAINT "grid_path_ends_in_area" CHECK ("area_path" = "area_id" OR "area_path" LIKE '%.' || "area_id");

ALTER TABLE "building"
  ADD CONSTRAINT "building_path_ends_in_area" CHECK ("area_path" = "area_id" OR "area_path" LIKE '%.' || "area_id"),
  ADD CONSTRAINT "building_numbers" CHECK (least("number", "floors") >= 1 AND "households" >= 0);

ALTER TABLE "owners_committee"
  ADD CONSTRAINT "owners_committee_path_ends_in_area" CHECK ("area_path" = "area_id" OR "area_path" LIKE '%.' || "area_id"),
  ADD CONSTRAINT "owners_committee_term" CHECK ("term" >= 1),
  ADD CONSTRAINT "owners_committee_prep_meetings" CHECK (("prep_meetings" IS NULL) = ("prep_meetings_qualifier" IS NULL) AND "prep_meetings" >= 0),
  ADD CONSTRAINT "owners_committee_interviews" CHECK (("interviews" IS NULL) = ("interviews_qualifier" IS NULL) AND "interviews" >= 0);

ALTER TABLE "owners_committee_status_period"
  ADD CONSTRAINT "owners_committee_status_period_dates" CHECK ("is_partial_date"("starts_on") AND "is_partial_date"("attested_on"));

ALTER TABLE "owners_committee_seat"
  ADD CONSTRAINT "owners_committee_seat_dates" CHECK ("is_partial_date"("starts_on") AND "is_partial_date"("ends_on")),
  ADD CONSTRAINT "owners_committee_seat_party_category" CHECK ("party_category" IS NULL OR "party_member" IS TRUE);

ALTER TABLE "facility"
  ADD CONSTRAINT "facility_path_ends_in_area" CHECK ("area_path" = "area_id" OR "area_path" LIKE '%.' || "area_id");

ALTER TABLE "facility_snapshot"
  ADD CONSTRAINT "facility_snapshot_dates" CHECK ("is_partial_date"("starts_on") AND "is_partial_date"("attested_on")),
  ADD CONSTRAINT "facility_snapshot_hours_per_day" CHECK (("hours_per_day" IS NULL) = ("hours_per_day_qualifier" IS NULL) AND "hours_per_day" BETWEEN 0 AND 24),
  ADD CONSTRAINT "facility_snapshot_users" CHECK (("users" IS NULL) = ("users_qualifier" IS NULL) AND "users" >= 0);
