-- CreateEnum
CREATE TYPE "ServiceActivityKind" AS ENUM ('CONVENIENCE_DAY', 'CLINIC', 'CLEAN_UP', 'FAIR', 'SNOW_CLEARING', 'EPIDEMIC_SUPPLY', 'OTHER');

-- CreateEnum
CREATE TYPE "ServiceActivityState" AS ENUM ('PLANNED', 'HELD', 'CANCELLED');

-- CreateEnum
CREATE TYPE "ParticipantRole" AS ENUM ('PARTY_MEMBER', 'PROPERTY_STAFF', 'SOCIAL_WORKER', 'GRID_WORKER', 'WELFARE_POST', 'VOLUNTEER', 'PARTNER_UNIT', 'RESIDENT', 'OTHER');

-- CreateTable
CREATE TABLE "service_activity" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "kind" "ServiceActivityKind" NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "compound_id" TEXT,
    "held_on" TEXT NOT NULL,
    "state" "ServiceActivityState" NOT NULL,
    "report" TEXT,
    "reason" "ReasonCode",
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "service_activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity_service" (
    "activity_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "resource_id" TEXT,
    "provider_organisation_id" TEXT,
    "provider_person_id" TEXT,

    CONSTRAINT "activity_service_pkey" PRIMARY KEY ("activity_id","position")
);

-- CreateTable
CREATE TABLE "activity_zone" (
    "activity_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "group" TEXT NOT NULL,
    "place" TEXT NOT NULL,

    CONSTRAINT "activity_zone_pkey" PRIMARY KEY ("activity_id","position")
);

-- CreateTable
CREATE TABLE "activity_team" (
    "activity_id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,

    CONSTRAINT "activity_team_pkey" PRIMARY KEY ("activity_id","team_id")
);

-- CreateTable
CREATE TABLE "activity_participants" (
    "activity_id" TEXT NOT NULL,
    "role" "ParticipantRole" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "activity_participants_pkey" PRIMARY KEY ("activity_id","role")
);

-- CreateIndex
CREATE INDEX "service_activity_area_path_kind_held_on_idx" ON "service_activity"("area_path" text_pattern_ops, "kind", "held_on");

-- CreateIndex
CREATE INDEX "service_activity_compound_id_kind_idx" ON "service_activity"("compound_id", "kind");

-- CreateIndex
CREATE INDEX "service_activity_updated_at_id_idx" ON "service_activity"("updated_at", "id");

-- CreateIndex
CREATE INDEX "activity_service_resource_id_idx" ON "activity_service"("resource_id");

-- CreateIndex
CREATE INDEX "activity_service_provider_organisation_id_idx" ON "activity_service"("provider_organisation_id");

-- CreateIndex
CREATE INDEX "activity_team_team_id_idx" ON "activity_team"("team_id");

-- AddForeignKey
ALTER TABLE "activity_service" ADD CONSTRAINT "activity_service_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "service_activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_service" ADD CONSTRAINT "activity_service_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "service_resource"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_zone" ADD CONSTRAINT "activity_zone_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "service_activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_team" ADD CONSTRAINT "activity_team_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "service_activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_participants" ADD CONSTRAINT "activity_participants_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "service_activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A plan has no outcome; what was held may say what came of it, what was cancelled has to say why.
ALTER TABLE service_activity
  ADD CONSTRAINT service_activity_report_check CHECK (report IS NULL OR state = 'HELD'),
  ADD CONSTRAINT service_activity_reason_check CHECK ((state = 'CANCELLED') = (reason IS NOT NULL));
ALTER TABLE activity_service ADD CONSTRAINT activity_service_provider_check
  CHECK (num_nonnulls(provider_organisation_id, provider_person_id) <= 1);
ALTER TABLE activity_participants ADD CONSTRAINT activity_participants_count_check CHECK (count > 0);
