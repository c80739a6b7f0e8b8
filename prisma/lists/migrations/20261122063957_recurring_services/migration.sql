-- CreateEnum
CREATE TYPE "RecurringServiceState" AS ENUM ('RUNNING', 'PAUSED', 'ENDED');

-- CreateTable
CREATE TABLE "recurring_service" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "category" "ServiceCategory" NOT NULL,
    "audiences" "Audience"[],
    "criteria" TEXT,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "compound_id" TEXT,
    "provider_organisation_id" TEXT,
    "provider_person_id" TEXT,
    "delivered_by_id" TEXT,
    "claim_id" TEXT,
    "resource_id" TEXT,
    "weekdays" INTEGER[],
    "from_time" TEXT NOT NULL,
    "to_time" TEXT,
    "workdays_only" BOOLEAN NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "state" "RecurringServiceState" NOT NULL,
    "reason" "ReasonCode",
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "recurring_service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_pause" (
    "id" TEXT NOT NULL,
    "recurring_service_id" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,
    "reason" "ReasonCode" NOT NULL,

    CONSTRAINT "service_pause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "serving" (
    "id" TEXT NOT NULL,
    "recurring_service_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "people" INTEGER NOT NULL,
    "quantity" INTEGER,
    "reason" "ReasonCode",
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "serving_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "recurring_service_area_path_category_idx" ON "recurring_service"("area_path" text_pattern_ops, "category");

-- CreateIndex
CREATE INDEX "recurring_service_compound_id_idx" ON "recurring_service"("compound_id");

-- CreateIndex
CREATE INDEX "recurring_service_provider_organisation_id_idx" ON "recurring_service"("provider_organisation_id");

-- CreateIndex
CREATE INDEX "recurring_service_delivered_by_id_idx" ON "recurring_service"("delivered_by_id");

-- CreateIndex
CREATE INDEX "recurring_service_claim_id_idx" ON "recurring_service"("claim_id");

-- CreateIndex
CREATE INDEX "recurring_service_resource_id_idx" ON "recurring_service"("resource_id");

-- CreateIndex
CREATE INDEX "recurring_service_updated_at_id_idx" ON "recurring_service"("updated_at", "id");

-- CreateIndex
CREATE INDEX "service_pause_recurring_service_id_from_day_idx" ON "service_pause"("recurring_service_id", "from_day");

-- CreateIndex
CREATE INDEX "serving_updated_at_id_idx" ON "serving"("updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "serving_recurring_service_id_day_key" ON "serving"("recurring_service_id", "day");

-- AddForeignKey
ALTER TABLE "recurring_service" ADD CONSTRAINT "recurring_service_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recurring_service" ADD CONSTRAINT "recurring_service_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "service_resource"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_pause" ADD CONSTRAINT "service_pause_recurring_service_id_fkey" FOREIGN KEY ("recurring_service_id") REFERENCES "recurring_service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "serving" ADD CONSTRAINT "serving_recurring_service_id_fkey" FOREIGN KEY ("recurring_service_id") REFERENCES "recurring_service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A service comes on weekdays that there are, from somebody; a day without anybody served has a reason.
ALTER TABLE recurring_service
  ADD CONSTRAINT recurring_service_weekdays_check CHECK (cardinality(weekdays) > 0 AND weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]),
  ADD CONSTRAINT recurring_service_times_check CHECK (from_time ~ '^([01]\d|2[0-3]):[0-5]\d$' AND to_time ~ '^([01]\d|2[0-3]):[0-5]\d$' AND from_time < to_time),
  ADD CONSTRAINT recurring_service_provider_check CHECK (num_nonnulls(provider_organisation_id, provider_person_id) = 1),
  ADD CONSTRAINT recurring_service_source_check CHECK (num_nonnulls(claim_id, resource_id) > 0),
  ADD CONSTRAINT recurring_service_ended_check CHECK (state <> 'ENDED' OR (ends_on IS NOT NULL AND reason IS NOT NULL));
ALTER TABLE serving
  ADD CONSTRAINT serving_people_check CHECK (people >= 0 AND quantity >= 0 AND (people > 0 OR coalesce(quantity, 0) = 0)),
  ADD CONSTRAINT serving_reason_check CHECK ((people = 0) = (reason IS NOT NULL));

-- One pause at a time is under way.
CREATE UNIQUE INDEX service_pause_open_idx ON service_pause (recurring_service_id) WHERE to_day IS NULL;
