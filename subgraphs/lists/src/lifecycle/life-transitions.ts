import type { Actor } from '@lianjian/kernel/context';
import type { TransitionShape } from '@lianjian/vocabulary/transitions';
import { type Keeper, type LifeStep, type Living, whyNotKeeper } from './lifecycle.rules.ts';

/** The steps on from where a row stands, as they are for the caller. */
export function lifeTransitions<State extends string, Row extends Living<State>>(
  steps: Readonly<Record<string, LifeStep<State>>>,
  keeper: Keeper<NoInfer<Row>>,
  row: Row,
  actor: Actor | null,
): TransitionShape[] {
  const whyNot = whyNotKeeper(keeper, row, actor);
  return Object.entries(steps)
    .filter(([, { from }]) => from.includes(row.state))
    .map(([mutation, { to, reasons = [] }]) => ({
      to,
      mutation,
      reasonRequired: reasons.length > 0,
      whyNot,
    }));
}
