// Transactions that meet each other on a real database: a deadlock and a failed serialisation are
// run again and never shown, what is taken back is whole, and a fault of the work stays a fault. What
// waited for a connection is counted as of whoever asked.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from '@lianjian/kernel/sql';
import { countStatements } from '@lianjian/kernel/statements';
import { CameBetween, inTransaction } from '@lianjian/kernel/transaction';
import { db } from '@lianjian/lists/db';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';

const [ONE, OTHER] = ['dem-nb-2023q2-12', 'dem-nb-2023q2-13'] as const;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => inLists(world, 'update demand set carried_over = 0'));

type Tx = Parameters<Parameters<ReturnType<typeof db>['$transaction']>[0]>[0];

const add = (tx: Tx, id: string) =>
  tx.$queryRaw(sql`update demand set carried_over = carried_over + 1 where id = ${id}`);
const sums = () =>
  inLists(world, 'select carried_over as n from demand where id = any($1) order by id', [
    [ONE, OTHER],
  ]);

test('two that lock each other out both come through', async () => {
  let runs = 0;
  const crossing = (first: string, second: string) =>
    inTransaction(db(), async (tx: Tx) => {
      runs += 1;
      await add(tx, first);
      await sleep(200);
      await add(tx, second);
      return { keep: true, value: 'done' };
    });
  expect(await Promise.all([crossing(ONE, OTHER), crossing(OTHER, ONE)])).toEqual(['done', 'done']);
  expect(runs).toBe(3);
  expect(await sums()).toEqual([{ n: 2 }, { n: 2 }]);
});

test('what could not be serialised is run again', async () => {
  let runs = 0;
  const reading = () =>
    inTransaction(db(), async (tx: Tx) => {
      runs += 1;
      await tx.$executeRaw`set transaction isolation level serializable`;
      await tx.$queryRaw(sql`select sum(carried_over) from demand`);
      await sleep(100);
      await add(tx, ONE);
      return { keep: true, value: null };
    });
  await Promise.all([reading(), reading()]);
  expect(runs).toBeGreaterThan(2);
  expect((await sums())[0]).toEqual({ n: 2 });
});

test('what is taken back leaves nothing, and says what it came to', async () => {
  const value = await inTransaction(db(), async (tx: Tx) => {
    await add(tx, ONE);
    return { keep: false, value: 'refused' };
  });
  expect(value).toBe('refused');
  expect((await sums())[0]).toEqual({ n: 0 });
});

test('who always comes in between is given up on after three more runs', async () => {
  let runs = 0;
  const never = inTransaction(db(), async () => {
    runs += 1;
    throw new CameBetween();
  });
  await expect(never).rejects.toThrow(CameBetween);
  expect(runs).toBe(4);
});

test('a fault is thrown at once and takes everything back', async () => {
  let runs = 0;
  const faulty = inTransaction(db(), async (tx: Tx) => {
    runs += 1;
    await add(tx, ONE);
    await tx.$queryRaw(sql`update demand set quantity = -1 where id = ${ONE}`);
    return { keep: true, value: null };
  });
  await expect(faulty).rejects.toThrow();
  expect(runs).toBe(1);
  expect((await sums())[0]).toEqual({ n: 0 });
});

/** As many as the subgraph keeps. */
const CONNECTIONS = 10;

test('statements that waited for a connection are counted as of whoever asked for them', async () => {
  // A statement of Prisma's begins when it is awaited.
  const taken = Array.from({ length: CONNECTIONS }, async () => {
    await db().$queryRaw(sql`select pg_sleep(0.3)::text as slept`);
  });
  await sleep(100);
  const { statements } = await countStatements(() =>
    Promise.all([
      db().$queryRaw(sql`select 'waited' as so`),
      inTransaction(db(), async (tx: Tx) => ({ keep: true, value: await add(tx, ONE) })),
    ]),
  );
  await Promise.all(taken);
  expect(statements).toHaveLength(2);
});
