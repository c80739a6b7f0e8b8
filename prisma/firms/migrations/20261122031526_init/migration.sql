-- CreateEnum
CREATE TYPE "Provenance" AS ENUM ('REPORTED', 'SYNTHETIC', 'ENTERED');

-- CreateEnum
CREATE TYPE "Qualifier" AS ENUM ('EXACT', 'ABOUT', 'AT_MOST', 'MORE_THAN', 'NEARLY', 'LESS_THAN', 'AT_LEAST');

-- CreateEnum
CREATE TYPE "FirmOwnership" AS ENUM ('STATE', 'PRIVATE');

-- CreateEnum
CREATE TYPE "EvaluationBand" AS ENUM ('TOP', 'UPPER', 'MIDDLE', 'LOWER');

-- CreateEnum
CREATE TYPE "AwardLevel" AS ENUM ('NATIONAL', 'PROVINCE', 'CITY', 'DISTRICT', 'STREET');

-- CreateTable
CREATE TABLE "area_node" (
    "id" TEXT NOT NULL,
    "parent_id" TEXT,
    "path" TEXT NOT NULL,

    CONSTRAINT "area_node_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "property_firm" (
    "id" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT,
    "aliases" TEXT[],
    "ownership" "FirmOwnership",
    "red_property" BOOLEAN,
    "organisation_id" TEXT NOT NULL,
    "party_branch_id" TEXT,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "property_firm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "management_contract" (
    "id" TEXT NOT NULL,
    "firm_id" TEXT NOT NULL,
    "compound_id" TEXT NOT NULL,
    "starts_on" TEXT,
    "ends_on" TEXT,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "management_contract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "station" (
    "id" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT,
    "aliases" TEXT[],
    "firm_id" TEXT NOT NULL,
    "party_branch_id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "station_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "station_assignment" (
    "id" TEXT NOT NULL,
    "station_id" TEXT NOT NULL,
    "compound_id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "station_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation" (
    "id" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT,
    "aliases" TEXT[],
    "held_on" TEXT,
    "third_party" BOOLEAN NOT NULL,
    "organiser_id" TEXT,
    "participants" INTEGER NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_result" (
    "id" TEXT NOT NULL,
    "evaluation_id" TEXT NOT NULL,
    "participants" INTEGER NOT NULL,
    "firm_id" TEXT NOT NULL,
    "rank" INTEGER,
    "band" "EvaluationBand",
    "unmanaged_compounds_only" BOOLEAN,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evaluation_result_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey" (
    "id" TEXT NOT NULL,
    "firm_id" TEXT NOT NULL,
    "compound_id" TEXT,
    "surveyed_on" TEXT,
    "rate" DECIMAL(5,2) NOT NULL,
    "qualifier" "Qualifier" NOT NULL,
    "sample_size" INTEGER,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "award" (
    "id" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT,
    "aliases" TEXT[],
    "level" "AwardLevel" NOT NULL,
    "awarded_on" TEXT,
    "places" INTEGER,
    "contract_id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alliance_membership" (
    "id" TEXT NOT NULL,
    "alliance_id" TEXT NOT NULL,
    "firm_id" TEXT NOT NULL,
    "joined_on" TEXT,
    "batch" INTEGER,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alliance_membership_pkey" PRIMARY KEY ("id")
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
CREATE UNIQUE INDEX "property_firm_organisation_id_key" ON "property_firm"("organisation_id");

-- CreateIndex
CREATE INDEX "property_firm_area_path_idx" ON "property_firm"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "property_firm_search_text_idx" ON "property_firm" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "management_contract_firm_id_idx" ON "management_contract"("firm_id");

-- CreateIndex
CREATE INDEX "management_contract_compound_id_idx" ON "management_contract"("compound_id");

-- CreateIndex
CREATE INDEX "management_contract_area_path_idx" ON "management_contract"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "station_firm_id_idx" ON "station"("firm_id");

-- CreateIndex
CREATE INDEX "station_area_path_idx" ON "station"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "station_search_text_idx" ON "station" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "station_assignment_compound_id_key" ON "station_assignment"("compound_id");

-- CreateIndex
CREATE INDEX "station_assignment_station_id_idx" ON "station_assignment"("station_id");

-- CreateIndex
CREATE INDEX "station_assignment_area_path_idx" ON "station_assignment"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "evaluation_area_path_idx" ON "evaluation"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "evaluation_search_text_idx" ON "evaluation" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_id_participants_key" ON "evaluation"("id", "participants");

-- CreateIndex
CREATE INDEX "evaluation_result_firm_id_idx" ON "evaluation_result"("firm_id");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_result_evaluation_id_firm_id_key" ON "evaluation_result"("evaluation_id", "firm_id");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_result_evaluation_id_rank_key" ON "evaluation_result"("evaluation_id", "rank");

-- CreateIndex
CREATE INDEX "survey_firm_id_idx" ON "survey"("firm_id");

-- CreateIndex
CREATE INDEX "survey_compound_id_idx" ON "survey"("compound_id");

-- CreateIndex
CREATE INDEX "survey_area_path_idx" ON "survey"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "award_contract_id_idx" ON "award"("contract_id");

-- CreateIndex
CREATE INDEX "award_area_path_idx" ON "award"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "award_search_text_idx" ON "award" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "alliance_membership_firm_id_idx" ON "alliance_membership"("firm_id");

-- CreateIndex
CREATE INDEX "alliance_membership_area_path_idx" ON "alliance_membership"("area_path" text_pattern_ops);

-- CreateIndex
CREATE UNIQUE INDEX "alliance_membership_alliance_id_firm_id_key" ON "alliance_membership"("alliance_id", "firm_id");

-- CreateIndex
CREATE INDEX "published_figure_subject_id_idx" ON "published_figure"("subject_id");

-- CreateIndex
CREATE INDEX "published_figure_key_idx" ON "published_figure"("key");

-- AddForeignKey
ALTER TABLE "management_contract" ADD CONSTRAINT "management_contract_firm_id_fkey" FOREIGN KEY ("firm_id") REFERENCES "property_firm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "station" ADD CONSTRAINT "station_firm_id_fkey" FOREIGN KEY ("firm_id") REFERENCES "property_firm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "station_assignment" ADD CONSTRAINT "station_assignment_station_id_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_result" ADD CONSTRAINT "evaluation_result_evaluation_id_participants_fkey" FOREIGN KEY ("evaluation_id", "participants") REFERENCES "evaluation"("id", "participants") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_result" ADD CONSTRAINT "evaluation_result_firm_id_fkey" FOREIGN KEY ("firm_id") REFERENCES "property_firm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey" ADD CONSTRAINT "survey_firm_id_fkey" FOREIGN KEY ("firm_id") REFERENCES "property_firm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award" ADD CONSTRAINT "award_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "management_contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alliance_membership" ADD CONSTRAINT "alliance_membership_firm_id_fkey" FOREIGN KEY ("firm_id") REFERENCES "property_firm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say. The pure rules of the subgraph say the same.

-- One column to search: the names and aliases of a row, joined by blanks.
CREATE FUNCTION "fill_search_text"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_text := concat_ws(' ', NEW.name_zh, NEW.name_en, array_to_string(NEW.aliases, ' '));
  RETURN NEW;
END
$$;

CREATE TRIGGER "property_firm_search_text" BEFORE INSERT OR UPDATE ON "property_firm"
FOR EACH ROW EXECUTE FUNCTION "fill_search_text"();

CREATE TRIGGER "station_search_text" BEFORE INSERT OR UPDATE ON "station"
FOR EACH ROW EXECUTE FUNCTION "fill_search_text"();

CREATE TRIGGER "evaluation_search_text" BEFORE INSERT OR UPDATE ON "evaluation"
FOR EACH ROW EXECUTE FUNCTION "fill_search_text"();

CREATE TRIGGER "award_search_text" BEFORE INSERT OR UPDATE ON "award"
FOR EACH ROW EXECUTE FUNCTION "fill_search_text"();

-- A date as far as a report tells it: 2023-05-31, 2024-02, 2013, 2023?, 2023?-05, XXXX-03-04, 2021-21 for a spring.
CREATE FUNCTION "is_partial_date"(text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN $1 ~ '^[0-9X]{4}[?~%]?(-(0[1-9]|1[0-2]|2[1-4]|XX)[?~%]?(-(0[1-9]|[12][0-9]|3[01]|XX)[?~%]?)?)?$';

-- A compound has at most one contract that has not come to an end.
CREATE UNIQUE INDEX "management_contract_open_key" ON "management_contract" ("compound_id") WHERE "ends_on" IS NULL;

ALTER TABLE "property_firm"
  ADD CONSTRAINT "property_firm_path_ends_in_area" CHECK ("area_path" = "area_id" OR "area_path" LIKE '%.' || "area_id");

ALTER TABLE "management_contract"
  ADD CONSTRAINT "management_contract_path_ends_in_area" CHECK ("area_path" = "area_id" OR "area_path" LIKE '%.' || "area_id"),
  ADD CONSTRAINT "management_contract_dates" CHECK ("is_partial_date"("starts_on") AND "is_partial_date"("ends_on"));

ALTER TABLE "station"
  ADD CONSTRAINT "station_path_ends_in_area" CHECK ("area_path" = "area_id" OR "area_path" LIKE '%.' || "area_id");

ALTER TABLE "station_assignment"
  ADD CONSTRAINT "station_assignment_path_ends_in_area" CHECK ("area_path" = "area_id" OR "area_path" LIKE '%.' || "area_id");

ALTER TABLE "evaluation"
  ADD CONSTRAINT "evaluation_path_ends_in_area" CHECK ("area_path" = "area_id" OR "area_path" LIKE '%.' || "area_id"),
  ADD CONSTRAINT "evaluation_held_on" CHECK ("is_partial_date"("held_on")),
  ADD CONSTRAINT "evaluation_participants" CHECK ("participants" >= 1);

-- An unknown rank is lawful; a known one has its place among those who took part.
ALTER TABLE "evaluation_result"
  ADD CONSTRAINT "evaluation_result_rank" CHECK ("rank" BETWEEN 1 AND "participants");

ALTER TABLE "survey"
  ADD CONSTRAINT "survey_path_ends_in_area" CHECK ("area_path" = "area_id" OR "area_path" LIKE '%.' || "area_id"),
  ADD CONSTRAINT "survey_surveyed_on" CHECK ("is_partial_date"("surveyed_on")),
  ADD CONSTRAINT "survey_rate" CHECK ("rate" BETWEEN 0 AND 100),
  ADD CONSTRAINT "survey_sample_size" CHECK ("sample_size" >= 1);

ALTER TABLE "award"
  ADD CONSTRAINT "award_path_ends_in_area" CHECK ("area_path" = "area_id" OR "area_path" LIKE '%.' || "area_id"),
  ADD CONSTRAINT "award_awarded_on" CHECK ("is_partial_date"("awarded_on")),
  ADD CONSTRAINT "award_places" CHECK ("places" >= 1);

ALTER TABLE "alliance_membership"
  ADD CONSTRAINT "alliance_membership_path_ends_in_area" CHECK ("area_path" = "area_id" OR "area_path" LIKE '%.' || "area_id"),
  ADD CONSTRAINT "alliance_membership_joined_on" CHECK ("is_partial_date"("joined_on")),
  ADD CONSTRAINT "alliance_membership_batch" CHECK ("batch" >= 1);
