-- CreateEnum
CREATE TYPE "Provenance" AS ENUM ('REPORTED', 'SYNTHETIC', 'ENTERED');

-- CreateEnum
CREATE TYPE "Qualifier" AS ENUM ('EXACT', 'ABOUT', 'AT_MOST', 'MORE_THAN', 'NEARLY', 'LESS_THAN', 'AT_LEAST');

-- CreateEnum
CREATE TYPE "ServiceCategory" AS ENUM ('MEDICAL', 'ELDERLY_MEAL', 'LANGUAGE_CLASS', 'INDOOR_REPAIR', 'PUBLIC_REPAIR', 'WALL_AND_FENCE', 'ROAD', 'PARKING', 'PLUMBING_ELECTRIC', 'GREENING', 'FIRE_AND_EBIKE_SAFETY', 'SURVEILLANCE', 'ACCESS_AND_TRANSPORT', 'WASTE', 'MEDIATION', 'ADMIN_PROXY', 'SNOW_AND_HYGIENE', 'POLICY_ADVICE', 'CHILDCARE_AND_TRAINING', 'REST_AND_SUPPLIES', 'LEGAL_ADVICE', 'CULTURE_AND_SPORT', 'PERSONAL_CARE', 'FREIGHT', 'OTHER');

-- CreateEnum
CREATE TYPE "AreaLevel" AS ENUM ('CITY', 'DISTRICT', 'STREET', 'COMMUNITY');

-- CreateEnum
CREATE TYPE "AreaStrategy" AS ENUM ('GRAND_PARTY_BUILDING', 'GRAND_LIVELIHOOD', 'GRAND_CITY_MANAGEMENT');

-- CreateEnum
CREATE TYPE "OrganisationKind" AS ENUM ('STREET_COMMITTEE', 'COMMUNITY_COMMITTEE', 'GRAND_COMMITTEE', 'PARTY_GENERAL_BRANCH', 'COMPOUND_PARTY_BRANCH', 'GRID_PARTY_BRANCH', 'SITE_PARTY_BRANCH', 'FIRM_PARTY_BRANCH', 'UNIT_PARTY_ORGANISATION', 'BUILDING_PARTY_GROUP', 'PARTY_HUB_HOUSEHOLD', 'OWNERS_COMMITTEE', 'GOVERNMENT_UNIT', 'PARTNER_UNIT', 'ENTERPRISE', 'STATE_ENTERPRISE', 'UTILITY', 'PROPERTY_FIRM', 'HEALTH_STATION', 'ELDERLY_CARE', 'SCHOOL', 'SERVICE_CENTRE', 'PLATFORM', 'ALLIANCE', 'ASSOCIATION', 'VOLUNTEER_TEAM', 'OTHER');

-- CreateEnum
CREATE TYPE "TeamKind" AS ENUM ('VANGUARD', 'MICRO_REPAIR', 'RED_WRENCH', 'RED_VOLUNTEER', 'RED_BEE', 'SHOCK_TEAM', 'RED_STEWARD', 'PROPERTY_STEWARD', 'PEACEMAKER', 'DISPUTE_GROUP');

-- CreateEnum
CREATE TYPE "TeamRole" AS ENUM ('SECRETARY_ASSISTANT', 'GRID_WORKER', 'SOCIAL_WORKER', 'VOLUNTEER', 'RESIDENT_REPRESENTATIVE');

-- CreateEnum
CREATE TYPE "Post" AS ENUM ('SECRETARY', 'DEPUTY_SECRETARY', 'MEMBER', 'GROUP_LEADER', 'HUB_HOUSEHOLDER', 'PROPERTY_MANAGER', 'OWNERS_COMMITTEE_CHAIR');

-- CreateEnum
CREATE TYPE "AppointmentSource" AS ENUM ('IN_SERVICE_MEMBER', 'RETIRED_CADRE', 'COMMUNITY_CADRE', 'PARTY_GRID_WORKER', 'PROPERTY_MANAGER', 'OWNERS_COMMITTEE_CHAIR');

