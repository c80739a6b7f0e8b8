import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import { credentialObjections } from '@lianjian/vocabulary/credentials.rules';
import { CLAIMS_WRITE } from '../actor/actor.rules.ts';
import { type Claimant, claimantKind } from '../claim/claim.rules.ts';
import { notYourDemand } from '../claim/invitation/invitation.rules.ts';
import { type BlockerCode, blockers } from '../match/blocker/blocker.rules.ts';
import type { DemandSide, Note } from '../match/pair.rules.ts';
import type { ClaimantKind } from '../words.ts';

/** What a demand itself, whatever the resource, can have against being claimed. */
const OF_DEMAND: readonly BlockerCode[] = [
  'NOT_CLAIMABLE',
  'ALREADY_CLAIMED',
  'CLAIM_POLICY',
  'SKILL',
];

const ofDemand = (demand: DemandSide, claimant: ClaimantKind, skills: Claimant['skills']) =>
  blockers({ demand, resource: null, claimant, skills, asked: 1 }).filter(({ code }) =>
    OF_DEMAND.includes(code),
  );

/** Whether it matters of a person whether they are a member of a team, and what they can do there. */
export const asksForMembers = ({ state, policy }: DemandSide): boolean =>
  state === 'LISTED' && policy?.claimants.includes('TEAM_MEMBER') === true;

/**
 * Why the caller may not claim any of a demand now; nothing when it may, with what fits. `person`: the
 * caller as a member of teams, where that matters and its owner answered; else it counts as able.
 */
export function whyNotClaim(
  demand: DemandSide,
  actor: Actor | null,
  person: Claimant | null,
): Note[] {
  const reasons = credentialObjections(actor, CLAIMS_WRITE);
  if (!actor) {
    return reasons;
  }
  // One could claim as any party that one can be; what stands against all of them stands.
  const tries = partiesOf(actor).map((party) => {
    if (person?.id === party) {
      return ofDemand(demand, claimantKind(person, demand.policy), person.skills);
    }
    return ofDemand(demand, usualKind(demand, party), demand.skill ? [demand.skill] : []);
  });
  const fewest = tries.sort((a, b) => a.length - b.length)[0] ?? [];
  return [...reasons, ...fewest.map(({ note }) => note)];
}

function usualKind({ policy }: DemandSide, party: string): ClaimantKind {
  if (!party.startsWith('per-')) {
    return 'ORGANISATION';
  }
  return policy?.claimants.includes('TEAM_MEMBER') ? 'TEAM_MEMBER' : 'PERSON';
}

/** Why the caller may not ask anybody to take up a demand; nothing when it may ask whom it fits. */
export function whyNotInvite(demand: DemandSide, actor: Actor | null): Note[] {
  const reasons = credentialObjections(actor, CLAIMS_WRITE);
  if (!actor) {
    return reasons;
  }
  const path = demand.areaIds.join('.');
  const isKeeper = partiesOf(actor).some((party) => keepsBooksOf(actor, party, path));
  const [claimant = 'ORGANISATION'] = demand.policy?.claimants ?? [];
  const against = ofDemand(demand, claimant, demand.skill ? [demand.skill] : []);
  return [
    ...reasons,
    ...(isKeeper ? [] : [notYourDemand(demand.id).message]),
    ...against.map(({ note }) => note),
  ];
}
