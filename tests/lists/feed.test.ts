// The feed of the event log on the real database: one reader for everybody who follows, nothing
// skipped that commits late, nothing told twice, whoever is slow, comes late or comes again.
import { setTimeout as sleep } from 'node:timers/promises';
import { createFeed, type Happening } from '@lianjian/kernel/feed';
import type { Stream } from '@lianjian/kernel/iterator';
import { countStatements } from '@lianjian/kernel/statements';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '../../subgraphs/lists/src/db.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';

const EVERY_MS = 50;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

const INSERT = `insert into event (id, type, entity_type, entity_id)
  select $1 || n, 'thing.done', 'Thing', $1 || n from generate_series(1, $2) n order by n`;

const happen = (prefix: string, count = 1) => inLists(world, INSERT, [prefix, count]);

type Following = Stream<readonly Happening[]>;

async function following(feed: ReturnType<typeof createFeed>, after: string | null = null) {
  const stream = await feed.follow(after);
  if (stream === null) {
    throw new Error('There is no such event.');
  }
  return stream;
}

/** The ids of the next so many events. */
async function take(stream: Following, count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    const { value } = await stream.next();
    ids.push(...(value ?? []).map(({ id }: Happening) => id));
  }
  return ids;
}

/** Waits until nothing that began before an event is still open, wherever on the server. */
async function settled(id: string): Promise<void> {
  const text = `select tx < pg_snapshot_xmin(pg_current_snapshot()) as settled from event where id = $1`;
  for (;;) {
    const [row] = await inLists<{ settled: boolean }>(world, text, [id]);
    if (row?.settled) {
      return;
    }
    await sleep(EVERY_MS);
  }
}

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`);

test('who follows is told what happens from then on, in order', async () => {
  await happen('before-');
  await settled('before-1');
  const feed = createFeed(db, EVERY_MS);
  const stream = await following(feed);
  await happen('now-', 3);
  expect(await take(stream, 3)).toEqual(numbered('now-', 3));
  await stream.return();
  expect(feed.followers).toBe(0);
});

test('what commits late is told in its place and not skipped', async () => {
  const feed = createFeed(db, EVERY_MS);
  const stream = await following(feed);
  const late = new pg.Client({
    connectionString: world.adminUrl,
    options: '-c search_path=lists,extensions',
  });
  await late.connect();
  try {
    await late.query('begin');
    await late.query(INSERT, ['late-', 1]);
    await happen('early-');
    const next = take(stream, 2);
    expect(await Promise.race([next, sleep(6 * EVERY_MS, 'waits')])).toBe('waits');
    await late.query('commit');
    expect(await next).toEqual(['late-1', 'early-1']);
  } finally {
    await late.end();
    await stream.return();
  }
});

test('who comes again goes on after what was told last; who is slow misses nothing', async () => {
  const feed = createFeed(db, EVERY_MS);
  const quick = await following(feed);
  const slow = await following(feed);
  await happen('many-', 2_600);
  const all = numbered('many-', 2_600);
  expect(await take(quick, 2_600)).toEqual(all);
  expect(await take(slow, 2_600)).toEqual(all);
  const again = await following(feed, 'many-1234');
  expect(await take(again, 1_366)).toEqual(all.slice(1234));
  expect(await feed.follow('no-such-event')).toBeNull();
  await Promise.all([quick, slow, again].map((each) => each.return()));
});

test('leaving ends the wait at once, and nothing is read when nobody follows', async () => {
  const feed = createFeed(db, EVERY_MS);
  const { statements } = await countStatements(async () => {
    const stream = await following(feed);
    const waiting = stream.next();
    await stream.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
    await sleep(6 * EVERY_MS);
  });
  expect(statements.length).toBeLessThanOrEqual(3);
});

test('any number of followers costs one reading at a time', async () => {
  const feed = createFeed(db, EVERY_MS);
  const { result, statements } = await countStatements(async () => {
    const streams = await Promise.all(Array.from({ length: 30 }, () => following(feed)));
    await happen('all-', 2);
    const told = await Promise.all(streams.map((stream) => take(stream, 2)));
    await Promise.all(streams.map((stream) => stream.return()));
    return told;
  });
  expect(new Set(result.map((ids) => ids.join(' ')))).toEqual(new Set(['all-1 all-2']));
  const readings = statements.filter((text) => /order by e\.tx, e\.seq/.test(text));
  expect(readings.length).toBeLessThan(30);
});
