-- CreateEnum
CREATE TYPE "FeedbackKind" AS ENUM ('BANNER', 'PRAISE', 'SCORE', 'COMPLAINT');

-- CreateEnum
CREATE TYPE "FeedbackState" AS ENUM ('RECEIVED', 'OPEN', 'ANSWERED');

-- CreateTable
CREATE TABLE "feedback" (
    "id" TEXT NOT NULL,
    "kind" "FeedbackKind" NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "compound_id" TEXT,
    "claim_id" TEXT,
    "demand_id" TEXT,
    "activity_id" TEXT,
    "organisation_id" TEXT,
    "text" TEXT,
    "score" INTEGER,
    "channel" "CollectionChannel" NOT NULL,
    "given_on" TEXT NOT NULL,
    "giver_organisation_id" TEXT,
    "giver_person_id" TEXT,
    "author" TEXT,
    "state" "FeedbackState" NOT NULL,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_id" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "feedback_area_path_kind_idx" ON "feedback"("area_path" text_pattern_ops, "kind");

-- CreateIndex
CREATE INDEX "feedback_claim_id_idx" ON "feedback"("claim_id");

-- CreateIndex
CREATE INDEX "feedback_demand_id_idx" ON "feedback"("demand_id");

-- CreateIndex
CREATE INDEX "feedback_activity_id_idx" ON "feedback"("activity_id");

-- CreateIndex
CREATE INDEX "feedback_organisation_id_idx" ON "feedback"("organisation_id");

-- CreateIndex
CREATE INDEX "feedback_updated_at_id_idx" ON "feedback"("updated_at", "id");

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_demand_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demand"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "service_activity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Feedback is of one thing (a claim is named with its demand); complaints alone are answered.
ALTER TABLE feedback
  ADD CONSTRAINT feedback_subject_check CHECK (num_nonnulls(demand_id, activity_id, organisation_id) = 1 AND (claim_id IS NULL OR demand_id IS NOT NULL)),
  ADD CONSTRAINT feedback_score_check CHECK ((kind = 'SCORE') = (score IS NOT NULL) AND score BETWEEN 1 AND 5),
  ADD CONSTRAINT feedback_text_check CHECK (kind = 'SCORE' OR text IS NOT NULL),
  ADD CONSTRAINT feedback_state_check CHECK ((kind = 'COMPLAINT') = (state <> 'RECEIVED')),
  ADD CONSTRAINT feedback_answer_check CHECK ((state = 'ANSWERED') = (answer IS NOT NULL) AND (answer IS NULL) = (answered_at IS NULL)),
  ADD CONSTRAINT feedback_giver_check CHECK (num_nonnulls(giver_organisation_id, giver_person_id) <= 1);
