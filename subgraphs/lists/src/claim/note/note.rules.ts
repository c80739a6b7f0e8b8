import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';

export const NOTE_MAX = 500;

/** What is wrong with what one side tells the other besides the reason; nothing where it tells nothing. */
export const noteViolations = (note: string | null): UserErrorShape[] =>
  textViolations('note', note, NOTE_MAX);
