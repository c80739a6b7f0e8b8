-- CreateEnum
CREATE TYPE "AgreementEndReason" AS ENUM ('CARRIED_OUT', 'NOT_CARRIED_OUT', 'PARTY_LEFT', 'REPLACED', 'OTHER');

-- AlterTable
ALTER TABLE "agreement" ADD COLUMN     "end_reason" "AgreementEndReason";
