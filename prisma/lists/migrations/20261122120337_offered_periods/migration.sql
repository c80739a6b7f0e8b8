-- CreateTable
CREATE TABLE "offered_period" (
    "id" BIGSERIAL NOT NULL,
    "resource_id" TEXT NOT NULL,
    "from_day" DATE,
    "to_day" DATE,

    CONSTRAINT "offered_period_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "offered_period_resource_id_idx" ON "offered_period"("resource_id");

-- AddForeignKey
ALTER TABLE "offered_period" ADD CONSTRAINT "offered_period_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "service_resource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE offered_period ADD CONSTRAINT offered_period_order CHECK (from_day <= to_day);
-- A resource is offered once at a time.
CREATE UNIQUE INDEX offered_period_open ON offered_period (resource_id) WHERE to_day IS NULL;

-- What was not entered through the API was offered for longer than is known.
CREATE FUNCTION keep_offered_periods() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  day date := (NEW.updated_at AT TIME ZONE 'Asia/Shanghai')::date;
BEGIN
  IF NEW.state = 'OFFERED' THEN
    INSERT INTO offered_period (resource_id, from_day)
    VALUES (NEW.id, CASE WHEN TG_OP = 'UPDATE' OR NEW.provenance = 'ENTERED' THEN day END);
  ELSIF TG_OP = 'UPDATE' THEN
    UPDATE offered_period SET to_day = greatest(day, from_day)
    WHERE resource_id = NEW.id AND to_day IS NULL;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER service_resource_entered AFTER INSERT ON service_resource
FOR EACH ROW EXECUTE FUNCTION keep_offered_periods();
CREATE TRIGGER service_resource_offered AFTER UPDATE OF state ON service_resource
FOR EACH ROW WHEN ((OLD.state = 'OFFERED') <> (NEW.state = 'OFFERED'))
EXECUTE FUNCTION keep_offered_periods();

-- Of what is there already the day of the last change is the only one that is known to be the end.
INSERT INTO offered_period (resource_id, from_day, to_day)
SELECT id,
  CASE WHEN provenance = 'ENTERED' THEN (created_at AT TIME ZONE 'Asia/Shanghai')::date END,
  CASE WHEN state <> 'OFFERED' THEN (updated_at AT TIME ZONE 'Asia/Shanghai')::date END
FROM service_resource;
