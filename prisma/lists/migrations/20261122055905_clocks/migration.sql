-- CreateEnum
CREATE TYPE "ClockCode" AS ENUM ('FIRST_RESPONSE', 'DISPATCH', 'DELIVERY', 'RETURN_VISIT');

-- CreateEnum
CREATE TYPE "ClockState" AS ENUM ('RUNNING', 'PAUSED', 'MET', 'BREACHED', 'UNDECIDED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "ResponderRole" AS ENUM ('GRID_WORKER', 'RED_PROPERTY_STEWARD', 'COMMUNITY_WORKER', 'RESPONSIBLE_PARTY', 'CLAIMANT');

-- CreateTable
CREATE TABLE "clock_rule" (
    "id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "code" "ClockCode" NOT NULL,
    "limit_minutes" INTEGER,
    "limit_workdays" INTEGER,
    "responders" "ResponderRole"[],
    "valid_from" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "clock_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clock" (
    "id" TEXT NOT NULL,
    "code" "ClockCode" NOT NULL,
    "demand_id" TEXT NOT NULL,
    "claim_id" TEXT,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "party_id" TEXT NOT NULL,
    "limit_minutes" INTEGER,
    "limit_workdays" INTEGER,
    "responders" "ResponderRole"[],
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "paused_seconds" INTEGER NOT NULL DEFAULT 0,
    "pause_reason" "ReasonCode",
    "stopped_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "responder_id" TEXT,
    "responder_role" "ResponderRole",
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "clock_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "clock_rule_area_path_idx" ON "clock_rule"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "clock_rule_updated_at_id_idx" ON "clock_rule"("updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "clock_rule_area_id_code_valid_from_key" ON "clock_rule"("area_id", "code", "valid_from");

-- CreateIndex
CREATE INDEX "clock_demand_id_started_at_id_idx" ON "clock"("demand_id", "started_at", "id");

-- CreateIndex
CREATE INDEX "clock_claim_id_idx" ON "clock"("claim_id");

-- CreateIndex
CREATE INDEX "clock_area_path_code_started_at_idx" ON "clock"("area_path" text_pattern_ops, "code", "started_at");

-- CreateIndex
CREATE INDEX "clock_party_id_idx" ON "clock"("party_id");

-- CreateIndex
CREATE INDEX "clock_updated_at_id_idx" ON "clock"("updated_at", "id");

-- AddForeignKey
ALTER TABLE "clock" ADD CONSTRAINT "clock_demand_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clock" ADD CONSTRAINT "clock_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language cannot say: checks, partial indexes, the view.
ALTER TABLE clock_rule
  ADD CONSTRAINT clock_rule_limit_check CHECK (num_nonnulls(limit_minutes, limit_workdays) = 1
    AND coalesce(limit_minutes, limit_workdays) > 0);

ALTER TABLE clock
  ADD CONSTRAINT clock_limit_check CHECK (num_nonnulls(limit_minutes, limit_workdays) <= 1),
  ADD CONSTRAINT clock_end_check CHECK (num_nonnulls(stopped_at, cancelled_at) <= 1),
  ADD CONSTRAINT clock_order_check CHECK (started_at <= coalesce(stopped_at, cancelled_at, started_at)
    AND started_at <= coalesce(paused_at, started_at) AND started_at <= coalesce(due_at, started_at)),
  ADD CONSTRAINT clock_pause_check CHECK (paused_seconds >= 0
    AND (paused_at IS NULL OR pause_reason IS NOT NULL)),
  ADD CONSTRAINT clock_responder_check CHECK (stopped_at IS NOT NULL
    OR num_nonnulls(responder_id, responder_role) = 0);

-- A demand, or a claim on it, waits for one thing once at a time.
CREATE UNIQUE INDEX clock_open_idx ON clock (demand_id, coalesce(claim_id, ''), code)
  WHERE stopped_at IS NULL AND cancelled_at IS NULL;

-- The one definition of how a clock stands: at exactly its due time it is still in time. What ran
-- while it was paused does not count, so a clock that ended paused was in time when it was paused.
CREATE FUNCTION clock_state(stopped_at timestamptz, cancelled_at timestamptz, paused_at timestamptz,
  due_at timestamptz, instant timestamptz)
RETURNS "ClockState" LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN due_at < coalesce(paused_at, stopped_at, cancelled_at, instant) THEN 'BREACHED'
  WHEN cancelled_at IS NOT NULL THEN 'CANCELLED'
  WHEN stopped_at IS NOT NULL AND due_at IS NULL THEN 'UNDECIDED'
  WHEN stopped_at IS NOT NULL THEN 'MET'
  WHEN paused_at IS NOT NULL THEN 'PAUSED'
  ELSE 'RUNNING' END::"ClockState";

CREATE VIEW clock_now AS
SELECT k.id, k.code, k.demand_id, k.claim_id, k.area_id, k.area_path, k.party_id, k.limit_minutes,
  k.limit_workdays, k.responders, k.started_at, k.due_at, k.paused_at, k.paused_seconds,
  k.pause_reason, k.stopped_at, k.cancelled_at, k.responder_id, k.responder_role, s.state,
  s.state = 'BREACHED' AS breached,
  greatest(0, floor(extract(epoch FROM coalesce(k.paused_at, k.stopped_at, k.cancelled_at,
    statement_timestamp()) - k.started_at))::int - k.paused_seconds) AS elapsed_seconds,
  k.version, k.created_at,
  -- What time brings changes a row, too.
  CASE WHEN s.state = 'BREACHED' AND k.stopped_at IS NULL AND k.cancelled_at IS NULL
    THEN greatest(k.updated_at, k.due_at) ELSE k.updated_at END AS updated_at,
  k.provenance
FROM clock k
CROSS JOIN LATERAL (SELECT clock_state(
  k.stopped_at, k.cancelled_at, k.paused_at, k.due_at, statement_timestamp()) AS state) s;
