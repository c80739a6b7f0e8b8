-- CreateEnum
CREATE TYPE "ResourceSide" AS ENUM ('PROVIDER', 'COMMUNITY');

-- AlterTable
ALTER TABLE "service_resource" ADD COLUMN     "reason" "ReasonCode",
ADD COLUMN     "suspended_by" "ResourceSide";

-- Who paused it is kept while it is paused; what is offered has no reason not to be.
ALTER TABLE service_resource
  ADD CONSTRAINT service_resource_suspended_by_check CHECK (suspended_by IS NULL OR state = 'SUSPENDED'),
  ADD CONSTRAINT service_resource_reason_check CHECK (reason IS NULL OR state <> 'OFFERED');
