import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import type { TransitionShape } from '@lianjian/vocabulary/transitions';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { keeperViolations } from '../book.rules.ts';
import { whyNobody } from '../scope.rules.ts';
import type { StoreItemState } from '../words.ts';

/** Every way on for goods in a store. */
export const ITEM_STEPS = {
  stockStoreItem: { from: ['ON_SALE', 'WITHDRAWN'], to: 'ON_SALE', by: ['COMMUNITY'] },
  withdrawStoreItem: { from: ['ON_SALE'], to: 'WITHDRAWN', by: ['COMMUNITY'] },
} as const satisfies Record<
  string,
  { from: readonly StoreItemState[]; to: StoreItemState; by: readonly ['COMMUNITY'] }
>;

export type ItemStep = keyof typeof ITEM_STEPS;

export interface ItemStanding {
  id: string;
  state: StoreItemState;
}

const isHere = (step: ItemStep, state: StoreItemState) =>
  ITEM_STEPS[step].from.some((each) => each === state);

/** What stands against a step because of where the goods stand. */
export function itemStepViolations(step: ItemStep, { id, state }: ItemStanding): UserErrorShape[] {
  if (isHere(step, state)) {
    return [];
  }
  const [zh, en] = [`商品现处于 ${state}，不能如此办理。`, `The goods are ${state} now.`];
  return [violation('INVALID_STATE', 'storeItemId', zh, en, { entityId: id })];
}

/** The ways on from where goods stand, as they are for the caller. */
export function itemTransitions(
  { state, areaPath }: { state: StoreItemState; areaPath: string },
  actor: Actor | null,
): TransitionShape[] {
  const steps = Object.keys(ITEM_STEPS).map((step) => step as ItemStep);
  return steps
    .filter((step) => isHere(step, state))
    .map((mutation) => ({
      to: ITEM_STEPS[mutation].to,
      mutation,
      reasonRequired: false,
      whyNot: whyNobody(actor, (given) =>
        partiesOf(given).map((actingForId) =>
          keeperViolations({ actor: given, actingForId }, areaPath),
        ),
      ),
    }));
}
