import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import { isPlatform, keepsBooksOf, placeViolations } from '@lianjian/vocabulary/authority.rules';
import { bookObjections } from '@lianjian/vocabulary/book-keeping.rules';
import { credentialObjections } from '@lianjian/vocabulary/credentials.rules';
import type { By } from '@lianjian/vocabulary/entry';
import { KEYS_WRITE } from '@lianjian/vocabulary/scopes';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import type { TransitionShape } from '@lianjian/vocabulary/transitions';
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';

/** The scope for revoking keys. */
export const KEY_SCOPE = KEYS_WRITE;

/** A live key has one way on: by its holder, or by those who keep the books of where the holder belongs. */
export const KEY_STEPS = {
  revokeApiKey: { from: ['LIVE'], to: 'REVOKED', by: ['COMMUNITY', 'HOLDER'] },
} as const;

/** A key as a revocation meets it. */
export interface StandingKey {
  id: string;
  version: number;
  holderId: string;
  /** Where the holder belongs; null for nowhere said. */
  areaPath: string | null;
  revokedAt: Date | null;
}

/** What stands against revoking a key: everything at once. Holders may always give up their own. */
export function revokeViolations(
  { apiKeyId, expectedVersion }: { apiKeyId: string; expectedVersion: number },
  by: By,
  key: StandingKey | undefined,
): UserErrorShape[] {
  if (!key || !mayKnow(by.actor, key)) {
    const [zh, en] = ['没有这个密钥。', 'There is no such key.'];
    return [violation('NOT_FOUND', 'apiKeyId', zh, en, { entityId: apiKeyId })];
  }
  const isOwn = by.actor.id === key.holderId;
  const found = [
    ...versionViolations(expectedVersion, key),
    ...(isOwn ? [] : placeViolations(by, 'apiKeyId', key.areaPath)),
  ];
  if (key.revokedAt !== null) {
    const [zh, en] = ['密钥已经作废。', 'The key is revoked already.'];
    found.push(violation('INVALID_STATE', 'apiKeyId', zh, en, { entityId: apiKeyId }));
  }
  return found;
}

/** A key is known to its holder and to those who keep the books of where the holder belongs. */
function mayKnow(actor: Actor, { holderId, areaPath }: StandingKey): boolean {
  return (
    actor.id === holderId ||
    isPlatform(actor) ||
    partiesOf(actor).some((party) => keepsBooksOf(actor, party, areaPath ?? ''))
  );
}

/** The one way on: a live key can be revoked, by its holder too. */
export function revokeTransitions(
  { holderId, areaPath, revokedAt }: Omit<StandingKey, 'id' | 'version'>,
  actor: Actor | null,
): TransitionShape[] {
  const whyNot =
    actor?.id === holderId
      ? credentialObjections(actor, KEY_SCOPE)
      : bookObjections(actor, KEY_SCOPE, areaPath);
  const { to } = KEY_STEPS.revokeApiKey;
  const revoke = { to, mutation: 'revokeApiKey', reasonRequired: false, whyNot };
  return revokedAt === null ? [revoke] : [];
}
