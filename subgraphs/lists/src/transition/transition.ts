import type { DemandNow } from '@lianjian/prisma-lists/client';
import { builder, words } from '../builder.ts';
import { Demand } from '../demand/demand.ts';
import { policyOf } from '../kinds/kinds.ts';
import { isForUnits } from '../list-policy/wish.store.ts';
import type { DemandSide } from '../match/pair.rules.ts';
import { demandWays } from './demand-ways.ts';
import { whyNotClaim } from './transition.rules.ts';

builder.prismaObjectField(Demand, 'allowedTransitions', (t) =>
  t.field({
    type: [words.Transition],
    description:
      'The ways on from where it stands that there are mutations for, as they are for the caller.',
    resolve: async (row, _args, ctx) => [
      {
        to: 'CLAIMED',
        mutation: 'claimDemand',
        reasonRequired: false,
        whyNot: whyNotClaim(sideOf(row, await isForUnits(row, ctx)), ctx.actor),
      },
      ...(await demandWays(row, ctx)),
    ],
  }),
);

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
