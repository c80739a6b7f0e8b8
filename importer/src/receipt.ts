import { readFile, rename, writeFile } from 'node:fs/promises';

/** What an entry became; the secret of a key is told once only, so it is kept. */
export interface Made {
  id: string;
  body: string | null;
  secret: string | null;
}

/** What came of each entry, by its key: so that another run goes on where this one ends. */
export interface Receipt {
  get(key: string): Made | undefined;
  /** The first area that it tells of. */
  areaId(): string | null;
  keep(key: string, what: { where: string } & Made): Promise<void>;
}

type Kept = Record<string, { where: string } & Made>;

/** A receipt in a file that only its owner can read. */
export async function receiptIn(path: string): Promise<Receipt> {
  const kept: Kept = await readFile(path, 'utf8').then(
    (text) => JSON.parse(text) as Kept,
    () => ({}),
  );
  return {
    get: (key) => kept[key],
    areaId: () => Object.values(kept).find(({ where }) => where.startsWith('areas '))?.id ?? null,
    keep: async (key, what) => {
      kept[key] = what;
      // A run that is cut off leaves the whole of the old file or of the new one.
      await writeFile(`${path}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
      await rename(`${path}.new`, path);
    },
  };
}
