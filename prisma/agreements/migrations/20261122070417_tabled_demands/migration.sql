-- AlterTable
ALTER TABLE "agenda_item" ADD COLUMN     "demand_id" TEXT;

-- CreateIndex
CREATE INDEX "agenda_item_demand_id_idx" ON "agenda_item"("demand_id");

-- A demand stands on an agenda once.
CREATE UNIQUE INDEX "agenda_item_demand" ON "agenda_item" (meeting_id, demand_id)
  WHERE demand_id IS NOT NULL;
