-- AlterTable
ALTER TABLE "submission" ADD COLUMN     "merged_from_id" TEXT;

-- CreateIndex
CREATE INDEX "submission_merged_from_id_idx" ON "submission"("merged_from_id");

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_merged_from_id_fkey" FOREIGN KEY ("merged_from_id") REFERENCES "demand"("id") ON DELETE SET NULL ON UPDATE CASCADE;
