import type { Actor } from '@lianjian/kernel/context';
import type { Bilingual } from '@lianjian/kernel/errors';
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
  if (!actor) {
    return [{ zh: '请先出示凭证。', en: 'Credentials are needed.' }];
  }
  const scope = actor.scopes.includes(POINTS_WRITE)
    ? []
    : [
        {
          zh: `凭证缺少权限 ${POINTS_WRITE}。`,
          en: `The credential lacks the scope ${POINTS_WRITE}.`,
        },
      ];
  const fewest = [...tries(actor)].sort((a, b) => a.length - b.length)[0] ?? [];
  return [...scope, ...fewest.map(({ message }) => message)];
}
