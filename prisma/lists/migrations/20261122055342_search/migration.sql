-- CreateTable
CREATE TABLE "search_document" (
    "entity_type" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL,
    "tokens" tsvector NOT NULL,

    CONSTRAINT "search_document_pkey" PRIMARY KEY ("entity_type","entity_id")
);

-- CreateIndex
CREATE INDEX "search_document_tokens_idx" ON "search_document" USING GIN ("tokens");

-- The words of a text as a search asks for them: Latin words whole, Chinese ones by pairs of
-- characters, each at its place, and the last character of a stretch by itself. A word of a search
-- is then a phrase of pairs, so whatever a segmenter makes of the text, the word is found in it.
CREATE FUNCTION search_tokens(content text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  SELECT coalesce(string_agg(
    '''' || CASE WHEN run.latin THEN left(run.words, 100) ELSE substr(run.words, place.n, 2) END || ''':'
      || least(run.start + place.n, 16383), ' '), '')::tsvector
  FROM (
    SELECT found.words[1] AS words, found.words[1] ~ '^[a-z0-9]' AS latin,
      sum(length(found.words[1]) + 1) OVER (ORDER BY found.nth) - length(found.words[1]) - 1 AS start
    FROM regexp_matches(lower(normalize(content, NFKC)), '[a-z0-9]+|[㐀-䶿一-鿿]+', 'g')
      WITH ORDINALITY AS found(words, nth)
  ) run
  CROSS JOIN LATERAL generate_series(1, CASE WHEN run.latin THEN 1 ELSE length(run.words) END) AS place(n)
);

-- Whoever writes a title writes its words, in the same statement; nobody can forget it.
CREATE FUNCTION keep_search_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM search_document WHERE entity_type = TG_ARGV[0] AND entity_id = OLD.id;
  ELSE
    INSERT INTO search_document (entity_type, entity_id, tokens)
    VALUES (TG_ARGV[0], NEW.id, search_tokens(concat_ws(' / ', NEW.title, NEW.description)))
    ON CONFLICT (entity_type, entity_id) DO UPDATE SET tokens = excluded.tokens;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER demand_search AFTER INSERT OR DELETE OR UPDATE OF title, description ON demand
  FOR EACH ROW EXECUTE FUNCTION keep_search_document('Demand');
CREATE TRIGGER service_resource_search AFTER INSERT OR DELETE OR UPDATE OF title, description ON service_resource
  FOR EACH ROW EXECUTE FUNCTION keep_search_document('ServiceResource');

INSERT INTO search_document (entity_type, entity_id, tokens)
SELECT 'Demand', id, search_tokens(concat_ws(' / ', title, description)) FROM demand
UNION ALL
SELECT 'ServiceResource', id, search_tokens(concat_ws(' / ', title, description)) FROM service_resource;
