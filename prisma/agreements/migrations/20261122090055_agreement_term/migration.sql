-- AlterTable
ALTER TABLE "agreement" ADD COLUMN     "ended_on" TEXT,
ADD COLUMN     "outcome" TEXT;

-- An end before the end of the term is one of those two, and only what was completed has an outcome.
ALTER TABLE "agreement"
  ADD CONSTRAINT "agreement_ended_on" CHECK (is_partial_date(ended_on) IS NOT FALSE),
  ADD CONSTRAINT "agreement_ended" CHECK (
    ended_on IS NULL OR state IN ('COMPLETED', 'TERMINATED')),
  ADD CONSTRAINT "agreement_outcome" CHECK (outcome IS NULL OR state = 'COMPLETED');

-- The calendar day that decides: that of the database's clock, in Shanghai.
CREATE FUNCTION today() RETURNS date
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (statement_timestamp() AT TIME ZONE 'Asia/Shanghai')::date;

-- Where an agreement stands on a day: `stateOn` of the rules says the same.
CREATE FUNCTION agreement_state_on(x "agreement", day date) RETURNS "AgreementState"
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    SELECT CASE
        WHEN x.state NOT IN ('SIGNED', 'IN_FORCE') THEN x.state
        WHEN t.ends < day THEN
          CASE WHEN t.is_done AND NOT t.is_open THEN 'COMPLETED' ELSE 'LAPSED' END::"AgreementState"
        WHEN t.starts > day THEN 'SIGNED'
        WHEN t.has_start THEN 'IN_FORCE'
        ELSE x.state END
    FROM (
      SELECT coalesce(x.in_force_from, y.start_year::text) IS NOT NULL AS has_start,
        coalesce(partial_date_first(x.in_force_from), make_date(y.start_year, 1, 1)) AS starts,
        coalesce(partial_date_last(x.in_force_to),
          make_date(coalesce(y.end_year, y.start_year + y.years), 12, 31)) AS ends,
        EXISTS (SELECT FROM plan_item i WHERE i.plan_id = p.id AND i.state = 'DONE') AS is_done,
        EXISTS (SELECT FROM plan_item i
          WHERE i.plan_id = p.id AND i.state NOT IN ('DONE', 'DROPPED')) AS is_open
      FROM (VALUES (true)) AS one
      LEFT JOIN plan p ON p.agreement_id = x.id
      -- The years of a plan are the term of what has none of its own.
      LEFT JOIN plan y ON y.id = p.id AND x.in_force_from IS NULL AND x.in_force_to IS NULL) AS t);

CREATE VIEW "agreement_now" AS
  SELECT a.id, agreement_state_on(a, today()) AS state FROM "agreement" a;
