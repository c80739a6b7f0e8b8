// Proves what migrating promises: a file is applied whole or not at all, whatever SQL it holds, and
// a database that other code migrated is refused in a sentence. Real PostgreSQL, a schema of its own.
import { migrate, status } from '@lianjian/database/engine/migrate';
import { DatabaseFailure } from '@lianjian/database/failure';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Fixture, openFixture } from './fixture.ts';

const model = 'model Offer {\n  id String @id\n\n  @@map("offer")\n}\n';
const table =
  'CREATE TABLE "offer" ("id" TEXT NOT NULL, CONSTRAINT "offer_pkey" PRIMARY KEY ("id"));';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await openFixture();
  await fixture.writeModels(model);
});
afterEach(() => fixture.drop());

const run = () => migrate(fixture.store, fixture.url);

async function namesIn(namespace: string): Promise<unknown[]> {
  const rows = await fixture.query(
    `SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
     WHERE nspname = '${namespace}' AND relkind IN ('r', 'v') ORDER BY 1`,
  );
  return rows.map(({ relname }) => relname);
}

describe('a failed migration', () => {
  test('leaves nothing behind, not even a line in the history', async () => {
    await fixture.writeMigration('20260101000000_broken', `${table}\n\nSELECT 1 / 0;\n`);
    await expect(run()).rejects.toThrow(
      'The fixture migration 20260101000000_broken failed and left nothing behind: division by zero',
    );
    expect(await namesIn('fixture')).toEqual([]);
  });

  test('names the line of a mistake and is a failure with one sentence', async () => {
    await fixture.writeMigration('20260101000000_typo', `${table}\n\nCREATE TABEL "other" ();\n`);
    const error = await run().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DatabaseFailure);
    expect(String(error)).toMatch(/syntax error at or near "TABEL" \(line 3\)$/);
  });

  test('keeps those before it, and goes on where it stopped once it is mended', async () => {
    await fixture.writeMigration('20260101000000_init', table);
    await fixture.writeMigration('20260102000000_next', 'ALTER TABLE "offer" ADD "n" INT; BROKEN;');
    await expect(run()).rejects.toThrow('BROKEN');
    expect(await fixture.query('SELECT migration_name AS name FROM _prisma_migrations')).toEqual([
      { name: '20260101000000_init' },
    ]);
    await fixture.writeMigration('20260102000000_next', 'ALTER TABLE "offer" ADD "n" INT;');
    expect(await run()).toEqual(['20260102000000_next']);
    expect(await run()).toEqual([]);
  });

  test.each(['COMMIT', 'begin', 'end', 'ROLLBACK', '/* aside */ Start  Transaction'])(
    'cannot escape its transaction by %s',
    async (statement) => {
      await fixture.writeMigration(
        '20260101000000_escape',
        `${table}\n${statement};\nSELECT 1 / 0;`,
      );
      await expect(run()).rejects.toThrow('it would end the transaction in which it is run');
      expect(await namesIn('fixture')).toEqual([]);
    },
  );
});

describe('applied whole', () => {
  test('a function whose body holds semicolons, its trigger and a DO block', async () => {
    await fixture.writeMigration(
      '20260101000000_init',
      `${table}
      CREATE FUNCTION mark() RETURNS trigger LANGUAGE plpgsql AS $body$
      BEGIN
        NEW.id := NEW.id || '; COMMIT;';
        RETURN NEW;
      END;
      $body$;
      CREATE TRIGGER mark BEFORE INSERT ON "offer" FOR EACH ROW EXECUTE FUNCTION mark();
      DO $$ BEGIN INSERT INTO "offer" VALUES ('a;b'); END; $$;`,
    );
    expect(await run()).toEqual(['20260101000000_init']);
    expect(await fixture.query('SELECT id FROM "offer"')).toEqual([{ id: 'a;b; COMMIT;' }]);
  });

  test('in the history that the Prisma command line keeps', async () => {
    await fixture.writeMigration('20260101000000_init', table);
    await run();
    const [line] = await fixture.query(
      `SELECT checksum = encode(sha256(convert_to('${table}', 'UTF8')), 'hex') AS checksum,
         finished_at IS NOT NULL AS finished, applied_steps_count AS steps FROM _prisma_migrations`,
    );
    expect(line).toEqual({ checksum: true, finished: true, steps: 1 });
    expect(await namesIn('public')).toEqual([]);
  });

  test('once, when two start at the same time', async () => {
    await fixture.writeMigration('20260101000000_init', table);
    const applied = await Promise.all([run(), run(), run()]);
    expect(applied.flat()).toEqual(['20260101000000_init']);
  });
});

describe('refused', () => {
  beforeEach(async () => {
    await fixture.writeMigration('20260101000000_init', table);
    await run();
  });

  test('a database that newer code has migrated', async () => {
    await fixture.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
       VALUES ('1', '', '20270101000000_later', now())`,
    );
    await expect(run()).rejects.toThrow(
      'The database holds fixture migrations that this version does not know (20270101000000_later)',
    );
    expect((await status(fixture.store, fixture.url)).unknown).toEqual(['20270101000000_later']);
  });

  test('a migration changed after it was applied, but not one whose line ends were', async () => {
    await fixture.writeMigration('20260101000000_init', `${table}\n-- changed`);
    await expect(run()).rejects.toThrow('was changed after it had been applied');
    await fixture.writeMigration('20260101000000_init', table.replaceAll('\n', '\r\n'));
    expect(await run()).toEqual([]);
  });

  test('a migration that another tool began and did not finish', async () => {
    await fixture.query('UPDATE _prisma_migrations SET finished_at = NULL');
    await expect(run()).rejects.toThrow('was begun by another tool and not finished');
  });
});
