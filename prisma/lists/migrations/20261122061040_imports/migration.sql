-- CreateEnum
CREATE TYPE "ImportedList" AS ENUM ('DEMANDS');

-- CreateTable
CREATE TABLE "import" (
    "id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "list" "ImportedList" NOT NULL,
    "line_count" INTEGER NOT NULL,
    "acting_for_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "Provenance" NOT NULL,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_line" (
    "import_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "object_id" TEXT NOT NULL,

    CONSTRAINT "import_line_pkey" PRIMARY KEY ("import_id","line")
);

-- CreateIndex
CREATE INDEX "import_area_path_idx" ON "import"("area_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "import_acting_for_id_idx" ON "import"("acting_for_id");

-- CreateIndex
CREATE INDEX "import_updated_at_id_idx" ON "import"("updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "import_line_object_id_key" ON "import_line"("object_id");

-- AddForeignKey
ALTER TABLE "import_line" ADD CONSTRAINT "import_line_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A file has lines, each with a place of its own in it.
ALTER TABLE import ADD CONSTRAINT import_line_count_check CHECK (line_count BETWEEN 1 AND 5000);
ALTER TABLE import_line ADD CONSTRAINT import_line_line_check CHECK (line >= 1);
