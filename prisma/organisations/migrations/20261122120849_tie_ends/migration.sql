-- CreateEnum
CREATE TYPE "TieEnd" AS ENUM ('FROM_ORGANISATION', 'FROM_PERSON', 'TO');

-- CreateEnum
CREATE TYPE "TieState" AS ENUM ('PROPOSED', 'DECLINED', 'STANDING', 'ENDED');

-- AlterTable
ALTER TABLE "tie" ADD COLUMN     "awaits" "TieEnd"[] DEFAULT ARRAY[]::"TieEnd"[],
ADD COLUMN     "declined_at" TIMESTAMPTZ(3);

-- An array is never unknown here, and an end that is waited for is an end that the tie has.
ALTER TABLE "tie"
  ALTER COLUMN "awaits" SET NOT NULL,
  ADD CONSTRAINT "tie_awaits" CHECK (
    (NOT 'FROM_ORGANISATION' = ANY (awaits) OR from_organisation_id IS NOT NULL)
    AND (NOT 'FROM_PERSON' = ANY (awaits) OR from_person_id IS NOT NULL)),
  ADD CONSTRAINT "tie_declined" CHECK (declined_at IS NULL OR cardinality(awaits) > 0);

-- What was declined stands in nobody's way, and an instructor who is only proposed in no other's.
DROP INDEX "tie_instruction";
DROP INDEX "tie_report_in";
DROP INDEX "tie_member_report_in";
CREATE UNIQUE INDEX "tie_instruction" ON "tie" (to_organisation_id)
  WHERE kind = 'INSTRUCTION' AND ends_on IS NULL AND cardinality(awaits) = 0;
CREATE UNIQUE INDEX "tie_report_in" ON "tie" (from_organisation_id, to_area_id)
  WHERE kind = 'REPORT_IN' AND ends_on IS NULL AND declined_at IS NULL;
CREATE UNIQUE INDEX "tie_member_report_in" ON "tie" (from_person_id, to_area_id)
  WHERE kind = 'MEMBER_REPORT_IN' AND ends_on IS NULL AND declined_at IS NULL;

-- What waits for an end is looked for by both.
CREATE INDEX "tie_awaited" ON "tie" (area_path text_pattern_ops) WHERE cardinality(awaits) > 0;

DROP VIEW "tie_now";
CREATE VIEW "tie_now" AS
  SELECT t.*,
    CASE
      WHEN t.declined_at IS NOT NULL THEN 'DECLINED'::"TieState"
      WHEN cardinality(t.awaits) > 0 THEN 'PROPOSED'::"TieState"
      WHEN t.ends_on IS NOT NULL THEN 'ENDED'::"TieState"
      ELSE 'STANDING'::"TieState"
    END AS state,
    cardinality(t.awaits) = 0 AND is_in_force(t.starts_on, t.ends_on, today()) AS in_force,
    o.area_path AS from_organisation_path, p.area_path AS from_person_path
  FROM "tie" t
    LEFT JOIN "organisation" o ON o.id = t.from_organisation_id
    LEFT JOIN "person" p ON p.id = t.from_person_id;
