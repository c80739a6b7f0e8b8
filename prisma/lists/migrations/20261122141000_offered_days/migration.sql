-- For which days it was to be had stands with each time that a resource was offered, so that changing
-- them later leaves the lists of past quarters as they were.
ALTER TABLE "offered_period" ADD COLUMN "available_from" DATE, ADD COLUMN "available_to" DATE;

UPDATE offered_period p SET available_from = r.available_from, available_to = r.available_to
FROM service_resource r WHERE r.id = p.resource_id;

CREATE OR REPLACE FUNCTION keep_offered_periods() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  day date := (NEW.updated_at AT TIME ZONE 'Asia/Shanghai')::date;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    UPDATE offered_period SET to_day = greatest(day, from_day)
    WHERE resource_id = NEW.id AND to_day IS NULL;
  END IF;
  IF NEW.state = 'OFFERED' THEN
    INSERT INTO offered_period (resource_id, from_day, available_from, available_to)
    VALUES (NEW.id, CASE WHEN TG_OP = 'UPDATE' OR NEW.provenance = 'ENTERED' THEN day END,
      NEW.available_from, NEW.available_to);
  END IF;
  RETURN NULL;
END
$$;
DROP TRIGGER service_resource_offered ON service_resource;
CREATE TRIGGER service_resource_offered AFTER UPDATE ON service_resource
FOR EACH ROW WHEN ((OLD.state = 'OFFERED') <> (NEW.state = 'OFFERED')
  OR NEW.state = 'OFFERED' AND (OLD.available_from, OLD.available_to)
    IS DISTINCT FROM (NEW.available_from, NEW.available_to))
EXECUTE FUNCTION keep_offered_periods();
