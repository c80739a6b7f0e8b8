import { Decimal } from '@prisma/client/runtime/client';
import type { Qualifier } from './shapes.ts';

/** A printed number: its value, or a text such as `1/3` or `2024-02` where it is no plain number. */
export interface Printed {
  value: string | null;
  text: string;
  qualifier: Qualifier;
}

/** How far below a number that is NEARLY reached may lie, and how far off one that is ABOUT so. */
const NEARLY_SHARE = new Decimal('0.1');
const ABOUT_SHARE = new Decimal('0.05');

/** The printed number as a decimal; a fraction is worked out, anything else (a date) is null. */
export function printedNumber({ value, text }: Pick<Printed, 'value' | 'text'>): Decimal | null {
  if (value !== null) {
    return new Decimal(value);
  }
  const fraction = /^([0-9]+)\/([1-9][0-9]*)$/.exec(text.trim());
  return fraction ? new Decimal(fraction[1] ?? '').div(fraction[2] ?? '1') : null;
}

/** Whether a computed number agrees with the printed one under its qualifier (invariant I63). */
export function agrees(printed: Printed, computed: string | null): boolean | null {
  const published = printedNumber(printed);
  if (computed === null || published === null) {
    return null;
  }
  const found = new Decimal(computed);
  switch (printed.qualifier) {
    case 'EXACT':
      return found.equals(published);
    case 'MORE_THAN':
      return found.greaterThan(published);
    case 'AT_LEAST':
      return found.greaterThanOrEqualTo(published);
    case 'LESS_THAN':
      return found.lessThan(published);
    case 'AT_MOST':
      return found.lessThanOrEqualTo(published);
    case 'NEARLY':
      return (
        found.lessThan(published) &&
        published.minus(found).lessThanOrEqualTo(published.times(NEARLY_SHARE))
      );
    case 'ABOUT':
      return found.minus(published).abs().lessThanOrEqualTo(published.times(ABOUT_SHARE).abs());
  }
}
