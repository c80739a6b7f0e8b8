-- AlterEnum
ALTER TYPE "StageCode" ADD VALUE 'SCORED';
