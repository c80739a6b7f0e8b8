import { demandSteps } from '@lianjian/lists/demand-steps';
import {
  type Keeper,
  type LifeStep,
  sidesOfKeeper,
} from '@lianjian/lists/lifecycle/lifecycle.rules';
import type { Way } from './table.ts';

/** Steps by their mutations, as the rules of most nouns have them. */
type Steps = Readonly<
  Record<
    string,
    {
      from: string | readonly string[];
      to: string;
      by: readonly string[];
      reasons?: readonly string[];
    }
  >
>;

/** Every way on that a table of steps has. */
export const waysOf = (steps: Steps): Way[] =>
  Object.entries(steps).flatMap(([mutation, { from, to, by, reasons }]) =>
    [from]
      .flat()
      .flatMap((state) => by.map((side) => ({ mutation, from: state, to, by: side, reasons }))),
  );

/** The same of rows that a community keeps: all of their steps are their keeper's. */
export function keptWays<Row>(
  steps: Readonly<Record<string, LifeStep<string>>>,
  keeper: Keeper<Row>,
): Way[] {
  const by = sidesOfKeeper(keeper);
  const each = Object.entries(steps).map(
    ([mutation, step]) => [mutation, { ...step, by }] as const,
  );
  return waysOf(Object.fromEntries(each));
}

/** Where the steps of a demand take what was assigned; it stays where nothing is said. */
export const assignmentWays = (): Way[] =>
  demandSteps.flatMap(([mutation, { assignment, by }]) =>
    (assignment?.from ?? []).flatMap((from) =>
      by.map((side) => ({ mutation, from, to: assignment?.to ?? from, by: side })),
    ),
  );

/** Stands for there being none yet, in the place of a state. */
export const NONE = '(none yet)';

/** How something comes to be: by whom, and in which states it can begin. */
export const begins = (mutation: string, by: readonly string[], to: readonly string[]): Way[] =>
  to.flatMap((state) => by.map((side) => ({ mutation, from: NONE, to: state, by: side })));
