-- CreateEnum
CREATE TYPE "MeetingState" AS ENUM ('CALLED', 'HELD', 'CANCELLED');

-- AlterTable
ALTER TABLE "appeal" ADD COLUMN     "demand_id" TEXT,
ADD COLUMN     "outcome" TEXT;

-- AlterTable
-- Those that are on record were held; what was called here has had nothing told of it yet.
ALTER TABLE "meeting" ADD COLUMN     "state" "MeetingState" NOT NULL DEFAULT 'HELD';
UPDATE "meeting" SET state = 'CALLED' WHERE provenance = 'ENTERED';
ALTER TABLE "meeting" ALTER COLUMN "state" DROP DEFAULT;

-- CreateTable
CREATE TABLE "minutes" (
    "id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "minutes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "minutes_meeting_id_position_key" ON "minutes"("meeting_id", "position");

-- CreateIndex
CREATE INDEX "appeal_demand_id_idx" ON "appeal"("demand_id");

-- AddForeignKey
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "minutes" ADD CONSTRAINT "minutes_url" CHECK (url LIKE 'https://%');

ALTER TABLE "appeal" ADD CONSTRAINT "appeal_outcome" CHECK (
  outcome IS NULL OR state = 'IMPLEMENTED');
