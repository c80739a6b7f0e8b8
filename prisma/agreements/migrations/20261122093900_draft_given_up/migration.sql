-- A draft can be given up: it was never signed, and not all of its parties have consented.
ALTER TABLE "agreement"
  DROP CONSTRAINT "agreement_signed",
  ADD CONSTRAINT "agreement_signed" CHECK (
    provenance <> 'ENTERED' OR state IN ('DRAFT', 'TERMINATED') OR signed_on IS NOT NULL);

-- An entered agreement that was signed has two parties, each with duties and its consent.
CREATE OR REPLACE FUNCTION agreement_is_whole() RETURNS trigger
  LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  changed text;
BEGIN
  IF tg_table_name = 'agreement' THEN
    changed := new.id;
  ELSIF tg_op = 'DELETE' THEN
    changed := old.agreement_id;
  ELSE
    changed := new.agreement_id;
  END IF;
  PERFORM 1
  FROM agreement a
  LEFT JOIN agreement_party p ON p.agreement_id = a.id
  WHERE a.id = changed AND a.provenance = 'ENTERED' AND a.state <> 'DRAFT'
    AND (a.state <> 'TERMINATED' OR a.signed_on IS NOT NULL)
  GROUP BY a.id
  HAVING count(p.id) < 2
    OR bool_or(cardinality(p.duties) = 0 OR p.consented_on IS NULL);
  IF found THEN
    RAISE EXCEPTION 'agreement % is not whole: two parties, each with duties and consent', changed
      USING errcode = 'check_violation', constraint = 'agreement_whole';
  END IF;
  RETURN NULL;
END
$$;
