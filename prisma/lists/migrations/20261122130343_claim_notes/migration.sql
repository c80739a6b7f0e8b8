-- CreateTable
CREATE TABLE "claim_note" (
    "id" TEXT NOT NULL,
    "claim_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "reason" "ReasonCode" NOT NULL,
    "note" TEXT NOT NULL,
    "organisation_id" TEXT,
    "person_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "claim_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "claim_note_claim_id_created_at_idx" ON "claim_note"("claim_id", "created_at");

-- AddForeignKey
ALTER TABLE "claim_note" ADD CONSTRAINT "claim_note_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Said by somebody, in words, with one of the three steps that can be explained.
ALTER TABLE claim_note
  ADD CONSTRAINT claim_note_step_check
    CHECK (step IN ('declineClaim', 'releaseClaim', 'returnDelivery')),
  ADD CONSTRAINT claim_note_by_check CHECK (num_nonnulls(organisation_id, person_id) = 1),
  ADD CONSTRAINT claim_note_text_check CHECK (char_length(note) BETWEEN 1 AND 500);
