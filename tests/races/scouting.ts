import { countStatements } from '@lianjian/kernel/statements';
import type { Arena } from './arena.ts';
import {
  type Footprint,
  footprints,
  meet,
  TRACKED,
  tablesBehind,
  tablesNamed,
  together,
} from './footprint.ts';
import type { Move } from './moves/move.ts';
import { MOVES } from './moves.ts';
import { STANDINGS, type Standing } from './standings.ts';

/** What was found by making each move alone on a ground of its own, wherever there is one. */
export interface Scouted {
  /** What can be made where, in the order of the standings. */
  possible: ReadonlyMap<Standing, readonly Move[]>;
  /** What each move touches, wherever it was made; nothing of those that were not. */
  footprint(move: Move): Footprint;
}

/** How many moves are tried at once. */
const AT_ONCE = 8;

export async function scout(arena: Arena): Promise<Scouted> {
  const behind = await tablesBehind(arena.client);
  const done: { standing: Standing; move: Move; requestId: string; named: string[] }[] = [];
  const tries = STANDINGS.flatMap((standing) => MOVES.map((move) => ({ standing, move })));
  const next = tries.entries();
  const scouting = async () => {
    for (const [at, { standing, move }] of next) {
      const requestId = `${TRACKED}${at}`;
      const ground = await arena.ground(standing);
      const made = await countStatements(() => arena.make(move, ground, requestId));
      if (made.result.length === 0) {
        const named = tablesNamed(made.statements, move.subgraph, behind);
        done.push({ standing, move, requestId, named });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, scouting));
  const left = await footprints(arena.client);
  const of = (move: Move) =>
    together(
      done
        .filter((each) => each.move === move)
        .flatMap(({ requestId, named }) => [
          left.get(requestId) ?? [],
          { wrote: new Set<string>(), touched: new Set(named) },
        ])
        .flat(),
    );
  const all = new Map(MOVES.map((move) => [move, of(move)]));
  const isDone = (standing: Standing, move: Move) =>
    done.some((each) => each.standing === standing && each.move === move);
  return {
    possible: new Map(
      STANDINGS.map((standing) => [standing, MOVES.filter((move) => isDone(standing, move))]),
    ),
    footprint: (move) => all.get(move) ?? together([]),
  };
}

export type Pair = readonly [Move, Move];

/** All pairs, those of a move with itself too. */
export const pairsOf = (moves: readonly Move[]): Pair[] =>
  moves.flatMap((a, at) => moves.slice(at).map((b): Pair => [a, b]));

/**
 * Which pairs have to meet on which ground: those of which one writes what the other one touches.
 * Moves of the lists meet wherever both can be made, the others on the first such ground.
 */
export function plan({ possible, footprint }: Scouted): Map<Standing, Pair[]> {
  const planned = new Set<string>();
  const once = ([a, b]: Pair) => {
    const key = `${MOVES.indexOf(a)} ${MOVES.indexOf(b)}`;
    const isNew = !planned.has(key);
    planned.add(key);
    return isNew;
  };
  const isListed = ({ before }: Standing) => before.length === 0;
  return new Map(
    [...possible].map(([standing, moves]) => [
      standing,
      pairsOf(moves).filter((pair) => {
        const [a, b] = pair;
        const isNew = once(pair);
        const again = isListed(standing) && a.everywhere && b.everywhere;
        return (isNew || again) && meet(footprint(a), footprint(b));
      }),
    ]),
  );
}
