import { createHash } from 'node:crypto';
import type { Actor } from '@lianjian/kernel/context';
import type { Authenticate } from './identity.ts';

/** Who holds the key with this SHA-256 hash (hex); null for an unknown, expired or revoked one. */
export type KeyHolder = (hash: string) => Promise<Actor | null>;

/** How API keys begin; whatever else comes as a bearer token is a JSON Web Token. */
export const KEY_PREFIX = 'lj_';

/** A revoked key works on for at most this long. */
const REMEMBERED_MS = 5_000;
const REMEMBERED_MAX = 10_000;

/** Looks keys up by their hash, once per key and few seconds, whatever comes in meanwhile. */
export function byApiKey(keyHolder: KeyHolder, clock: () => number = Date.now): Authenticate {
  const remembered = new Map<string, { holder: Promise<Actor | null>; until: number }>();
  return (key) => {
    const hash = createHash('sha256').update(key).digest('hex');
    const known = remembered.get(hash);
    if (known && known.until > clock()) {
      return known.holder;
    }
    const holder = keyHolder(hash);
    if (remembered.size >= REMEMBERED_MAX) {
      remembered.clear();
    }
    remembered.set(hash, { holder, until: clock() + REMEMBERED_MS });
    // An owner that does not answer is asked again by the next request.
    holder.catch(() => remembered.delete(hash));
    return holder;
  };
}
