import type { Context } from '@lianjian/kernel/context';
import { askEntities } from '@lianjian/kernel/peers';
import { type Asked, asked } from '@lianjian/vocabulary/asking';
import { type Membership, skillsOf } from './attendance/attendance.rules.ts';
import type { Claimant } from './claim.rules.ts';

const SELECTION = `
  ... on Organisation { id }
  ... on Person { id memberships(first: 100, filter: { inForce: { eq: true } }) {
    nodes { abilities team { id } } } }`;

interface Answer {
  memberships?: { nodes: readonly Membership[] } | null;
}

/** Who a claimant is, asked of their owner; null for the unknown. `field`: where an input names it. */
export async function askClaimant(
  field: string,
  id: string,
  ctx: Context,
): Promise<Asked<Claimant | null>> {
  const { answer, down } = await askClaimants(field, [id], ctx);
  return down ? { answer: null, down } : { answer: answer[0] ?? null, down };
}

/** The same for several, in their order, in one call. */
export function askClaimants(
  field: string,
  ids: readonly string[],
  ctx: Context,
): Promise<Asked<(Claimant | null)[]>> {
  return asked(field, () => claimantsKnown(ids, ctx));
}

/** The same for a question that somebody asks: an owner that is down is thrown. */
export async function claimantsKnown(
  ids: readonly string[],
  ctx: Context,
): Promise<(Claimant | null)[]> {
  const named = ids.map((id) => ({ id, ...(id.startsWith('per-') ? PERSON : ORGANISATION) }));
  const references = named.map(({ id, type }) => ({ __typename: type, id }));
  const answers = await askEntities('organisations', references, SELECTION, ctx);
  return named.map(({ id, kind }, at) => {
    const answer: Answer | null = answers[at] ?? null;
    const memberships = answer?.memberships?.nodes ?? [];
    const teamIds = memberships.map(({ team }) => team.id);
    return answer && { id, kind, teamIds, skills: skillsOf(memberships) };
  });
}

const PERSON = { kind: 'PERSON', type: 'Person' } as const;
const ORGANISATION = { kind: 'ORGANISATION', type: 'Organisation' } as const;
