import type { Context } from '@lianjian/kernel/context';
import { claimantKind } from '../../claim/claim.rules.ts';
import { claimantsKnown } from '../../claim/claimant.ts';
import { type Candidate, type Judged, judgeOne } from './verdict.rules.ts';

/** A person who could attend what only members of teams attend, and nobody with a resource. */
export async function judgedAsMember(
  { demand }: Candidate,
  personId: string,
  ctx: Context,
): Promise<Judged> {
  const [person] = await claimantsKnown([personId], ctx);
  const claimant = person ? claimantKind(person, demand.policy) : 'PERSON';
  return judgeOne({ demand, resource: null }, claimant, person?.skills);
}