-- CreateEnum
CREATE TYPE "TieKind" AS ENUM ('REPORT_IN', 'MEMBER_REPORT_IN', 'MEMBERSHIP', 'INSTRUCTION', 'SUPERVISION', 'DEPLOYMENT');

-- CreateEnum
CREATE TYPE "PartyScheme" AS ENUM ('JIMO_FIVE_TIER', 'SHANHAI_FOUR_TIER');

-- CreateEnum
CREATE TYPE "HolderKind" AS ENUM ('ORGANISATION', 'PERSON');

-- CreateTable
CREATE TABLE "area" (
    "id" TEXT NOT NULL,
    "parent_id" TEXT,
    "area_path" TEXT NOT NULL,
    "level" "AreaLevel" NOT NULL,
    "code" TEXT,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT,
    "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "strategies" "AreaStrategy"[] DEFAULT ARRAY[]::"AreaStrategy"[],
    "search_text" TEXT NOT NULL DEFAULT '',
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "area_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" TEXT NOT NULL,
    "kind" "OrganisationKind" NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT,
    "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "skills" "ServiceCategory"[] DEFAULT ARRAY[]::"ServiceCategory"[],
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "parent_id" TEXT,
    "host_id" TEXT,
    "acts_for_area_id" TEXT,
    "compound_id" TEXT,
    "grid_id" TEXT,
    "firm_id" TEXT,
    "formal_branch" BOOLEAN,
    "team_kind" "TeamKind",
    "roster_complete" BOOLEAN,
    "established_on" TEXT,
    "dissolved_on" TEXT,
    "search_text" TEXT NOT NULL DEFAULT '',
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "area_id" TEXT,
    "area_path" TEXT,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "post" "Post" NOT NULL,
    "source" "AppointmentSource",
    "concurrent" BOOLEAN NOT NULL DEFAULT false,
    "substantive_id" TEXT,
    "compound_id" TEXT,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "starts_on" TEXT,
    "ends_on" TEXT,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tie" (
    "id" TEXT NOT NULL,
    "kind" "TieKind" NOT NULL,
    "from_organisation_id" TEXT,
    "from_person_id" TEXT,
    "to_organisation_id" TEXT,
    "to_area_id" TEXT,
    "agreement_id" TEXT,
    "starts_on" TEXT,
    "ends_on" TEXT,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tie_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" "TeamRole",
    "party_member" BOOLEAN,
    "skills" "ServiceCategory"[] DEFAULT ARRAY[]::"ServiceCategory"[],
    "joined_on" TEXT,
    "left_on" TEXT,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "party_tier" (
    "id" TEXT NOT NULL,
    "scheme" "PartyScheme" NOT NULL,
    "rank" INTEGER NOT NULL,
    "kind" "OrganisationKind" NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT,
    "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "party_tier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "holder_kind" "HolderKind" NOT NULL,
    "holder_id" TEXT NOT NULL,
    "organisation_ids" TEXT[],
    "roles" TEXT[],
    "scopes" TEXT[],
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "published_figure" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "area_id" TEXT,
    "key" TEXT NOT NULL,
    "value" DECIMAL(14,2),
    "text" TEXT NOT NULL,
    "unit" TEXT,
    "qualifier" "Qualifier" NOT NULL,
    "period" TEXT,
    "source" TEXT NOT NULL,
    "note_zh" TEXT NOT NULL,
    "note_en" TEXT NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "published_figure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "area_area_path_key" ON "area"("area_path");

-- CreateIndex
CREATE UNIQUE INDEX "area_code_key" ON "area"("code");

-- CreateIndex
CREATE INDEX "area_parent_id_id_idx" ON "area"("parent_id", "id");

-- CreateIndex
CREATE INDEX "area_area_path_idx" ON "area"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "area_updated_at_id_idx" ON "area"("updated_at", "id");

-- CreateIndex
CREATE INDEX "area_search_text_idx" ON "area" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "organisation_acts_for_area_id_key" ON "organisation"("acts_for_area_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_firm_id_key" ON "organisation"("firm_id");

-- CreateIndex
CREATE INDEX "organisation_area_path_idx" ON "organisation"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "organisation_area_id_id_idx" ON "organisation"("area_id", "id");

-- CreateIndex
CREATE INDEX "organisation_kind_area_path_idx" ON "organisation"("kind", "area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "organisation_team_kind_area_path_idx" ON "organisation"("team_kind", "area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "organisation_parent_id_id_idx" ON "organisation"("parent_id", "id");

-- CreateIndex
CREATE INDEX "organisation_host_id_idx" ON "organisation"("host_id");

-- CreateIndex
CREATE INDEX "organisation_compound_id_idx" ON "organisation"("compound_id");

-- CreateIndex
CREATE INDEX "organisation_updated_at_id_idx" ON "organisation"("updated_at", "id");

-- CreateIndex
CREATE INDEX "organisation_search_text_idx" ON "organisation" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "person_pseudonym_key" ON "person"("pseudonym");

-- CreateIndex
CREATE INDEX "person_area_path_idx" ON "person"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "person_updated_at_id_idx" ON "person"("updated_at", "id");

-- CreateIndex
CREATE INDEX "appointment_person_id_idx" ON "appointment"("person_id");

-- CreateIndex
CREATE INDEX "appointment_organisation_id_idx" ON "appointment"("organisation_id");

-- CreateIndex
CREATE INDEX "appointment_compound_id_idx" ON "appointment"("compound_id");

-- CreateIndex
CREATE INDEX "appointment_substantive_id_idx" ON "appointment"("substantive_id");

-- CreateIndex
CREATE INDEX "appointment_area_path_idx" ON "appointment"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "appointment_updated_at_id_idx" ON "appointment"("updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "appointment_id_person_id_compound_id_key" ON "appointment"("id", "person_id", "compound_id");

-- CreateIndex
CREATE INDEX "tie_from_organisation_id_kind_idx" ON "tie"("from_organisation_id", "kind");

-- CreateIndex
CREATE INDEX "tie_from_person_id_kind_idx" ON "tie"("from_person_id", "kind");

-- CreateIndex
CREATE INDEX "tie_to_organisation_id_kind_idx" ON "tie"("to_organisation_id", "kind");

-- CreateIndex
CREATE INDEX "tie_to_area_id_kind_idx" ON "tie"("to_area_id", "kind");

-- CreateIndex
CREATE INDEX "tie_agreement_id_idx" ON "tie"("agreement_id");

-- CreateIndex
CREATE INDEX "tie_area_path_idx" ON "tie"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "tie_updated_at_id_idx" ON "tie"("updated_at", "id");

-- CreateIndex
CREATE INDEX "team_member_person_id_idx" ON "team_member"("person_id");

-- CreateIndex
CREATE INDEX "team_member_area_path_idx" ON "team_member"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "team_member_updated_at_id_idx" ON "team_member"("updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "team_member_team_id_person_id_key" ON "team_member"("team_id", "person_id");

-- CreateIndex
CREATE INDEX "party_tier_area_path_idx" ON "party_tier"("area_path" text_pattern_ops);

-- CreateIndex
CREATE UNIQUE INDEX "party_tier_scheme_rank_key" ON "party_tier"("scheme", "rank");

-- CreateIndex
CREATE UNIQUE INDEX "party_tier_scheme_kind_key" ON "party_tier"("scheme", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE INDEX "api_key_holder_id_idx" ON "api_key"("holder_id");

-- CreateIndex
CREATE INDEX "published_figure_subject_id_idx" ON "published_figure"("subject_id");

-- CreateIndex
CREATE INDEX "published_figure_key_idx" ON "published_figure"("key");

-- AddForeignKey
ALTER TABLE "area" ADD CONSTRAINT "area_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "area"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_acts_for_area_id_fkey" FOREIGN KEY ("acts_for_area_id") REFERENCES "area"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_substantive_id_person_id_compound_id_fkey" FOREIGN KEY ("substantive_id", "person_id", "compound_id") REFERENCES "appointment"("id", "person_id", "compound_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tie" ADD CONSTRAINT "tie_from_organisation_id_fkey" FOREIGN KEY ("from_organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tie" ADD CONSTRAINT "tie_from_person_id_fkey" FOREIGN KEY ("from_person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tie" ADD CONSTRAINT "tie_to_organisation_id_fkey" FOREIGN KEY ("to_organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tie" ADD CONSTRAINT "tie_to_area_id_fkey" FOREIGN KEY ("to_area_id") REFERENCES "area"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tie" ADD CONSTRAINT "tie_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party_tier" ADD CONSTRAINT "party_tier_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say. The pure rules of the subgraph say the same.

-- The first and the last day that an EDTF date can mean; null where its year is not known at all.
CREATE FUNCTION partial_date_first(partial text) RETURNS date
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (
    SELECT make_date(
        nullif(replace(d[1], 'X', '0'), '0000')::int,
        CASE WHEN d[2] IS NULL OR d[2] = 'XX' THEN 1
          WHEN d[2] BETWEEN '21' AND '23' THEN (d[2]::int - 20) * 3
          WHEN d[2] = '24' THEN 12
          ELSE d[2]::int END,
        CASE WHEN d[3] IS NULL OR d[3] = 'XX' THEN 1 ELSE d[3]::int END)
    FROM string_to_array(translate(partial, '?~%', ''), '-') AS d
  );

CREATE FUNCTION partial_date_last(partial text) RETURNS date
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (
    SELECT CASE WHEN d[3] IS NULL OR d[3] = 'XX'
        THEN (make_date(y, m, 1) + interval '1 month - 1 day')::date
        ELSE make_date(y, m, d[3]::int) END
    FROM string_to_array(translate(partial, '?~%', ''), '-') AS d,
      LATERAL (SELECT
        CASE WHEN d[1] = 'XXXX' THEN NULL ELSE replace(d[1], 'X', '9')::int END AS y,
        CASE WHEN d[2] IS NULL OR d[2] = 'XX' THEN 12
          WHEN d[2] BETWEEN '21' AND '23' THEN (d[2]::int - 20) * 3 + 2
          WHEN d[2] = '24' THEN 12
          ELSE d[2]::int END AS m) AS bounds
  );

-- A day that no calendar has makes the functions above fail, and with them the write.
CREATE FUNCTION is_partial_date(partial text) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN partial ~ '^[0-9X]{4}[?~%]?(-(0[1-9]|1[0-2]|2[1-4]|XX)[?~%]?(-(0[1-9]|[12][0-9]|3[01]|XX)[?~%]?)?)?$'
    AND (partial_date_first(partial) <= partial_date_last(partial)) IS NOT FALSE;

-- What has no start has stood for longer than is known; what has no end still stands.
CREATE FUNCTION is_in_force(starts_on text, ends_on text, day date) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (partial_date_first(starts_on) <= day) IS NOT FALSE
    AND (partial_date_last(ends_on) >= day) IS NOT FALSE;

-- The calendar day that decides: that of the database's clock, in Shanghai.
CREATE FUNCTION today() RETURNS date
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (statement_timestamp() AT TIME ZONE 'Asia/Shanghai')::date;

CREATE FUNCTION write_search_text() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  new.search_text := concat_ws(' ', new.name_zh, new.name_en, array_to_string(new.aliases, ' '));
  RETURN new;
END
$$;

CREATE TRIGGER "area_search_text" BEFORE INSERT OR UPDATE ON "area"
  FOR EACH ROW EXECUTE FUNCTION write_search_text();
CREATE TRIGGER "organisation_search_text" BEFORE INSERT OR UPDATE ON "organisation"
  FOR EACH ROW EXECUTE FUNCTION write_search_text();

ALTER TABLE "area"
  ADD CONSTRAINT "area_code_digits" CHECK (code ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})$'),
  ADD CONSTRAINT "area_code_invented" CHECK (provenance <> 'SYNTHETIC' OR code LIKE '99%'),
  ADD CONSTRAINT "area_root" CHECK ((parent_id IS NULL) = (area_path = id)),
  ADD CONSTRAINT "area_path_end" CHECK (area_path = id OR area_path LIKE '%.' || id);

-- A path is the parent's and the area's own id: looked at when a transaction ends, for a branch of
-- the tree is moved row by row.
CREATE FUNCTION area_path_follows_parent() RETURNS trigger
  LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM 1 FROM area a JOIN area p ON p.id = a.parent_id
  WHERE new.id IN (a.id, p.id) AND a.area_path <> p.area_path || '.' || a.id;
  IF found THEN
    RAISE EXCEPTION 'the path of area % does not follow its parent', new.id
      USING errcode = 'check_violation', constraint = 'area_path_parent';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER "area_path_parent"
  AFTER INSERT OR UPDATE OF parent_id, area_path ON "area" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION area_path_follows_parent();

-- The tree as the other namespaces have it: ids and paths only.
CREATE VIEW "area_node" AS SELECT id, parent_id, area_path AS path FROM "area";

ALTER TABLE "organisation"
  ADD CONSTRAINT "organisation_dates" CHECK (
    is_partial_date(established_on) IS NOT FALSE
    AND is_partial_date(dissolved_on) IS NOT FALSE
    AND (partial_date_first(established_on) <= partial_date_last(dissolved_on)) IS NOT FALSE),
  ADD CONSTRAINT "organisation_acts_for" CHECK (
    (acts_for_area_id IS NOT NULL) = (kind IN ('STREET_COMMITTEE', 'COMMUNITY_COMMITTEE'))
    AND (acts_for_area_id = area_id) IS NOT FALSE),
  ADD CONSTRAINT "organisation_team" CHECK (
    (kind = 'VOLUNTEER_TEAM') = (team_kind IS NOT NULL)
    AND (kind = 'VOLUNTEER_TEAM') = (roster_complete IS NOT NULL)),
  ADD CONSTRAINT "organisation_firm" CHECK ((kind = 'PROPERTY_FIRM') = (firm_id IS NOT NULL)),
  ADD CONSTRAINT "organisation_branch_place" CHECK (
    (kind <> 'COMPOUND_PARTY_BRANCH' OR compound_id IS NOT NULL)
    AND (kind = 'GRID_PARTY_BRANCH' OR grid_id IS NULL));

-- One branch to a compound and one to a grid, those apart that were dissolved.
CREATE UNIQUE INDEX "organisation_compound_branch" ON "organisation" (compound_id)
  WHERE kind = 'COMPOUND_PARTY_BRANCH' AND dissolved_on IS NULL;
CREATE UNIQUE INDEX "organisation_grid_branch" ON "organisation" (grid_id)
  WHERE kind = 'GRID_PARTY_BRANCH' AND dissolved_on IS NULL;

-- Nobody stands above itself, however far up.
CREATE FUNCTION organisation_has_no_cycle() RETURNS trigger
  LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM 1 FROM (
    WITH RECURSIVE above AS (
      SELECT o.parent_id FROM organisation o WHERE o.id = new.parent_id
      UNION SELECT o.parent_id FROM organisation o JOIN above ON o.id = above.parent_id
    )
    SELECT FROM above WHERE above.parent_id = new.id
  ) AS cycle;
  IF found OR new.parent_id = new.id THEN
    RAISE EXCEPTION 'organisation % would stand above itself', new.id
      USING errcode = 'check_violation', constraint = 'organisation_no_cycle';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER "organisation_no_cycle"
  AFTER INSERT OR UPDATE OF parent_id ON "organisation"
  FOR EACH ROW WHEN (new.parent_id IS NOT NULL) EXECUTE FUNCTION organisation_has_no_cycle();

ALTER TABLE "appointment"
  ADD CONSTRAINT "appointment_dates" CHECK (
    is_partial_date(starts_on) IS NOT FALSE
    AND is_partial_date(ends_on) IS NOT FALSE
    AND (partial_date_first(starts_on) <= partial_date_last(ends_on)) IS NOT FALSE),
  -- Without a compound the key that holds both posts together would not be looked at.
  ADD CONSTRAINT "appointment_substantive" CHECK (
    substantive_id IS NULL OR (concurrent AND compound_id IS NOT NULL AND substantive_id <> id));

CREATE UNIQUE INDEX "appointment_secretary" ON "appointment" (organisation_id)
  WHERE post = 'SECRETARY' AND ends_on IS NULL;

ALTER TABLE "tie"
  ADD CONSTRAINT "tie_dates" CHECK (
    is_partial_date(starts_on) IS NOT FALSE
    AND is_partial_date(ends_on) IS NOT FALSE
    AND (partial_date_first(starts_on) <= partial_date_last(ends_on)) IS NOT FALSE),
  ADD CONSTRAINT "tie_ends" CHECK (num_nonnulls(to_organisation_id, to_area_id) = 1),
  ADD CONSTRAINT "tie_shape" CHECK (
    CASE kind
      WHEN 'REPORT_IN' THEN
        from_organisation_id IS NOT NULL AND from_person_id IS NULL AND to_area_id IS NOT NULL
      WHEN 'MEMBER_REPORT_IN' THEN from_person_id IS NOT NULL AND to_area_id IS NOT NULL
      WHEN 'MEMBERSHIP' THEN
        num_nonnulls(from_organisation_id, from_person_id) = 1 AND to_organisation_id IS NOT NULL
      WHEN 'INSTRUCTION' THEN from_person_id IS NOT NULL AND to_organisation_id IS NOT NULL
      WHEN 'SUPERVISION' THEN
        from_organisation_id IS NOT NULL AND from_person_id IS NULL
        AND to_organisation_id IS NOT NULL
      WHEN 'DEPLOYMENT' THEN
        from_organisation_id IS NOT NULL AND from_person_id IS NULL AND to_area_id IS NOT NULL
    END);

-- One instructor to a firm, and nobody reports in twice to one community.
CREATE UNIQUE INDEX "tie_instruction" ON "tie" (to_organisation_id)
  WHERE kind = 'INSTRUCTION' AND ends_on IS NULL;
CREATE UNIQUE INDEX "tie_report_in" ON "tie" (from_organisation_id, to_area_id)
  WHERE kind = 'REPORT_IN' AND ends_on IS NULL;
CREATE UNIQUE INDEX "tie_member_report_in" ON "tie" (from_person_id, to_area_id)
  WHERE kind = 'MEMBER_REPORT_IN' AND ends_on IS NULL;

ALTER TABLE "team_member"
  ADD CONSTRAINT "team_member_dates" CHECK (
    is_partial_date(joined_on) IS NOT FALSE
    AND is_partial_date(left_on) IS NOT FALSE
    AND (partial_date_first(joined_on) <= partial_date_last(left_on)) IS NOT FALSE);

ALTER TABLE "party_tier" ADD CONSTRAINT "party_tier_rank" CHECK (rank >= 1);

ALTER TABLE "api_key" ADD CONSTRAINT "api_key_hash" CHECK (hash ~ '^[0-9a-f]{64}$');

-- The read paths of what is dated: the database's clock says what is in force at the moment of reading.
CREATE VIEW "appointment_now" AS
  SELECT a.*, is_in_force(a.starts_on, a.ends_on, today()) AS in_force FROM "appointment" a;
CREATE VIEW "tie_now" AS
  SELECT t.*, is_in_force(t.starts_on, t.ends_on, today()) AS in_force FROM "tie" t;
