-- CreateEnum
CREATE TYPE "PointsActivity" AS ENUM ('VOLUNTEER_SERVICE', 'CIVILITY_PRACTICE', 'CO_GOVERNANCE');

-- CreateEnum
CREATE TYPE "PointsBasis" AS ENUM ('RECORD', 'UNIT');

-- CreateEnum
CREATE TYPE "PointsAccountKind" AS ENUM ('HOLDER', 'ISSUED', 'STORE');

-- CreateEnum
CREATE TYPE "PointsKind" AS ENUM ('OPENING', 'SCORING', 'CORRECTION', 'REDEMPTION', 'REFUND');

-- CreateEnum
CREATE TYPE "StoreItemState" AS ENUM ('ON_SALE', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "RedemptionState" AS ENUM ('REDEEMED', 'COLLECTED', 'CANCELLED');

-- CreateTable
CREATE TABLE "points_scheme" (
    "id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "compound_id" TEXT,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT,
    "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "opening_points" INTEGER NOT NULL DEFAULT 0,
    "balance_max" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "points_scheme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "points_rule" (
    "id" TEXT NOT NULL,
    "scheme_id" TEXT NOT NULL,
    "activity" "PointsActivity" NOT NULL,
    "basis" "PointsBasis" NOT NULL,
    "points" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,
    "effective_to" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "points_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "points_account" (
    "id" TEXT NOT NULL,
    "scheme_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "kind" "PointsAccountKind" NOT NULL,
    "holder_organisation_id" TEXT,
    "holder_person_id" TEXT,
    "balance" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "points_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "points_transaction" (
    "id" TEXT NOT NULL,
    "scheme_id" TEXT NOT NULL,
    "kind" "PointsKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "record_id" TEXT,
    "record_day" DATE,
    "holder_id" TEXT,
    "rule_id" TEXT,
    "reverses_id" TEXT,
    "redemption_id" TEXT,
    "reason" TEXT,
    "booked_by_id" TEXT,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "points_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "points_entry" (
    "id" TEXT NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "booked_on" DATE NOT NULL,

    CONSTRAINT "points_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "points_settlement" (
    "id" TEXT NOT NULL,
    "scheme_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "period_end" DATE NOT NULL,
    "settled_at" TIMESTAMPTZ(3) NOT NULL,
    "holders" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "points_settlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "points_settled" (
    "id" TEXT NOT NULL,
    "settlement_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "balance" INTEGER NOT NULL,

    CONSTRAINT "points_settled_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "store_item" (
    "id" TEXT NOT NULL,
    "scheme_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "price_points" INTEGER NOT NULL,
    "stock" INTEGER NOT NULL,
    "state" "StoreItemState" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "store_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "redemption" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "spent" INTEGER NOT NULL,
    "state" "RedemptionState" NOT NULL,
    "reason" "ReasonCode",
    "redeemed_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "redemption_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "points_scheme_area_path_idx" ON "points_scheme"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "points_scheme_compound_id_idx" ON "points_scheme"("compound_id");

-- CreateIndex
CREATE INDEX "points_scheme_updated_at_id_idx" ON "points_scheme"("updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "points_scheme_area_id_name_zh_key" ON "points_scheme"("area_id", "name_zh");

-- CreateIndex
CREATE INDEX "points_rule_updated_at_id_idx" ON "points_rule"("updated_at", "id");

-- CreateIndex
CREATE INDEX "points_account_scheme_id_id_idx" ON "points_account"("scheme_id", "id");

-- CreateIndex
CREATE INDEX "points_account_holder_organisation_id_idx" ON "points_account"("holder_organisation_id");

-- CreateIndex
CREATE INDEX "points_account_holder_person_id_idx" ON "points_account"("holder_person_id");

-- CreateIndex
CREATE INDEX "points_account_area_path_idx" ON "points_account"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "points_account_updated_at_id_idx" ON "points_account"("updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "points_transaction_reverses_id_key" ON "points_transaction"("reverses_id");

-- CreateIndex
CREATE INDEX "points_transaction_scheme_id_idx" ON "points_transaction"("scheme_id");

-- CreateIndex
CREATE INDEX "points_transaction_rule_id_record_day_idx" ON "points_transaction"("rule_id", "record_day");

-- CreateIndex
CREATE INDEX "points_entry_account_id_id_idx" ON "points_entry"("account_id", "id");

-- CreateIndex
CREATE INDEX "points_entry_transaction_id_idx" ON "points_entry"("transaction_id");

-- CreateIndex
CREATE INDEX "points_settlement_updated_at_id_idx" ON "points_settlement"("updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "points_settlement_scheme_id_period_end_key" ON "points_settlement"("scheme_id", "period_end");

-- CreateIndex
CREATE INDEX "points_settled_account_id_idx" ON "points_settled"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "points_settled_settlement_id_account_id_key" ON "points_settled"("settlement_id", "account_id");

-- CreateIndex
CREATE INDEX "store_item_area_path_idx" ON "store_item"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "store_item_updated_at_id_idx" ON "store_item"("updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "store_item_scheme_id_title_key" ON "store_item"("scheme_id", "title");

-- CreateIndex
CREATE INDEX "redemption_account_id_id_idx" ON "redemption"("account_id", "id");

-- CreateIndex
CREATE INDEX "redemption_item_id_idx" ON "redemption"("item_id");

-- CreateIndex
CREATE INDEX "redemption_area_path_idx" ON "redemption"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "redemption_updated_at_id_idx" ON "redemption"("updated_at", "id");

-- AddForeignKey
ALTER TABLE "points_rule" ADD CONSTRAINT "points_rule_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "points_scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "points_account" ADD CONSTRAINT "points_account_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "points_scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "points_transaction" ADD CONSTRAINT "points_transaction_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "points_scheme"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "points_transaction" ADD CONSTRAINT "points_transaction_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "points_rule"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "points_transaction" ADD CONSTRAINT "points_transaction_redemption_id_fkey" FOREIGN KEY ("redemption_id") REFERENCES "redemption"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "points_transaction" ADD CONSTRAINT "points_transaction_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "points_transaction"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "points_entry" ADD CONSTRAINT "points_entry_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "points_transaction"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "points_entry" ADD CONSTRAINT "points_entry_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "points_account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "points_settlement" ADD CONSTRAINT "points_settlement_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "points_scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "points_settled" ADD CONSTRAINT "points_settled_settlement_id_fkey" FOREIGN KEY ("settlement_id") REFERENCES "points_settlement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "points_settled" ADD CONSTRAINT "points_settled_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "points_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "store_item" ADD CONSTRAINT "store_item_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "points_scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redemption" ADD CONSTRAINT "redemption_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "points_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redemption" ADD CONSTRAINT "redemption_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "store_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

ALTER TABLE points_scheme
  ADD CONSTRAINT points_scheme_opening_check CHECK (opening_points >= 0),
  ADD CONSTRAINT points_scheme_balance_max_check CHECK (balance_max > 0 AND opening_points <= balance_max);

-- On each day at most one rule says what an activity is worth.
ALTER TABLE points_rule
  ADD CONSTRAINT points_rule_points_check CHECK (points > 0),
  ADD CONSTRAINT points_rule_days_check CHECK (effective_from <= effective_to),
  ADD CONSTRAINT points_rule_overlap EXCLUDE USING gist (
    scheme_id WITH =, activity WITH =, daterange(effective_from, effective_to, '[]') WITH &&);

ALTER TABLE points_account
  ADD CONSTRAINT points_account_holder_check CHECK (
    num_nonnulls(holder_organisation_id, holder_person_id) = CASE WHEN kind = 'HOLDER' THEN 1 ELSE 0 END),
  ADD CONSTRAINT points_account_balance_check CHECK (CASE WHEN kind = 'ISSUED' THEN balance <= 0 ELSE balance >= 0 END);

-- One account for each scheme and holder, and one of each kind that is the scheme's own.
CREATE UNIQUE INDEX points_account_holder_idx
  ON points_account (scheme_id, coalesce(holder_person_id, holder_organisation_id)) WHERE kind = 'HOLDER';
CREATE UNIQUE INDEX points_account_own_idx ON points_account (scheme_id, kind) WHERE kind <> 'HOLDER';

ALTER TABLE points_transaction
  ADD CONSTRAINT points_transaction_scoring_check CHECK (
    (kind = 'SCORING') = (num_nonnulls(record_id, record_day, holder_id, rule_id) = 4)
    AND num_nonnulls(record_id, record_day, holder_id, rule_id) IN (0, 4)),
  ADD CONSTRAINT points_transaction_correction_check CHECK (
    (kind = 'CORRECTION') = (num_nonnulls(reverses_id, reason) = 2) AND reverses_id <> id),
  ADD CONSTRAINT points_transaction_redemption_check CHECK (
    (kind IN ('REDEMPTION', 'REFUND')) = (redemption_id IS NOT NULL));

-- A record is scored once for each person, whatever the scheme; a redemption is paid and returned once.
CREATE UNIQUE INDEX points_transaction_scored_idx ON points_transaction (record_id, holder_id) WHERE kind = 'SCORING';
CREATE UNIQUE INDEX points_transaction_redemption_idx ON points_transaction (redemption_id, kind)
  WHERE redemption_id IS NOT NULL;

ALTER TABLE points_entry ADD CONSTRAINT points_entry_points_check CHECK (points <> 0);

ALTER TABLE points_settlement
  ADD CONSTRAINT points_settlement_sums_check CHECK (holders >= 0 AND total >= 0);
ALTER TABLE points_settled ADD CONSTRAINT points_settled_balance_check CHECK (balance >= 0);

ALTER TABLE store_item
  ADD CONSTRAINT store_item_price_check CHECK (price_points > 0),
  ADD CONSTRAINT store_item_stock_check CHECK (stock >= 0);

ALTER TABLE redemption
  ADD CONSTRAINT redemption_quantity_check CHECK (quantity > 0 AND spent > 0),
  ADD CONSTRAINT redemption_reason_check CHECK ((state = 'CANCELLED') = (reason IS NOT NULL)),
  ADD CONSTRAINT redemption_closed_check CHECK ((state = 'REDEEMED') = (closed_at IS NULL));

-- An entry moves its account's balance, and nothing else does; it does not enter a settled period.
CREATE FUNCTION book_points_entry() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE points_account SET balance = balance + NEW.points,
    updated_at = greatest(updated_at, (SELECT at FROM points_transaction WHERE id = NEW.transaction_id))
  WHERE id = NEW.account_id;
  PERFORM 1 FROM points_account a JOIN points_settlement s ON s.scheme_id = a.scheme_id
  WHERE a.id = NEW.account_id AND s.period_end >= NEW.booked_on;
  IF FOUND THEN
    RAISE EXCEPTION 'the period of % is settled', NEW.booked_on
      USING errcode = 'check_violation', constraint = 'points_entry_settled';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER points_entry_booked AFTER INSERT ON points_entry
FOR EACH ROW EXECUTE FUNCTION book_points_entry();

CREATE FUNCTION refuse_points_balance() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'only entries move a balance'
      USING errcode = 'check_violation', constraint = 'points_account_balance_moved';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER points_account_moved BEFORE UPDATE ON points_account
FOR EACH ROW WHEN (OLD.balance IS DISTINCT FROM NEW.balance OR OLD.scheme_id <> NEW.scheme_id)
EXECUTE FUNCTION refuse_points_balance();
CREATE TRIGGER points_account_opened BEFORE INSERT ON points_account
FOR EACH ROW WHEN (NEW.balance <> 0) EXECUTE FUNCTION refuse_points_balance();

-- Double entry: what goes out of one account comes into another of the same scheme, on the same day.
-- Looked at when a transaction ends, for the entries are written one by one.
CREATE FUNCTION points_transaction_is_whole() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  changed text := CASE WHEN tg_table_name = 'points_entry' THEN to_jsonb(NEW) ->> 'transaction_id' ELSE NEW.id END;
BEGIN
  PERFORM 1
  FROM points_transaction t
  LEFT JOIN points_entry e ON e.transaction_id = t.id
  LEFT JOIN points_account a ON a.id = e.account_id
  WHERE t.id = changed
  GROUP BY t.id
  HAVING count(e.id) <> 2 OR sum(e.points) <> 0 OR count(DISTINCT e.booked_on) > 1
    OR bool_or(a.scheme_id <> t.scheme_id);
  IF FOUND THEN
    RAISE EXCEPTION 'booking % is not whole: two entries of its scheme that add up to nothing', changed
      USING errcode = 'check_violation', constraint = 'points_transaction_whole';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER points_transaction_whole AFTER INSERT ON points_transaction
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION points_transaction_is_whole();
CREATE CONSTRAINT TRIGGER points_entry_whole AFTER INSERT ON points_entry
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION points_transaction_is_whole();

-- A rule that has scored stays what it was; only its last day may still be set.
CREATE FUNCTION keep_points_rule() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM 1 FROM points_transaction t WHERE t.rule_id = OLD.id AND (
    (OLD.scheme_id, OLD.activity, OLD.basis, OLD.points, OLD.effective_from)
      IS DISTINCT FROM (NEW.scheme_id, NEW.activity, NEW.basis, NEW.points, NEW.effective_from)
    OR t.record_day > NEW.effective_to);
  IF FOUND THEN
    RAISE EXCEPTION 'rule % has scored', OLD.id
      USING errcode = 'check_violation', constraint = 'points_rule_kept';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER points_rule_kept BEFORE UPDATE ON points_rule
FOR EACH ROW EXECUTE FUNCTION keep_points_rule();

-- What was booked stays as it was written, for the subgraph itself, too. A booking's row is locked by
-- the foreign key of its entries, which takes the right to update it: there a trigger refuses.
REVOKE UPDATE, DELETE, TRUNCATE ON points_entry FROM CURRENT_USER;
REVOKE DELETE, TRUNCATE ON points_transaction FROM CURRENT_USER;
CREATE FUNCTION refuse_points_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a booking is never changed' USING errcode = 'insufficient_privilege';
END
$$;
CREATE TRIGGER points_transaction_kept BEFORE UPDATE ON points_transaction
FOR EACH ROW EXECUTE FUNCTION refuse_points_change();
