import type { Context } from '@lianjian/kernel/context';
import { askEntities, PeerUnavailable } from '@lianjian/kernel/peers';
import type { Claimant } from './claim.rules.ts';

const SELECTION = `
  ... on Organisation { id }
  ... on Person { id memberships(first: 100, filter: { inForce: { eq: true } }) { nodes { team { id } } } }`;

interface Answer {
  memberships?: { nodes: readonly { team: { id: string } }[] } | null;
}

/** Who a claimant is, asked of their owner; null for the unknown. */
export async function askClaimant(
  id: string,
  ctx: Context,
): Promise<Claimant | 'UNAVAILABLE' | null> {
  const claimants = await askClaimants([id], ctx);
  return claimants === 'UNAVAILABLE' ? claimants : (claimants[0] ?? null);
}

/** The same for several, in their order, in one call. */
export async function askClaimants(
  ids: readonly string[],
  ctx: Context,
): Promise<(Claimant | null)[] | 'UNAVAILABLE'> {
  const asked = ids.map((id) => ({ id, kind: id.startsWith('per-') ? PERSON : ORGANISATION }));
  const references = asked.map(({ id, kind }) => ({ __typename: kind.type, id }));
  try {
    const answers = await askEntities('organisations', references, SELECTION, ctx);
    return asked.map(({ id, kind }, at) => {
      const answer: Answer | null = answers[at] ?? null;
      const teamIds = (answer?.memberships?.nodes ?? []).map(({ team }) => team.id);
      return answer && { id, kind: kind.kind, teamIds };
    });
  } catch (error) {
    if (error instanceof PeerUnavailable) {
      return 'UNAVAILABLE';
    }
    throw error;
  }
}

const PERSON = { kind: 'PERSON', type: 'Person' } as const;
const ORGANISATION = { kind: 'ORGANISATION', type: 'Organisation' } as const;
