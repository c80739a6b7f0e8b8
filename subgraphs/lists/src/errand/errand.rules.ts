import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textsViolations, textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Keeper, LifeStep } from '../lifecycle/lifecycle.rules.ts';
import type { ErrandItemState } from './errand.words.ts';

/** The ways on for an item of the catalogue. */
export const ERRAND_ITEM_STEPS = {
  withdrawErrandItem: {
    from: ['OFFERED'],
    to: 'WITHDRAWN',
    reasons: ['NOT_RESPONSIBLE', 'NO_LONGER_NEEDED', 'DUPLICATE', 'OTHER'],
  },
} as const satisfies Record<string, LifeStep<ErrandItemState>>;

/** The catalogue is the community's, or of one above it. */
export const errandItemKeeper: Keeper<{ areaPath: string }> = {
  notYours: {
    zh: '须由该社区或其上级办理。',
    en: 'Only the community of the place, or one above it, may do this.',
  },
};

const NAME_MAX = 100;
const ALIASES_MAX = 10;

/** An item as it is entered. */
export interface NewErrandItem {
  nameZh: string;
  nameEn: string | null;
  aliases: readonly string[];
}

export function errandItemViolations({ nameZh, nameEn, aliases }: NewErrandItem): UserErrorShape[] {
  return [
    ...textViolations('nameZh', nameZh, NAME_MAX),
    ...textViolations('nameEn', nameEn, NAME_MAX),
    ...textsViolations('aliases', aliases, { countMax: ALIASES_MAX, lengthMax: NAME_MAX }),
  ];
}

/** An item that an errand names, as far as it matters there. */
export interface ItemNamed {
  id: string;
  areaId: string;
  compoundId: string | null;
  state: ErrandItemState;
}

/** What stands against an errand of an item at a place; `item` is null where there is none by that id. */
export function itemViolations(
  errandItemId: string,
  item: ItemNamed | null,
  place: { areaId: string; compoundId: string | null },
): UserErrorShape[] {
  const more = { entityId: errandItemId };
  const isHere =
    item !== null &&
    item.areaId === place.areaId &&
    (item.compoundId === null || item.compoundId === place.compoundId);
  if (!isHere) {
    const [zh, en] = ['此地没有这项帮办代办事项。', 'There is no such item at this place.'];
    return [violation('NOT_FOUND', 'errandItemId', zh, en, more)];
  }
  const [zh, en] = ['该事项已停办。', 'The item is not taken on any more.'];
  return item.state === 'OFFERED' ? [] : [violation('INVALID_STATE', 'errandItemId', zh, en, more)];
}
