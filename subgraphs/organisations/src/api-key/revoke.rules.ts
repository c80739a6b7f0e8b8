import { placeViolations } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';

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
  if (!key) {
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
