import type { Actor } from '@lianjian/kernel/context';
import type { Bilingual } from '@lianjian/kernel/errors';

/** Why a credential does not allow what asks for a scope; nothing when it does. */
export function credentialObjections(actor: Actor | null, scope: string): Bilingual[] {
  if (!actor) {
    return [{ zh: '请先出示凭证。', en: 'Credentials are needed.' }];
  }
  return actor.scopes.includes(scope)
    ? []
    : [{ zh: `凭证缺少权限 ${scope}。`, en: `The credential lacks the scope ${scope}.` }];
}
