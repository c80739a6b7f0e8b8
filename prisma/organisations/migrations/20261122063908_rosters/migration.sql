-- DropIndex
DROP INDEX "team_member_team_id_person_id_key";

-- CreateIndex
CREATE INDEX "team_member_team_id_person_id_idx" ON "team_member"("team_id", "person_id");

-- Who has left may come back; nobody is on one roster twice at a time.
CREATE UNIQUE INDEX "team_member_once" ON "team_member" (team_id, person_id) WHERE left_on IS NULL;
