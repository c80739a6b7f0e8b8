-- AlterTable
ALTER TABLE "api_key" ADD COLUMN     "label" TEXT;
