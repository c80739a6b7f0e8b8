-- CreateEnum
CREATE TYPE "Provenance" AS ENUM ('REPORTED', 'SYNTHETIC', 'ENTERED');

-- CreateEnum
CREATE TYPE "Qualifier" AS ENUM ('EXACT', 'ABOUT', 'AT_MOST', 'MORE_THAN', 'NEARLY', 'LESS_THAN', 'AT_LEAST');

-- CreateEnum
CREATE TYPE "DemandKind" AS ENUM ('COMMUNITY_PROJECT', 'MICRO_WISH', 'REPAIR_ORDER', 'FREIGHT', 'CASE', 'PROXY_ERRAND');

-- CreateEnum
CREATE TYPE "Track" AS ENUM ('CLAIM', 'ASSIGN');

-- CreateEnum
CREATE TYPE "DemandState" AS ENUM ('COLLECTED', 'SORTED', 'ROUTED', 'RESOLVED', 'LISTED', 'CLAIMED', 'DELIVERED', 'CONFIRMED', 'MERGED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "DemandRoute" AS ENUM ('RESPONSIBLE_PARTY', 'CLAIM_LIST');

-- CreateEnum
CREATE TYPE "Urgency" AS ENUM ('LOW', 'NORMAL', 'HIGH', 'EMERGENCY');

-- CreateEnum
CREATE TYPE "LocationClass" AS ENUM ('PRIVATE_DWELLING', 'PUBLIC_AREA', 'MUNICIPAL');

-- CreateEnum
CREATE TYPE "ServiceUnit" AS ENUM ('SESSION', 'PERSON', 'HOUSEHOLD', 'ITEM', 'HOUR', 'MEAL', 'TRIP', 'TONNE', 'PROJECT');

-- CreateEnum
CREATE TYPE "ServiceCategory" AS ENUM ('MEDICAL', 'ELDERLY_MEAL', 'LANGUAGE_CLASS', 'INDOOR_REPAIR', 'PUBLIC_REPAIR', 'WALL_AND_FENCE', 'ROAD', 'PARKING', 'PLUMBING_ELECTRIC', 'GREENING', 'FIRE_AND_EBIKE_SAFETY', 'SURVEILLANCE', 'ACCESS_AND_TRANSPORT', 'WASTE', 'MEDIATION', 'ADMIN_PROXY', 'SNOW_AND_HYGIENE', 'POLICY_ADVICE', 'CHILDCARE_AND_TRAINING', 'REST_AND_SUPPLIES', 'LEGAL_ADVICE', 'CULTURE_AND_SPORT', 'PERSONAL_CARE', 'FREIGHT', 'OTHER');

-- CreateEnum
CREATE TYPE "Audience" AS ENUM ('ANY', 'ADULT', 'CHILDREN', 'YOUTH', 'ELDERLY', 'LIVING_ALONE', 'ILL_OR_DISABLED', 'LOW_INCOME', 'COURIER', 'OUTDOOR_WORKER', 'TRUCK_DRIVER', 'TRUCKER_FAMILY', 'MERCHANT');

-- CreateEnum
CREATE TYPE "CollectionChannel" AS ENUM ('HAPPINESS_MAILBOX', 'PROPERTY_CENTRE', 'ONLINE_QUESTIONNAIRE', 'VISIT', 'KIOSK', 'MEETING', 'GRID_WORKER', 'OTHER');

-- CreateEnum
CREATE TYPE "RoundState" AS ENUM ('PLANNED', 'OPEN', 'CLOSED');

-- CreateEnum
CREATE TYPE "AssignmentMode" AS ENUM ('ROUTED', 'DISPATCHED', 'ROTA');

-- CreateEnum
CREATE TYPE "AssignmentState" AS ENUM ('ASSIGNED', 'ACKNOWLEDGED', 'IN_HAND', 'DONE', 'RETURNED');

-- CreateEnum
CREATE TYPE "ResourceState" AS ENUM ('OFFERED', 'SUSPENDED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ClaimSide" AS ENUM ('CLAIMANT', 'COMMUNITY');

-- CreateEnum
CREATE TYPE "ClaimState" AS ENUM ('OFFERED', 'APPLIED', 'HELD', 'ACCEPTED', 'IN_SERVICE', 'DELIVERED', 'CONFIRMED', 'DECLINED', 'RELEASED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "ReasonCode" AS ENUM ('CLAIMANT_UNABLE', 'NO_SHOW', 'LATE', 'NO_LONGER_NEEDED', 'RECIPIENT_UNAVAILABLE', 'NOT_SUITABLE', 'NOT_CHOSEN', 'NOT_RESPONSIBLE', 'DUPLICATE', 'INCOMPLETE', 'OTHER');

-- CreateTable
CREATE TABLE "area_node" (
    "id" TEXT NOT NULL,
    "parent_id" TEXT,
    "path" TEXT NOT NULL,

    CONSTRAINT "area_node_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "collection_round" (
    "id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "quarter" TEXT NOT NULL,
    "opens_on" DATE NOT NULL,
    "closes_on" DATE NOT NULL,
    "channels" "CollectionChannel"[],
    "state" "RoundState" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "collection_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demand" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "kind" "DemandKind" NOT NULL,
    "category" "ServiceCategory" NOT NULL,
    "audience" "Audience" NOT NULL,
    "urgency" "Urgency" NOT NULL DEFAULT 'NORMAL',
    "location_class" "LocationClass" NOT NULL DEFAULT 'PUBLIC_AREA',
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "compound_id" TEXT,
    "quarter" TEXT NOT NULL,
    "list_quarter" TEXT NOT NULL,
    "carried_over" INTEGER NOT NULL DEFAULT 0,
    "state" "DemandState" NOT NULL,
    "route" "DemandRoute",
    "responsible_party_id" TEXT,
    "unit" "ServiceUnit" NOT NULL,
    "quantity" INTEGER NOT NULL,
    "held" INTEGER NOT NULL DEFAULT 0,
    "committed" INTEGER NOT NULL DEFAULT 0,
    "beneficiaries" INTEGER,
    "wanted_from" DATE,
    "wanted_by" DATE,
    "wanted_weekdays" INTEGER[],
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_on" DATE,
    "agreement_id" TEXT,
    "merged_into_id" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "demand_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" TEXT NOT NULL,
    "demand_id" TEXT NOT NULL,
    "channel" "CollectionChannel" NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" TEXT,
    "contact" TEXT,
    "dwelling" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" TEXT NOT NULL,
    "demand_id" TEXT NOT NULL,
    "assignee_organisation_id" TEXT,
    "assignee_person_id" TEXT,
    "mode" "AssignmentMode" NOT NULL,
    "state" "AssignmentState" NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "resolution" TEXT,
    "returned_reason" "ReasonCode",
    "due_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_resource" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "category" "ServiceCategory" NOT NULL,
    "audiences" "Audience"[],
    "provider_organisation_id" TEXT,
    "provider_person_id" TEXT,
    "delivered_by_id" TEXT,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "agreement_id" TEXT,
    "unit" "ServiceUnit" NOT NULL,
    "capacity_per_quarter" INTEGER NOT NULL,
    "available_from" DATE,
    "available_to" DATE,
    "assured_on" DATE,
    "state" "ResourceState" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "service_resource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_area" (
    "resource_id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,

    CONSTRAINT "service_area_pkey" PRIMARY KEY ("resource_id","area_id")
);

-- CreateTable
CREATE TABLE "service_compound" (
    "resource_id" TEXT NOT NULL,
    "compound_id" TEXT NOT NULL,

    CONSTRAINT "service_compound_pkey" PRIMARY KEY ("resource_id","compound_id")
);

-- CreateTable
CREATE TABLE "schedule_rule" (
    "resource_id" TEXT NOT NULL,
    "weekday" INTEGER NOT NULL,
    "from_time" TEXT NOT NULL,
    "to_time" TEXT NOT NULL,

    CONSTRAINT "schedule_rule_pkey" PRIMARY KEY ("resource_id","weekday","from_time")
);

-- CreateTable
CREATE TABLE "resource_quarter" (
    "resource_id" TEXT NOT NULL,
    "quarter" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "held" INTEGER NOT NULL DEFAULT 0,
    "committed" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resource_quarter_pkey" PRIMARY KEY ("resource_id","quarter")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" TEXT NOT NULL,
    "demand_id" TEXT NOT NULL,
    "resource_id" TEXT,
    "claimant_organisation_id" TEXT,
    "claimant_person_id" TEXT,
    "responsible_party_id" TEXT,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "opened_by" "ClaimSide" NOT NULL,
    "quantity" INTEGER NOT NULL,
    "quarter" TEXT NOT NULL,
    "state" "ClaimState" NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "claimed_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "appointed_for" TIMESTAMPTZ(3),
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "confirmed" INTEGER NOT NULL DEFAULT 0,
    "reason" "ReasonCode",
    "replaces_id" TEXT,
    "agreement_id" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_partner" (
    "id" TEXT NOT NULL,
    "claim_id" TEXT NOT NULL,
    "organisation_id" TEXT,
    "person_id" TEXT,

    CONSTRAINT "claim_partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "output" (
    "id" TEXT NOT NULL,
    "claim_id" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "quantity" DECIMAL(14,2) NOT NULL,
    "unit" TEXT NOT NULL,
    "qualifier" "Qualifier" NOT NULL DEFAULT 'EXACT',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "output_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating" (
    "id" TEXT NOT NULL,
    "claim_id" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "comment" TEXT,
    "channel" "CollectionChannel",
    "rated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "rating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "tx" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "type" TEXT NOT NULL,
    "entity_type" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL,
    "from_version" INTEGER,
    "to_version" INTEGER,
    "actor_kind" TEXT,
    "actor_id" TEXT,
    "on_behalf_of_id" TEXT,
    "area_path" TEXT,
    "request_id" TEXT,
    "before" JSONB,
    "after" JSONB,
    "format" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency" (
    "acting_for_id" TEXT NOT NULL,
    "mutation" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_pkey" PRIMARY KEY ("acting_for_id","mutation","key")
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
    "qualifier" "Qualifier",
    "period" TEXT,
    "source" TEXT NOT NULL,
    "note_zh" TEXT NOT NULL,
    "note_en" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "published_figure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "area_node_path_idx" ON "area_node"("path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "collection_round_area_path_idx" ON "collection_round"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "collection_round_updated_at_id_idx" ON "collection_round"("updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "collection_round_area_id_quarter_key" ON "collection_round"("area_id", "quarter");

-- CreateIndex
CREATE INDEX "demand_category_list_quarter_state_area_path_idx" ON "demand"("category", "list_quarter", "state", "area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "demand_area_path_kind_list_quarter_idx" ON "demand"("area_path" text_pattern_ops, "kind", "list_quarter");

-- CreateIndex
CREATE INDEX "demand_compound_id_kind_idx" ON "demand"("compound_id", "kind");

-- CreateIndex
CREATE INDEX "demand_responsible_party_id_idx" ON "demand"("responsible_party_id");

-- CreateIndex
CREATE INDEX "demand_agreement_id_idx" ON "demand"("agreement_id");

-- CreateIndex
CREATE INDEX "demand_merged_into_id_idx" ON "demand"("merged_into_id");

-- CreateIndex
CREATE INDEX "demand_updated_at_id_idx" ON "demand"("updated_at", "id");

-- CreateIndex
CREATE INDEX "demand_title_idx" ON "demand" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "submission_demand_id_submitted_at_id_idx" ON "submission"("demand_id", "submitted_at", "id");

-- CreateIndex
CREATE INDEX "assignment_demand_id_assigned_at_id_idx" ON "assignment"("demand_id", "assigned_at", "id");

-- CreateIndex
CREATE INDEX "assignment_assignee_organisation_id_idx" ON "assignment"("assignee_organisation_id");

-- CreateIndex
CREATE INDEX "service_resource_category_state_idx" ON "service_resource"("category", "state");

-- CreateIndex
CREATE INDEX "service_resource_area_path_idx" ON "service_resource"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "service_resource_provider_organisation_id_idx" ON "service_resource"("provider_organisation_id");

-- CreateIndex
CREATE INDEX "service_resource_provider_person_id_idx" ON "service_resource"("provider_person_id");

-- CreateIndex
CREATE INDEX "service_resource_agreement_id_idx" ON "service_resource"("agreement_id");

-- CreateIndex
CREATE INDEX "service_resource_updated_at_id_idx" ON "service_resource"("updated_at", "id");

-- CreateIndex
CREATE INDEX "service_resource_title_idx" ON "service_resource" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "service_area_area_id_idx" ON "service_area"("area_id");

-- CreateIndex
CREATE INDEX "service_compound_compound_id_idx" ON "service_compound"("compound_id");

-- CreateIndex
CREATE INDEX "claim_demand_id_state_idx" ON "claim"("demand_id", "state");

-- CreateIndex
CREATE INDEX "claim_resource_id_quarter_idx" ON "claim"("resource_id", "quarter");

-- CreateIndex
CREATE INDEX "claim_claimant_organisation_id_quarter_idx" ON "claim"("claimant_organisation_id", "quarter");

-- CreateIndex
CREATE INDEX "claim_claimant_person_id_quarter_idx" ON "claim"("claimant_person_id", "quarter");

-- CreateIndex
CREATE INDEX "claim_area_path_quarter_idx" ON "claim"("area_path" text_pattern_ops, "quarter");

-- CreateIndex
CREATE INDEX "claim_agreement_id_idx" ON "claim"("agreement_id");

-- CreateIndex
CREATE INDEX "claim_replaces_id_idx" ON "claim"("replaces_id");

-- CreateIndex
CREATE INDEX "claim_updated_at_id_idx" ON "claim"("updated_at", "id");

-- CreateIndex
CREATE INDEX "claim_partner_claim_id_idx" ON "claim_partner"("claim_id");

-- CreateIndex
CREATE INDEX "output_claim_id_idx" ON "output"("claim_id");

-- CreateIndex
CREATE INDEX "rating_claim_id_rated_at_id_idx" ON "rating"("claim_id", "rated_at", "id");

-- CreateIndex
CREATE INDEX "event_entity_type_entity_id_seq_idx" ON "event"("entity_type", "entity_id", "seq");

-- CreateIndex
CREATE INDEX "event_tx_seq_idx" ON "event"("tx", "seq");

-- CreateIndex
CREATE INDEX "idempotency_expires_at_idx" ON "idempotency"("expires_at");

-- CreateIndex
CREATE INDEX "published_figure_subject_id_idx" ON "published_figure"("subject_id");

-- CreateIndex
CREATE INDEX "published_figure_key_idx" ON "published_figure"("key");

-- AddForeignKey
ALTER TABLE "demand" ADD CONSTRAINT "demand_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "demand"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_demand_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_demand_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_area" ADD CONSTRAINT "service_area_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "service_resource"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_compound" ADD CONSTRAINT "service_compound_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "service_resource"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedule_rule" ADD CONSTRAINT "schedule_rule_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "service_resource"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource_quarter" ADD CONSTRAINT "resource_quarter_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "service_resource"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_demand_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "service_resource"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "claim"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_partner" ADD CONSTRAINT "claim_partner_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "output" ADD CONSTRAINT "output_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
