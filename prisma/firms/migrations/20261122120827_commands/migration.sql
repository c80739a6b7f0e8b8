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

-- CreateIndex
CREATE INDEX "event_entity_type_entity_id_seq_idx" ON "event"("entity_type", "entity_id", "seq");

-- CreateIndex
CREATE INDEX "event_tx_seq_idx" ON "event"("tx", "seq");

-- CreateIndex
CREATE INDEX "idempotency_expires_at_idx" ON "idempotency"("expires_at");

-- What has happened stays as it was written, for the subgraph itself, too.
REVOKE UPDATE, DELETE, TRUNCATE ON event FROM CURRENT_USER;
