-- CreateEnum
CREATE TYPE "VisitKind" AS ENUM ('NEW_RESIDENT', 'LONG_RESIDENT', 'IN_DIFFICULTY', 'RETURN_VISIT');

-- CreateEnum
CREATE TYPE "HouseholdCategory" AS ENUM ('NEW_RESIDENT', 'LONG_RESIDENT', 'IN_DIFFICULTY');

-- CreateEnum
CREATE TYPE "VisitOutcome" AS ENUM ('MET', 'NOBODY_IN', 'DECLINED');

-- CreateTable
CREATE TABLE "visit" (
    "id" TEXT NOT NULL,
    "kind" "VisitKind" NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "compound_id" TEXT,
    "household" TEXT,
    "category" "HouseholdCategory",
    "visitor_organisation_id" TEXT,
    "visitor_person_id" TEXT,
    "visited_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "VisitOutcome" NOT NULL,
    "note" TEXT,
    "claim_id" TEXT,
    "demand_id" TEXT,
    "satisfied" BOOLEAN,
    "rating_id" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_demand" (
    "visit_id" TEXT NOT NULL,
    "demand_id" TEXT NOT NULL,

    CONSTRAINT "visit_demand_pkey" PRIMARY KEY ("visit_id","demand_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "visit_rating_id_key" ON "visit"("rating_id");

-- CreateIndex
CREATE INDEX "visit_area_path_kind_idx" ON "visit"("area_path" text_pattern_ops, "kind");

-- CreateIndex
CREATE INDEX "visit_compound_id_idx" ON "visit"("compound_id");

-- CreateIndex
CREATE INDEX "visit_visitor_person_id_idx" ON "visit"("visitor_person_id");

-- CreateIndex
CREATE INDEX "visit_visitor_organisation_id_idx" ON "visit"("visitor_organisation_id");

-- CreateIndex
CREATE INDEX "visit_claim_id_idx" ON "visit"("claim_id");

-- CreateIndex
CREATE INDEX "visit_demand_id_idx" ON "visit"("demand_id");

-- CreateIndex
CREATE INDEX "visit_updated_at_id_idx" ON "visit"("updated_at", "id");

-- CreateIndex
CREATE INDEX "visit_demand_demand_id_idx" ON "visit_demand"("demand_id");

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_demand_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demand"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_rating_id_fkey" FOREIGN KEY ("rating_id") REFERENCES "rating"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_demand" ADD CONSTRAINT "visit_demand_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_demand" ADD CONSTRAINT "visit_demand_demand_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A household is visited at home as what it is; a return visit asks about one claim or demand.
ALTER TABLE visit
  ADD CONSTRAINT visit_category_check CHECK (kind = 'RETURN_VISIT' OR category::text IS NOT DISTINCT FROM kind::text),
  ADD CONSTRAINT visit_household_check CHECK (kind = 'RETURN_VISIT' OR household IS NOT NULL),
  ADD CONSTRAINT visit_about_check CHECK ((kind = 'RETURN_VISIT') = (demand_id IS NOT NULL) AND (claim_id IS NULL OR demand_id IS NOT NULL)),
  ADD CONSTRAINT visit_satisfied_check CHECK ((satisfied IS NOT NULL) = (kind = 'RETURN_VISIT' AND outcome = 'MET')),
  ADD CONSTRAINT visit_rating_check CHECK (rating_id IS NULL OR claim_id IS NOT NULL),
  ADD CONSTRAINT visit_visitor_check CHECK (num_nonnulls(visitor_organisation_id, visitor_person_id) = 1);
