-- What has not begun can be called off: it ends before it begins, and stands on no day. What had begun
-- when its end was written ends in order.
ALTER TABLE "tie"
  DROP CONSTRAINT "tie_dates",
  ADD CONSTRAINT "tie_dates" CHECK (
    is_partial_date(starts_on) IS NOT FALSE
    AND is_partial_date(ends_on) IS NOT FALSE
    AND ((partial_date_first(starts_on) <= partial_date_last(ends_on)) IS NOT FALSE
      OR partial_date_first(starts_on) > (updated_at AT TIME ZONE 'Asia/Shanghai')::date));

-- It has ended once its last day is over, or at once where that lies before its first.
DROP VIEW "tie_now";
CREATE VIEW "tie_now" AS
  SELECT t.*,
    CASE
      WHEN t.declined_at IS NOT NULL THEN 'DECLINED'::"TieState"
      WHEN cardinality(t.awaits) > 0 THEN 'PROPOSED'::"TieState"
      WHEN partial_date_last(t.ends_on) < greatest(today(), partial_date_first(t.starts_on))
        THEN 'ENDED'::"TieState"
      ELSE 'STANDING'::"TieState"
    END AS state,
    cardinality(t.awaits) = 0 AND is_in_force(t.starts_on, t.ends_on, today()) AS in_force,
    o.area_path AS from_organisation_path, p.area_path AS from_person_path
  FROM "tie" t
    LEFT JOIN "organisation" o ON o.id = t.from_organisation_id
    LEFT JOIN "person" p ON p.id = t.from_person_id;
