import { batched } from '@lianjian/kernel/batched';
import type { Context } from '@lianjian/kernel/context';
import type { DemandNow } from '@lianjian/prisma-lists/client';
import type { TransitionShape } from '@lianjian/vocabulary/transitions';
import { builder, words } from '../builder.ts';
import type { Claimant } from '../claim/claim.rules.ts';
import { askClaimants } from '../claim/claimant.ts';
import { Demand } from '../demand/demand.ts';
import { policyOf } from '../kinds/kinds.ts';
import { isForUnits } from '../list-policy/wish.store.ts';
import type { DemandSide } from '../match/pair.rules.ts';
import { demandWays } from './demand-ways.ts';
import { asksForMembers, whyNotClaim, whyNotInvite } from './transition.rules.ts';

builder.prismaObjectField(Demand, 'allowedTransitions', (t) =>
  t.field({
    type: [words.Transition],
    description:
      'The ways on from where it stands that there are mutations for, as they are for the caller.',
    resolve: async (row, _args, ctx) => [
      ...(await claimWays(sideOf(row, await isForUnits(row, ctx)), ctx)),
      ...(await demandWays(row, ctx)),
    ],
  }),
);

/** How a demand is taken up: by whoever claims, or by whom its community asks. */
async function claimWays(demand: DemandSide, ctx: Context): Promise<TransitionShape[]> {
  const { actor } = ctx;
  const isPerson = actor?.kind === 'PERSON' && asksForMembers(demand);
  const person = isPerson ? await memberOf(actor.id, ctx) : null;
  const way = {
    to: 'CLAIMED',
    reasonRequired: false,
    resourceRequired: demand.policy?.resourceRequired ?? false,
  };
  const asking = { ...way, mutation: 'inviteToClaim', whyNot: whyNotInvite(demand, actor) };
  return [
    { ...way, mutation: 'claimDemand', whyNot: whyNotClaim(demand, actor, person) },
    ...(demand.state === 'LISTED' ? [asking] : []),
  ];
}

/** A person as a member of teams, asked once an operation; null while their owner does not answer. */
const memberOf = batched<Claimant | null>(async (ids, ctx) => {
  const { answer } = await askClaimants('claimantId', ids, ctx);
  return answer ?? ids.map(() => null);
});

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

/** A demand's row as matching sees it. */
function sideOf(row: DemandNow, forUnits: boolean): DemandSide {
  return {
    ...row,
    policy: policyOf(row, forUnits),
    areaIds: row.areaPath.split('.'),
    wantedFrom: day(row.wantedFrom),
    wantedBy: day(row.wantedBy),
    weekdays: row.wantedWeekdays,
    // What stands against claiming is asked without a resource, which these are about.
    notBefore: null,
    cargo: null,
  };
}
