// Every pair of mutations against each other, on real connections: what two at once leave is what one
// after the other would have left, in one of the two orders, row by row and event by event. So no
// update is lost, no two decisions rest on what the other one changed, and no deadlock is shown.
//
// A pair is let off where neither of the two writes a table that the other one reads, locks or writes.
// That is not claimed but measured: each move is made alone first, wherever it can be made, and
// PostgreSQL tells which tables it has touched. What an owner is asked outside of a transaction is not
// in this: no lock reaches into another namespace, and the answer is as old as it is.
import { readFile } from 'node:fs/promises';
import { buildSchema } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { imbalances } from '../lists/claiming.ts';
import { imbalancesOfPoints } from '../points/keeping.ts';
import { today } from '../testkit/database.ts';
import { SUPERGRAPH } from '../testkit/world.ts';
import { type Arena, openArena } from './arena.ts';
import { meet } from './footprint.ts';
import type { Move } from './moves/move.ts';
import { MOVES } from './moves.ts';
import { type Pair, pairsOf, plan, type Scouted, scout } from './scouting.ts';
import { STANDINGS, type Standing } from './standings.ts';

/** How often each pair is made to meet; the outcome depends on who comes first. */
const MEETINGS = 2;
/** Pairs that are under way together: each mutation takes a connection of the ten. */
const TOGETHER = 4;

let arena: Arena;
let scouted: Scouted;
let planned: ReadonlyMap<Standing, readonly Pair[]>;
const met = new Set<string>();
const keyOf = ([a, b]: Pair) => `${MOVES.indexOf(a)} ${MOVES.indexOf(b)}`;

beforeAll(async () => {
  arena = await openArena();
  scouted = await scout(arena);
  planned = plan(scouted);
}, 300_000);
afterAll(() => arena.close());
afterEach(async () => {
  expect(await imbalances(arena.world)).toEqual([]);
  expect(await imbalancesOfPoints(arena.world)).toEqual([]);
});

/** The tables that a pair can have changed, with the logs. */
function writtenBy(pair: Pair): Set<string> {
  const tables = pair.flatMap((move) => [...scouted.footprint(move).wrote]);
  return new Set([...tables, ...pair.map(({ subgraph }) => `${subgraph}.event`)]);
}

type Way = (make: (move: Move) => Promise<boolean>) => Promise<[boolean, boolean]>;

/** What a pair comes to on a ground of its own: whether each was done, and what is left. */
async function cometo(standing: Standing, pair: Pair, way: Way): Promise<string> {
  const ground = await arena.ground(standing);
  const done = await way(async (move) => (await arena.make(move, ground)).length === 0);
  return `${done}\n${await arena.left(ground, writtenBy(pair))}`;
}

type Faults = string[];

/** Has a pair meet; what it comes to that neither order comes to is a fault. */
async function race(standing: Standing, pair: Pair): Promise<Faults> {
  const [a, b] = pair;
  const day = today();
  const forth = await cometo(standing, pair, async (make) => [await make(a), await make(b)]);
  // The other order is worked out when it is needed.
  let back: string | undefined;
  for (let meeting = 0; meeting < MEETINGS; meeting += 1) {
    const both = await cometo(standing, pair, (make) => Promise.all([make(a), make(b)]));
    if (both !== forth) {
      back ??= await cometo(standing, pair, async (make) => {
        const second = await make(b);
        return [await make(a), second];
      });
    }
    // What began on one day and ended on the next is no race.
    if (day !== today()) {
      return race(standing, pair);
    }
    if (both !== forth && both !== back) {
      const orders = `${a.mutation} first:\n${forth}\n${b.mutation} first:\n${back}`;
      return [`${a.mutation} against ${b.mutation} came to:\n${both}\n${orders}`];
    }
  }
  met.add(keyOf(pair));
  return [];
}

test('every mutation of the graph has a move', async () => {
  const graph = buildSchema(await readFile(SUPERGRAPH, 'utf8'), { assumeValid: true });
  const mutations = Object.keys(graph.getMutationType()?.getFields() ?? {});
  expect([...new Set(MOVES.map(({ mutation }) => mutation))].sort()).toEqual(mutations.sort());
});

test('no move stands in the list that is possible nowhere, and each writes something', () => {
  const found = new Set([...scouted.possible.values()].flat());
  const idle = MOVES.filter((move) => !found.has(move) || scouted.footprint(move).wrote.size === 0);
  expect(idle.map(({ mutation }) => mutation)).toEqual([]);
});

describe.each(STANDINGS)('where it stands $name', (standing) => {
  test('pairs that can meet come to what one after the other comes to', async () => {
    const pairs = (planned.get(standing) ?? []).values();
    const faults: Faults = [];
    const racing = async () => {
      for (const pair of pairs) {
        faults.push(...(await race(standing, pair)));
      }
    };
    await Promise.all(Array.from({ length: TOGETHER }, racing));
    expect(faults).toEqual([]);
  }, 300_000);
});

test('whoever did not meet cannot: one is not possible where the other is, or they share no table', () => {
  const places = (move: Move) =>
    STANDINGS.filter((standing) => scouted.possible.get(standing)?.includes(move));
  const missed = pairsOf(MOVES).filter((pair) => {
    const [a, b] = pair;
    const isNear = places(a).some((standing) => places(b).includes(standing));
    const canMeet = isNear && meet(scouted.footprint(a), scouted.footprint(b));
    return canMeet && !met.has(keyOf(pair));
  });
  expect(missed.map(([a, b]) => `${a.mutation} against ${b.mutation}`)).toEqual([]);
});
