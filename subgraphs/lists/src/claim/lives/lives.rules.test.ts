// Whatever eight parties try as time goes by, on two demands with two resources: the rules decide, a
// small interpreter applies what they grant, and after every command what must always hold does hold.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLAIM_STATES } from '../../words.ts';
import { CAST, type Who } from './cast.ts';
import type { Command } from './commands.ts';
import { after } from './interpreter.ts';
import { commands, OFTEN, worlds } from './lives.arbitrary.ts';
import { problemsOf } from './lives.invariants.ts';
import { passageProblems } from './passage.invariants.ts';
import type { World } from './world.ts';

const LIVES = 3000;
const ENOUGH = 10;
/** What can be closed is rare: some of it was confirmed, and nobody has any of the rest. */
const ENOUGH_CLOSED = 5;

interface Tally {
  granted: Map<string, number>;
  refused: Map<string, number>;
  states: Map<string, number>;
}

const count = (tally: Map<string, number>, key: string) =>
  tally.set(key, (tally.get(key) ?? 0) + 1);

/** The same command by whoever tries it. */
function triesOf(command: Command): Command[] {
  const others = (Object.keys(CAST) as Who[]).filter((who) => who !== command.who);
  const isSeeking = command.seeking || command.act === 'closeDemand';
  return [command, ...(isSeeking ? others.map((who) => ({ ...command, who })) : [])];
}

function live(begins: World, tried: readonly Command[], { granted, refused, states }: Tally): void {
  let world = begins;
  for (const command of tried) {
    for (const each of triesOf(command)) {
      const next = after(world, each);
      count(next ? granted : refused, each.act);
      if (next) {
        const problems = [...problemsOf(next), ...passageProblems(world, next, each)];
        if (problems.length > 0) {
          expect.fail(`${JSON.stringify(each)}\n${problems.join('\n')}`);
        }
        world = next;
        break;
      }
    }
  }
  for (const { state } of [...world.claims, ...world.demands]) {
    count(states, state);
  }
}

test('at every step the lists balance, and nobody does what is not theirs', () => {
  const tally: Tally = { granted: new Map(), refused: new Map(), states: new Map() };
  const lives = fc.array(commands, { minLength: 25, maxLength: 45, size: 'max' });
  fc.assert(
    fc.property(worlds, lives, (world, tried) => live(world, tried, tally)),
    { numRuns: LIVES },
  );
  // Lives in which little happens would prove little: every act is granted and refused often, and
  // lives end in every state that the two lists have.
  const { wait: _, ...acts } = OFTEN;
  const rare = (counts: Map<string, number>) =>
    Object.keys(acts).filter(
      (act) => (counts.get(act) ?? 0) < (act === 'closeDemand' ? ENOUGH_CLOSED : ENOUGH),
    );
  expect([rare(tally.granted), rare(tally.refused)]).toEqual([[], []]);
  const ends = [...Object.keys(CLAIM_STATES), 'LISTED', 'CLAIMED', 'WITHDRAWN'];
  expect(ends.filter((state) => !tally.states.has(state))).toEqual([]);
}, 60_000);
