-- CreateTable
CREATE TABLE "compound_node" (
    "id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,

    CONSTRAINT "compound_node_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "compound_node_area_path_idx" ON "compound_node"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "agreement_area_area_id_idx" ON "agreement_area"("area_id");

-- What has been covered so far is known.
INSERT INTO "compound_node" (id, area_path)
  SELECT DISTINCT compound_id, area_path FROM "agreement_compound";

-- What an agreement covers, by name or with an area. Both ways of saying that a compound lies in the
-- area are the same; from either side one of them is served by an index.
CREATE VIEW "agreement_covers" AS
  SELECT agreement_id, compound_id, area_path FROM "agreement_compound"
  UNION
  SELECT a.agreement_id, n.id, n.area_path
  FROM "agreement_area" a
  JOIN "compound_node" n ON a.area_id = ANY (string_to_array(n.area_path, '.'))
    AND (n.area_path = a.area_path
      OR (n.area_path ~>=~ (a.area_path || '.') AND n.area_path ~<~ (a.area_path || '/')));
