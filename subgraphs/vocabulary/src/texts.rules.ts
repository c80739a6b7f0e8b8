import type { UserErrorShape } from './shapes.ts';
import { violation } from './violations.rules.ts';

/** A text that has to say something, of bounded length; one that is not given is none. */
export function textViolations(
  field: string,
  text: string | null | undefined,
  lengthMax: number,
): UserErrorShape[] {
  const given = text ?? null;
  if (given === null || (given.trim() !== '' && [...given].length <= lengthMax)) {
    return [];
  }
  const [zh, en] = [
    `须为 1 到 ${lengthMax} 个字符，不能只有空白。`,
    `It must have 1 to ${lengthMax} characters, and not blanks alone.`,
  ];
  return [violation('INVALID_INPUT', field, zh, en, { limit: lengthMax })];
}

/** A list of such texts, each at its own place. */
export function textsViolations(
  field: string,
  texts: readonly string[],
  { countMax, lengthMax }: { countMax: number; lengthMax: number },
): UserErrorShape[] {
  const each = texts.flatMap((text, at) => textViolations(`${field}.${at}`, text, lengthMax));
  if (texts.length <= countMax) {
    return each;
  }
  const [zh, en] = [`最多 ${countMax} 项。`, `There may be at most ${countMax}.`];
  return [violation('INVALID_INPUT', field, zh, en, { limit: countMax }), ...each];
}
