-- AlterEnum
ALTER TYPE "ImportedList" ADD VALUE 'RESOURCES';
