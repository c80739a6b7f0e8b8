import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Offer } from '../resource/offer/offer.rules.ts';

/** What of an offer makes it the same as another. */
export interface Sameness {
  providerId: string;
  offer: Pick<
    Offer,
    | 'title'
    | 'category'
    | 'unit'
    | 'serviceAreaIds'
    | 'serviceCompoundIds'
    | 'availableFrom'
    | 'availableTo'
  >;
}

/** An offer that stands on the list, by what makes it the same as another. */
export interface Listed extends Sameness {
  id: string;
}

/**
 * What stands against offers that are on the list already, or before them in the file. The same is
 * what the same provider offers under the same name in the same places and days: how much of it there
 * is, and when in the week, is changed by `updateResource`.
 */
export function twiceViolations(
  offered: readonly { line: number; told: Sameness }[],
  listed: readonly Listed[],
): UserErrorShape[][] {
  const standing = new Map(listed.map((each) => [samenessOf(each), each.id]));
  const inFile = new Map<string, number>();
  return offered.map(({ line, told }) => {
    const same = samenessOf(told);
    const entityId = standing.get(same);
    const before = inFile.get(same);
    inFile.set(same, before ?? line);
    return [
      ...(entityId === undefined ? [] : [listedAlready(entityId)]),
      ...(before === undefined ? [] : [saidBefore(before)]),
    ];
  });
}

const samenessOf = ({ providerId, offer }: Sameness) =>
  JSON.stringify([
    providerId,
    offer.title.normalize('NFKC').trim().toLowerCase(),
    offer.category,
    offer.unit,
    [...offer.serviceAreaIds].sort(),
    [...offer.serviceCompoundIds].sort(),
    offer.availableFrom,
    offer.availableTo,
  ]);

function listedAlready(entityId: string): UserErrorShape {
  const [zh, en] = ['清单上已有这项服务资源。', 'The list has this resource already.'];
  return violation('DUPLICATE', 'title', zh, en, { entityId });
}

function saidBefore(line: number): UserErrorShape {
  const [zh, en] = [`与第 ${line} 行重复。`, `Line ${line} says the same.`];
  return violation('DUPLICATE', 'title', zh, en);
}
