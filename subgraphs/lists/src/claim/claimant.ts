import type { Context } from '@lianjian/kernel/context';
import { askEntities, PeerUnavailable } from '@lianjian/kernel/peers';
import type { Claimant } from './claim.rules.ts';

const SELECTION = `
  ... on Organisation { id }
  ... on Person { id memberships(first: 100, filter: { leftOn: { isNull: true } }) { nodes { team { id } } } }`;

interface Answer {
  memberships?: { nodes: readonly { team: { id: string } }[] } | null;
}

/** Who a claimant is, asked of their owner; null for the unknown. */
export async function askClaimant(
  id: string,
  ctx: Context,
): Promise<Claimant | 'UNAVAILABLE' | null> {
  const kind = id.startsWith('per-') ? 'PERSON' : 'ORGANISATION';
  const __typename = kind === 'PERSON' ? 'Person' : 'Organisation';
  try {
    const [answer] = await askEntities('organisations', [{ __typename, id }], SELECTION, ctx);
    if (!answer) {
      return null;
    }
    const { memberships } = answer as Answer;
    return { id, kind, teamIds: (memberships?.nodes ?? []).map(({ team }) => team.id) };
  } catch (error) {
    if (error instanceof PeerUnavailable) {
      return 'UNAVAILABLE';
    }
    throw error;
  }
}
