-- CreateEnum
CREATE TYPE "ReviewState" AS ENUM ('OPEN', 'PUBLISHED');

-- CreateTable
CREATE TABLE "review" (
    "id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "state" "ReviewState" NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_item" (
    "id" TEXT NOT NULL,
    "review_id" TEXT NOT NULL,
    "organisation_id" TEXT,
    "agreement_id" TEXT,
    "claims" INTEGER NOT NULL,
    "delivered" INTEGER NOT NULL,
    "confirmed" INTEGER NOT NULL,
    "released" INTEGER NOT NULL,
    "ratings" INTEGER NOT NULL,
    "rating" DECIMAL(3,2),
    "counted_at" TIMESTAMPTZ(3) NOT NULL,
    "score" INTEGER,
    "remark" TEXT,
    "scored_by_id" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "review_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "review_area_path_year_idx" ON "review"("area_path" text_pattern_ops, "year");

-- CreateIndex
CREATE INDEX "review_updated_at_id_idx" ON "review"("updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "review_area_id_year_key" ON "review"("area_id", "year");

-- CreateIndex
CREATE INDEX "review_item_organisation_id_idx" ON "review_item"("organisation_id");

-- CreateIndex
CREATE INDEX "review_item_agreement_id_idx" ON "review_item"("agreement_id");

-- CreateIndex
CREATE INDEX "review_item_updated_at_id_idx" ON "review_item"("updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "review_item_review_id_organisation_id_key" ON "review_item"("review_id", "organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_item_review_id_agreement_id_key" ON "review_item"("review_id", "agreement_id");

-- AddForeignKey
ALTER TABLE "review_item" ADD CONSTRAINT "review_item_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An item is of a unit or of an agreement; what is marked says by whom, and numbers fit into each other.
ALTER TABLE review
  ADD CONSTRAINT review_published_check CHECK ((state = 'PUBLISHED') = (published_at IS NOT NULL));
ALTER TABLE review_item
  ADD CONSTRAINT review_item_subject_check CHECK (num_nonnulls(organisation_id, agreement_id) = 1),
  ADD CONSTRAINT review_item_numbers_check CHECK (released >= 0 AND confirmed BETWEEN 0 AND delivered AND delivered + released <= claims),
  ADD CONSTRAINT review_item_rating_check CHECK ((ratings > 0) = (rating IS NOT NULL) AND rating BETWEEN 1 AND 5),
  ADD CONSTRAINT review_item_score_check CHECK (score BETWEEN 1 AND 5 AND (score IS NULL) = (scored_by_id IS NULL));
