-- AlterTable
ALTER TABLE "demand" ADD COLUMN     "freight_from_key" TEXT,
ADD COLUMN     "freight_to_key" TEXT;

-- CreateTable
CREATE TABLE "freight_route" (
    "resource_id" TEXT NOT NULL,
    "from_place" TEXT NOT NULL,
    "to_place" TEXT NOT NULL,
    "from_key" TEXT NOT NULL,
    "to_key" TEXT NOT NULL,

    CONSTRAINT "freight_route_pkey" PRIMARY KEY ("resource_id","from_key","to_key")
);

-- CreateIndex
CREATE INDEX "demand_freight_from_key_idx" ON "demand"("freight_from_key" text_pattern_ops);

-- AddForeignKey
ALTER TABLE "freight_route" ADD CONSTRAINT "freight_route_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "service_resource"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was there before was free text: each place by its own name, so that it covers itself alone.
UPDATE demand SET freight_from_key = '?/' || freight_from || '/', freight_to_key = '?/' || freight_to || '/'
WHERE freight_from IS NOT NULL;

ALTER TABLE demand
  DROP CONSTRAINT demand_freight_check,
  ADD CONSTRAINT demand_freight_check CHECK (
    num_nonnulls(freight_from, freight_to, freight_from_key, freight_to_key) IN (0, 4)
    AND (kind = 'FREIGHT' OR freight_from IS NULL));
