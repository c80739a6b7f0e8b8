-- DropIndex
DROP INDEX "station_assignment_compound_id_key";

-- AlterTable
ALTER TABLE "station_assignment" ADD COLUMN     "ends_on" TEXT,
ADD COLUMN     "starts_on" TEXT;

-- CreateIndex
CREATE INDEX "station_assignment_compound_id_idx" ON "station_assignment"("compound_id");

-- A compound is in at most one station that has not come to an end with it.
CREATE UNIQUE INDEX "station_assignment_open_key" ON "station_assignment" ("compound_id") WHERE "ends_on" IS NULL;

ALTER TABLE "station_assignment"
  ADD CONSTRAINT "station_assignment_dates" CHECK ("is_partial_date"("starts_on") AND "is_partial_date"("ends_on"));
