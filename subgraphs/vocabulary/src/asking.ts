import { PeerUnavailable } from '@lianjian/kernel/peers';
import type { UserErrorShape } from './shapes.ts';
import { violation } from './violations.rules.ts';

/** What an owner answered, or that it did not: one that is down is told apart from one that knows nothing. */
export type Asked<T> = { answer: T; down: null } | { answer: null; down: UserErrorShape };

/** Asks an owner about what an input names, before anything is written. */
export async function asked<T>(
  field: string,
  ask: () => Promise<T>,
  entityId?: string,
): Promise<Asked<T>> {
  try {
    return { answer: await ask(), down: null };
  } catch (error) {
    if (!(error instanceof PeerUnavailable)) {
      throw error;
    }
    return { answer: null, down: unavailable(field, entityId) };
  }
}

/** What is said of a field whose owner does not answer. */
export function unavailable(field: string, entityId?: string): UserErrorShape {
  const [zh, en] = [
    '暂时无法核对，请稍后用同一幂等键重试。',
    'This cannot be checked now; try again with the same key.',
  ];
  const more = entityId === undefined ? {} : { entityId };
  return violation('PEER_UNAVAILABLE', field, zh, en, more);
}
