import fc from 'fast-check';
import type { DemandKind } from '../../words.ts';
import { CAST, type Who } from './cast.ts';
import type { Act, Command } from './commands.ts';
import type { World } from './world.ts';

const amounts = fc.integer({ min: 1, max: 12 });

const demandOf = (id: string, recipients: readonly string[], kinds: readonly DemandKind[]) =>
  fc
    .record({
      kind: fc.constantFrom(...kinds),
      listQuarter: fc.constantFrom('2023-Q2', '2023-Q3'),
      quantity: amounts,
    })
    .map((said) => ({
      ...said,
      id,
      recipients,
      state: 'LISTED' as const,
      version: 1,
      free: said.quantity,
      held: 0,
      committed: 0,
    }));

const resourceOf = (id: string, providerId: string, deliveredById: string | null) =>
  amounts.map((capacityPerQuarter) => ({
    id,
    providerId,
    deliveredById,
    capacityPerQuarter,
    state: 'OFFERED' as const,
    suspendedBy: null,
    version: 1,
  }));

/**
 * Two demands and two resources, days before a quarter ends. Somebody who asked may claim as well,
 * and what one unit offers is delivered by the community: neither may confirm that.
 */
export const worlds: fc.Arbitrary<World> = fc.record({
  now: fc.constant(new Date('2023-06-20T09:00:00+08:00')),
  demands: fc.tuple(
    demandOf('dem-1', ['per-asked'], ['COMMUNITY_PROJECT', 'FREIGHT']),
    demandOf(
      'dem-2',
      ['per-asked', 'per-member'],
      ['COMMUNITY_PROJECT', 'MICRO_WISH', 'REPAIR_ORDER', 'REPAIR_ORDER'],
    ),
  ),
  resources: fc.tuple(
    resourceOf('res-a', 'org-unit-a', null),
    resourceOf('res-b', 'org-unit-b', 'org-com-a'),
  ),
  quarters: fc.constant([]),
  claims: fc.constant([]),
});

/** How often each act is tried: claims live long only where few things end them. */
export const OFTEN: Record<Act, number> = {
  claimDemand: 16,
  inviteToClaim: 8,
  acceptClaim: 12,
  chooseClaim: 5,
  declineClaim: 2,
  releaseClaim: 4,
  reassignClaim: 4,
  startService: 14,
  reportDelivery: 18,
  returnDelivery: 4,
  confirmDelivery: 16,
  updateResource: 3,
  suspendResource: 1,
  resumeResource: 3,
  withdrawResource: 1,
  withdrawDemand: 1,
  closeDemand: 20,
  wait: 3,
};

const acts = fc.oneof(
  ...Object.entries(OFTEN).map(([act, weight]) => ({
    weight,
    arbitrary: fc.constant(act as Act),
  })),
);

const anybody = fc.constantFrom(...(Object.keys(CAST) as Who[]));
const whoever = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<Who>('community', 'unitA', 'unitB', 'member') },
  { weight: 1, arbitrary: anybody },
);

export const commands: fc.Arbitrary<Command> = fc.record({
  act: acts,
  who: whoever,
  whom: whoever,
  whomElse: fc.option(whoever, { freq: 2 }),
  demand: fc.nat({ max: 1 }),
  claim: fc.nat({ max: 7 }),
  resource: fc.nat({ max: 3 }),
  quantity: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(1, 2) },
    fc.integer({ min: 0, max: 6 }),
  ),
  hours: fc.integer({ min: 0, max: 72 }),
  reason: fc.constantFrom('OTHER', 'OTHER', 'OTHER', 'NO_SHOW', null),
  seeking: fc.boolean(),
  astray: fc.constantFrom(false, false, false, false, true),
  stale: fc.constantFrom(false, false, false, false, false, false, true),
});
