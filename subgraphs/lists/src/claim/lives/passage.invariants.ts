import type { ClaimState } from '../../words.ts';
import { CAST } from './cast.ts';
import type { Act, Command } from './commands.ts';
import type { ClaimRow, World } from './world.ts';

// Which changes are lawful and whose they are, written by hand: nothing here asks the rules.

type Party =
  /** The community of the place or the street above it, unless it provides. */
  | 'KEEPER'
  | 'CLAIMANT'
  /** The keeper, or whoever asked for it, unless they provide. */
  | 'OTHER_SIDE'
  | 'EITHER'
  | 'NOBODY';

/** Where a claim can go from where it is, and who brings it there. */
const WAYS: Record<ClaimState, Partial<Record<ClaimState, Party>>> = {
  OFFERED: { ACCEPTED: 'CLAIMANT', DECLINED: 'CLAIMANT', RELEASED: 'KEEPER', EXPIRED: 'NOBODY' },
  APPLIED: { ACCEPTED: 'KEEPER', DECLINED: 'KEEPER', RELEASED: 'CLAIMANT' },
  HELD: { ACCEPTED: 'KEEPER', DECLINED: 'KEEPER', RELEASED: 'CLAIMANT', EXPIRED: 'NOBODY' },
  ACCEPTED: { IN_SERVICE: 'CLAIMANT', RELEASED: 'EITHER' },
  IN_SERVICE: { DELIVERED: 'CLAIMANT', RELEASED: 'EITHER' },
  DELIVERED: { IN_SERVICE: 'OTHER_SIDE', CONFIRMED: 'OTHER_SIDE' },
  CONFIRMED: {},
  DECLINED: {},
  RELEASED: {},
  EXPIRED: {},
};

const KEEPERS = ['org-com-a', 'org-str-a'];
const PROVIDES: Readonly<Record<string, readonly string[]>> = {
  'res-a': ['org-unit-a'],
  'res-b': ['org-unit-b', 'org-com-a'],
};

const claimantOf = (claim: ClaimRow) => claim.claimantOrganisationId ?? claim.claimantPersonId;

function isBy(party: Party, claim: ClaimRow, { demands }: World, { act, who }: Command): boolean {
  const { id } = CAST[who];
  const provides = claimantOf(claim) === id || PROVIDES[claim.resourceId ?? '']?.includes(id);
  const keeps = KEEPERS.includes(id) && !provides;
  const demand = demands.find((each) => each.id === claim.demandId);
  switch (party) {
    case 'KEEPER':
      return keeps;
    case 'CLAIMANT':
      return claimantOf(claim) === id;
    case 'EITHER':
      return keeps || claimantOf(claim) === id;
    case 'OTHER_SIDE':
      return keeps || (!provides && (demand?.recipients.includes(id) ?? false));
    default:
      return act === 'wait';
  }
}

/** What of a claim no command changes, whatever becomes of it. */
const fixed = (claim: ClaimRow) =>
  JSON.stringify([
    claim.quantity,
    claim.quarter,
    claim.demandId,
    claim.resourceId,
    claimantOf(claim),
    claim.openedBy,
    claim.expiresAt,
    claim.replacesId,
  ]);

function changeProblems(before: ClaimRow, after: ClaimRow, world: World, command: Command) {
  if (before === after) {
    return [];
  }
  const party = WAYS[before.state][after.state];
  return [
    ...(fixed(before) === fixed(after) ? [] : ['another than it was']),
    ...(after.version === before.version + 1 ? [] : ['a version was left out']),
    ...(party ? [] : [`${before.state} never becomes ${after.state}`]),
    ...(party && !isBy(party, before, world, command) ? [`not for ${command.who}`] : []),
    ...(command.stale && command.act !== 'wait' ? ['decided on what is past'] : []),
  ].map((problem) => `${before.id}: ${problem}`);
}

const FIRST: Readonly<Record<string, ClaimState>> = {
  COMMUNITY_PROJECT: 'HELD',
  MICRO_WISH: 'HELD',
  FREIGHT: 'ACCEPTED',
  REPAIR_ORDER: 'APPLIED',
};

function newProblems(claim: ClaimRow, before: World, { act, who, whom, whomElse }: Command) {
  const demand = before.demands.find(({ id }) => id === claim.demandId);
  const resource = before.resources.find(({ id }) => id === claim.resourceId);
  const isClaim = act === 'claimDemand';
  const first = isClaim ? FIRST[demand?.kind ?? ''] : 'OFFERED';
  const parties = isClaim ? [who] : [whom, ...(whomElse ? [whomElse] : [])];
  const needsOne = ['COMMUNITY_PROJECT', 'FREIGHT'].includes(demand?.kind ?? '');
  const id = claimantOf(claim);
  return [
    ...(claim.state === first ? [] : [`begins as ${claim.state}`]),
    ...(parties.some((party) => CAST[party].id === id) ? [] : ['for somebody else']),
    ...(isClaim || KEEPERS.includes(CAST[who].id) ? [] : [`${who} asked for it`]),
    ...(needsOne === (resource !== undefined) ? [] : ['with a resource or none, wrongly']),
    ...(resource && resource.providerId !== id ? ['with what is of another'] : []),
    ...(resource && resource.state !== 'OFFERED' ? ['with what is not offered'] : []),
    ...(demand?.kind === 'REPAIR_ORDER' && id !== 'per-member' ? ['of nobody in a team'] : []),
    ...(demand?.state === 'WITHDRAWN' ? ['on what was withdrawn'] : []),
  ].map((problem) => `${claim.id}: ${problem}`);
}

/** Acts by which claims come to be. */
const MAKING: readonly Act[] = ['claimDemand', 'inviteToClaim', 'reassignClaim'];

/** All that is wrong with how a world came of the one before it. */
export function passageProblems(before: World, after: World, command: Command): string[] {
  const made = after.claims.slice(before.claims.length);
  const isMaking = MAKING.includes(command.act);
  return [
    ...before.claims.flatMap((claim, at) => {
      const now = after.claims[at];
      return now ? changeProblems(claim, now, before, command) : [`${claim.id}: is gone`];
    }),
    ...(made.length > 0 && !isMaking ? [`${command.act} made a claim`] : []),
    ...made.flatMap((claim) => newProblems(claim, before, command)),
  ];
}
