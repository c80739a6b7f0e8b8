-- CreateTable
CREATE TABLE "list_policy" (
    "id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "hold_workdays" INTEGER NOT NULL,
    "units_claim_wishes" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "list_policy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "list_policy_area_id_key" ON "list_policy"("area_id");

-- CreateIndex
CREATE INDEX "list_policy_area_path_idx" ON "list_policy"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "list_policy_updated_at_id_idx" ON "list_policy"("updated_at", "id");

ALTER TABLE list_policy ADD CONSTRAINT list_policy_hold_workdays_check CHECK (hold_workdays BETWEEN 1 AND 20);
