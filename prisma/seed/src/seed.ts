import { PrismaClient as Agreements } from '@lianjian/prisma-agreements/client';
import { PrismaClient as Compounds } from '@lianjian/prisma-compounds/client';
import { PrismaClient as Firms } from '@lianjian/prisma-firms/client';
import { PrismaClient as Lists } from '@lianjian/prisma-lists/client';
import { PrismaClient as Organisations } from '@lianjian/prisma-organisations/client';
import { PrismaPg } from '@prisma/adapter-pg';
import { loadAgreements } from './agreements/load.ts';
import { loadCompounds } from './compounds/load.ts';
import { isEmpty } from './emptiness.ts';
import { loadFirms } from './firms/load.ts';
import { loadLists } from './lists/load.ts';
import { loadOrganisations } from './organisations/load.ts';

// The owners of what others point to come first; no row depends on it, for nothing crosses but ids.
const samples = [
  sample('organisations', Organisations, loadOrganisations),
  sample('compounds', Compounds, loadCompounds),
  sample('agreements', Agreements, loadAgreements),
  sample('lists', Lists, loadLists),
  sample('firms', Firms, loadFirms),
] as const;

type Subgraph = 'organisations' | 'compounds' | 'agreements' | 'lists' | 'firms';

/** The database URL of each subgraph, by its name; its role must be able to write there. */
export type Urls = Readonly<Record<string, string>>;

/** Hears one sentence of progress. */
export type Say = (sentence: string) => void;

/**
 * Loads the sample into every namespace that holds no row, each in one transaction, and leaves the
 * others as they are; so it can be run again after an interruption. Returns which were loaded.
 */
export async function seed(urls: Urls, day: string, say: Say = () => {}): Promise<Subgraph[]> {
  const loaded: Subgraph[] = [];
  for (const { name, load } of samples) {
    const url = urls[name];
    if (url === undefined) {
      throw new Error(`No database URL is known for ${name}.`);
    }
    if (await load(url, day)) {
      loaded.push(name);
      say(`The sample of ${name} is loaded.`);
    } else {
      say(`The namespace ${name} holds rows already and is left as it is.`);
    }
  }
  return loaded;
}

/** Whether anything had to be loaded; `day` is the calendar day in Asia/Shanghai, YYYY-MM-DD. */
export async function seedWhenEmpty(
  urls: Urls,
  day: string,
  say: Say = () => {},
): Promise<boolean> {
  const loaded = await seed(urls, day, say);
  return loaded.length > 0;
}

/** Whether no namespace holds a row. */
export async function isAllEmpty(urls: Urls): Promise<boolean> {
  for (const { name, isEmptyAt } of samples) {
    if (!(await isEmptyAt(urls[name] ?? ''))) {
      return false;
    }
  }
  return true;
}

interface Client {
  $disconnect(): Promise<void>;
  $queryRawUnsafe<T>(query: string): PromiseLike<T>;
}

type Patience = { maxWait: number; timeout: number };

/** A namespace is loaded in one transaction, and a busy or slow machine may take its time, in ms. */
const PATIENCE: Patience = { maxWait: 30_000, timeout: 300_000 };

function sample<C extends Client>(
  name: Subgraph,
  ClientClass: new (options: { adapter: PrismaPg; transactionOptions: Patience }) => C,
  fill: (db: C, day: string) => Promise<void>,
) {
  async function connected<T>(connectionString: string, work: (db: C) => Promise<T>): Promise<T> {
    const options = `-c search_path=${name},extensions`;
    const adapter = new PrismaPg({ connectionString, options }, { schema: name });
    const db = new ClientClass({ adapter, transactionOptions: PATIENCE });
    try {
      return await work(db);
    } finally {
      await db.$disconnect();
    }
  }
  return {
    name,
    isEmptyAt: (url: string) => connected(url, isEmpty),
    /** False when there were rows. */
    load: (url: string, day: string) =>
      connected(url, async (db) => {
        const loads = await isEmpty(db);
        if (loads) {
          await fill(db, day);
        }
        return loads;
      }),
  };
}
