-- AlterTable
ALTER TABLE "rating" ADD COLUMN     "rater_organisation_id" TEXT,
ADD COLUMN     "rater_person_id" TEXT;

-- CreateTable
CREATE TABLE "document" (
    "id" TEXT NOT NULL,
    "claim_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "document_claim_id_idx" ON "document"("claim_id");

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Somebody rates a claim once; whoever rated in what was printed or invented is unknown.
ALTER TABLE rating ADD CONSTRAINT rating_rater_check CHECK (num_nonnulls(rater_organisation_id, rater_person_id) <= 1);
CREATE UNIQUE INDEX rating_once_idx ON rating (claim_id, coalesce(rater_person_id, rater_organisation_id))
  WHERE num_nonnulls(rater_organisation_id, rater_person_id) = 1;
