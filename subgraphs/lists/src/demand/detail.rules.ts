import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** What is said of a need; what is absent is left as it is or as it goes without saying. */
export interface Details {
  title?: string | null;
  description?: string | null;
  quantity?: number | null;
  beneficiaries?: number | null;
}

const TITLE_MAX = 100;
const DESCRIPTION_MAX = 2000;
/** Nobody needs more than this of anything; a larger number is a slip of the hand. */
const NUMBER_MAX = 1_000_000;

/** All that is wrong with what is said of a need. */
export function detailViolations(details: Details): UserErrorShape[] {
  return [
    ...textViolations('title', details.title, TITLE_MAX),
    ...textViolations('description', details.description, DESCRIPTION_MAX),
    ...numberViolations('quantity', details.quantity),
    ...numberViolations('beneficiaries', details.beneficiaries),
  ];
}

function numberViolations(field: string, number: number | null | undefined): UserErrorShape[] {
  if (number === null || number === undefined || (number >= 1 && number <= NUMBER_MAX)) {
    return [];
  }
  const [zh, en] = [`须在 1 到 ${NUMBER_MAX} 之间。`, `It must be from 1 to ${NUMBER_MAX}.`];
  return [violation('INVALID_QUANTITY', field, zh, en, { limit: NUMBER_MAX })];
}
