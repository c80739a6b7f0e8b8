// Proves what db:diff promises: it writes what leads from the migrations to schema.prisma and no
// more, keeps SQL written by hand, and works in a shadow database that is never a real one.
import { difference, writeMigration } from '@lianjian/database/engine/difference';
import { migrate } from '@lianjian/database/engine/migrate';
import { stores } from '@lianjian/database/store';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { type Fixture, openFixture } from './fixture.ts';

const models = `model Offer {
  id         String  @id
  title      String
  areaPath   String  @map("area_path")
  searchText String  @default("") @map("search_text")
  holds      Hold[]
  now        OfferNow?

  @@index([searchText(ops: raw("gin_trgm_ops"))], type: Gin)
  @@index([areaPath(ops: raw("text_pattern_ops"))])
  @@map("offer")
}

model Hold {
  id       String    @id
  offerId  String    @map("offer_id")
  offer    Offer     @relation(fields: [offerId], references: [id])
  offerNow OfferNow? @relation("now", fields: [offerId], references: [id], map: "hold_now")

  @@map("hold")
}

/// A view written by hand.
model OfferNow {
  id    String @id
  free  Int
  offer Offer  @relation(fields: [id], references: [id])
  holds Hold[] @relation("now")

  @@map("offer_now")
}
`;

const byHand = `
ALTER TABLE "offer" ADD CONSTRAINT "offer_title_given" CHECK (title <> '');
CREATE UNIQUE INDEX "offer_one_title" ON "offer" (lower(title)) WHERE area_path <> '';
CREATE INDEX "offer_part" ON "offer" (title) WHERE area_path <> '';
CREATE VIEW "offer_now" AS SELECT id, 1 AS free FROM "offer";
CREATE FUNCTION "fill"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN NEW.search_text := NEW.title; RETURN NEW; END; $$;
CREATE TRIGGER "fill" BEFORE INSERT ON "offer" FOR EACH ROW EXECUTE FUNCTION "fill"();
ALTER TABLE "hold" ADD CONSTRAINT "hold_once" EXCLUDE USING gist (offer_id WITH =);
`;

let fixture: Fixture;
beforeEach(async () => {
  fixture = await openFixture();
  await fixture.writeModels(models);
});
afterEach(() => fixture.drop());

const diff = () => difference(fixture.store, fixture.adminUrl);
const write = (title: string, second: number) =>
  writeMigration(
    fixture.store,
    title,
    fixture.adminUrl,
    new Date(Date.UTC(2026, 0, 1, 0, 0, second)),
  );

async function writeInit(): Promise<void> {
  expect(await write('init', 0)).toBe('20260101000000_init');
  const sql = await fixture.readMigration('20260101000000_init');
  await fixture.writeMigration('20260101000000_init', sql + byHand);
}

describe('the first migration', () => {
  test('makes tables and declared indexes, but no namespace, no view and no key to a view', async () => {
    await write('init', 0);
    const sql = await fixture.readMigration('20260101000000_init');
    expect(sql).toContain('CREATE TABLE "offer"');
    expect(sql).toContain('USING GIN ("search_text" gin_trgm_ops)');
    expect(sql).toContain('REFERENCES "offer"("id")');
    expect(sql).not.toContain('CREATE SCHEMA');
    expect(sql).not.toContain('offer_now');
  });

  test('can be applied by the role that owns the namespace', async () => {
    await writeInit();
    expect(await migrate(fixture.store, fixture.url)).toEqual(['20260101000000_init']);
  });
});

describe('the next migration', () => {
  test('is not written when there is nothing to do', async () => {
    await writeInit();
    expect(await diff()).toBe('');
    expect(await write('nothing', 1)).toBeNull();
  });

  test('keeps checks, partial and expression indexes, views, functions, triggers, exclusions', async () => {
    await writeInit();
    await fixture.writeModels(
      models.replace('title      String', 'title      String\n  note String?'),
    );
    expect(await write('note', 1)).toBe('20260101000001_note');
    const sql = await fixture.readMigration('20260101000001_note');
    expect(sql).toBe('-- AlterTable\nALTER TABLE "offer" ADD COLUMN     "note" TEXT;\n');
    await migrate(fixture.store, fixture.url);
    await fixture.query(`INSERT INTO "offer" (id, title, area_path) VALUES ('a', 'cup', 'x')`);
    expect(await fixture.query('SELECT search_text FROM "offer"')).toEqual([
      { search_text: 'cup' },
    ]);
    await expect(
      fixture.query(`INSERT INTO "offer" (id, title, area_path) VALUES ('b', 'CUP', 'y')`),
    ).rejects.toThrow('offer_one_title');
  });

  test('makes an index again when its operator class has really changed', async () => {
    await writeInit();
    await fixture.writeModels(models.replace('text_pattern_ops', 'varchar_pattern_ops'));
    const sql = await diff();
    expect(sql).toContain('DROP INDEX "offer_area_path_idx";');
    expect(sql).toContain('ON "offer"("area_path" varchar_pattern_ops);');
  });

  test('is refused for a migration, a schema or a name that does not hold', async () => {
    await expect(write('Not a name', 0)).rejects.toThrow('A migration is named like "add_claims"');
    await fixture.writeModels('model Offer {\n  id Nonsense @id\n}\n');
    await expect(diff()).rejects.toThrow(
      /^The schema.prisma of fixture does not hold: .*"Nonsense" is neither a built-in type/s,
    );
    await fixture.writeMigration('20260101000000_init', 'SELECT nonsense;');
    await expect(diff()).rejects.toThrow(
      'The migration 20260101000000_init of fixture does not hold: column "nonsense" does not exist',
    );
  });
});

describe('the shadow database', () => {
  const digest = `SELECT string_agg(t::text, '|' ORDER BY t::text) AS rows FROM "offer" t`;

  test('is another one: rows, tables and history of the real one stay, and none is left', async () => {
    await writeInit();
    await migrate(fixture.store, fixture.url);
    await fixture.query(`INSERT INTO "offer" (id, title, area_path) VALUES ('a', 'cup', 'x')`);
    const before = await fixture.query(digest);
    await fixture.writeMigration(
      '20260101000001_ruin',
      'TRUNCATE "hold", "offer"; DROP TABLE "hold"; DROP VIEW "offer_now"; DROP TABLE "offer";',
    );
    expect(await diff()).toContain('CREATE TABLE "offer"');
    expect(await fixture.query(digest)).toEqual(before);
    expect(await fixture.query('SELECT migration_name FROM _prisma_migrations')).toHaveLength(1);
    const databases = await fixture.query('SELECT datname FROM pg_database');
    expect(databases.map(({ datname }) => String(datname)).join()).not.toContain('shadow');
  });

  test('is dropped after a failure, too', async () => {
    await fixture.writeMigration('20260101000000_init', 'SELECT 1 / 0;');
    await expect(diff()).rejects.toThrow('division by zero');
    const databases = await fixture.query(`SELECT FROM pg_database WHERE datname ~ 'shadow'`);
    expect(databases).toEqual([]);
  });
});

describe('migrations and schema.prisma agree', () => {
  test.each(stores.map((store) => [store.namespace, store] as const))('in %s', async (_, store) => {
    expect(await difference(store, inject('testServer'))).toBe('');
  });
});
