import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import { credentialObjections } from '@lianjian/vocabulary/credentials.rules';
import { CLAIMS_WRITE } from '../actor/actor.rules.ts';
import { blockers } from '../match/blocker/blocker.rules.ts';
import type { DemandSide, Note } from '../match/pair.rules.ts';

/** What a demand itself, whatever the resource, can have against being claimed. */
const OF_DEMAND = ['NOT_CLAIMABLE', 'ALREADY_CLAIMED', 'CLAIM_POLICY'];

/** Why the caller may not claim any of a demand now; nothing when it may, with what fits. */
export function whyNotClaim(demand: DemandSide, actor: Actor | null): Note[] {
  const reasons = credentialObjections(actor, CLAIMS_WRITE);
  if (!actor) {
    return reasons;
  }
  // One could claim as any party that one can be; what stands against all of them stands.
  const tries = partiesOf(actor).map((party) => {
    const isPerson = party.startsWith('per-');
    const asMember = isPerson && demand.policy?.claimants.includes('TEAM_MEMBER');
    const claimant = asMember ? 'TEAM_MEMBER' : isPerson ? 'PERSON' : 'ORGANISATION';
    return blockers({ demand, resource: null, claimant, asked: 1 }).filter(({ code }) =>
      OF_DEMAND.includes(code),
    );
  });
  const fewest = tries.sort((a, b) => a.length - b.length)[0] ?? [];
  return [...reasons, ...fewest.map(({ note }) => note)];
}
