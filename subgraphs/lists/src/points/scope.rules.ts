import type { Actor } from '@lianjian/kernel/context';
import type { Bilingual } from '@lianjian/kernel/errors';
import { credentialObjections } from '@lianjian/vocabulary/credentials.rules';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { POINTS_WRITE } from '../actor/actor.rules.ts';

/**
 * Why the caller may not do something, as whichever of its parties has least against it; nothing
 * when one of them may.
 */
export function whyNobody(
  actor: Actor | null,
  tries: (actor: Actor) => readonly (readonly UserErrorShape[])[],
): Bilingual[] {
  const credential = credentialObjections(actor, POINTS_WRITE);
  if (!actor) {
    return credential;
  }
  const fewest = [...tries(actor)].sort((a, b) => a.length - b.length)[0] ?? [];
  return [...credential, ...fewest.map(({ message }) => message)];
}
