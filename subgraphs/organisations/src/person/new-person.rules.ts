import { placeViolations } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** Somebody who is entered, by a handle and nothing else. */
export interface NewPerson {
  pseudonym: string;
  areaId: string;
}

const PSEUDONYM_MAX = 40;

/** So many digits in a row are a telephone number or that of an identity card. */
const NUMBER = /\d{7}/;

/** What is wrong with a handle by itself: everybody reads it, so it holds no number of anybody. */
export function personViolations({ pseudonym }: NewPerson): UserErrorShape[] {
  const found = textViolations('pseudonym', pseudonym, PSEUDONYM_MAX);
  if (NUMBER.test(pseudonym.replace(/[\s-]/g, ''))) {
    const [zh, en] = [
      '化名对所有人可见，不能含电话或证件号码。',
      'Everybody reads a handle: it holds no number of a telephone or an identity card.',
    ];
    found.push(violation('INVALID_INPUT', 'pseudonym', zh, en));
  }
  return found;
}

/** What stands against entering somebody in an area: everything at once. */
export function entryViolations(
  { areaId }: NewPerson,
  by: By,
  { areaPath, isTaken }: { areaPath: string | null; isTaken: boolean },
): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  if (areaPath === null) {
    const [zh, en] = ['没有这个区域。', 'There is no such area.'];
    found.push(violation('NOT_FOUND', 'areaId', zh, en, { entityId: areaId }));
  } else {
    found.push(...placeViolations(by, 'areaId', areaPath));
  }
  if (isTaken) {
    // Whose it is stays unsaid: a handle is not to be looked up by trying.
    const [zh, en] = ['该化名已被使用。', 'The handle is taken.'];
    found.push(violation('DUPLICATE', 'pseudonym', zh, en));
  }
  return found;
}
