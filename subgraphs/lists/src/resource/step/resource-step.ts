import type { Actor, Context } from '@lianjian/kernel/context';
import { earlierUse } from '@lianjian/kernel/idempotency';
import {
  type Answer,
  acting,
  answered,
  type CommandInput,
  keyUse,
  refused,
} from '@lianjian/vocabulary/command';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { db } from '../../db.ts';
import { dayOf } from '../../quarter/quarter.rules.ts';
import type { ReasonCode } from '../../words.ts';
import {
  isCapacity,
  meaningOf,
  type Offer,
  offerViolations,
  wholeViolations,
} from '../offer/offer.rules.ts';
import { type ResourceRow, readResource } from './standing.ts';
import { sidesOf, stepViolations } from './step.rules.ts';
import { type Decision, type Outcome, step } from './step.store.ts';
import type { ResourceStep } from './steps.rules.ts';

export interface StepInput extends CommandInput {
  resourceId: string;
  expectedVersion: number;
  reason?: ReasonCode | null;
}

/** What one step says anew, and how what it names is checked with the owners. */
export interface Anew {
  offer: Partial<Offer>;
  ask(row: ResourceRow): Promise<readonly UserErrorShape[]>;
}

const NOTHING_NEW: Anew = { offer: {}, ask: async () => [] };

/** What each step makes of a resource. */
const OUTCOMES: Record<ResourceStep, Pick<Outcome, 'verb'> & { state?: Outcome['state'] }> = {
  updateResource: { verb: 'updated' },
  suspendResource: { verb: 'suspended', state: 'SUSPENDED' },
  resumeResource: { verb: 'resumed', state: 'OFFERED' },
  withdrawResource: { verb: 'withdrawn', state: 'WITHDRAWN' },
};

/** Takes a step of a resource for whoever acts. */
export async function resourceStep(
  mutation: ResourceStep,
  input: StepInput,
  { actor, ctx }: { actor: Actor; ctx: Context },
  { offer, ask }: Anew = NOTHING_NEW,
): Promise<Answer> {
  const { resourceId, expectedVersion, reason = null } = input;
  const { actingForId, known: ofActing } = acting(input, actor);
  const wrong = [...ofActing, ...offerViolations(offer)];
  if (actingForId === null) {
    return refused(wrong);
  }
  // Null takes a value away, which is another input than not to speak of it.
  const said = meaningOf(offer);
  const meaning = { resourceId, expectedVersion, reason, said };
  const use = keyUse(mutation, input.idempotencyKey, actingForId, meaning);
  const earlier = wrong.length === 0 ? await earlierUse(db(), use) : null;
  if (earlier) {
    return answered(earlier);
  }
  const row = await readResource(db(), resourceId);
  if (!row) {
    return refused([...wrong, noResource(resourceId)]);
  }
  const asker = { actor, actingForId };
  const command = { use, objectId: resourceId, known: [...wrong, ...(await ask(row))] };
  return step(
    command,
    isCapacity(offer.capacityPerQuarter) ? offer.capacityPerQuarter : null,
    (standing, before, instant): Decision => {
      const violations = [
        ...stepViolations({ mutation, expectedVersion, reason }, asker, standing),
        ...(said.length > 0 ? wholeViolations({ ...before, ...offer }, dayOf(instant)) : []),
      ];
      if (violations.length > 0) {
        return { violations };
      }
      const { verb, state = standing.state } = OUTCOMES[mutation];
      const [side = null] = sidesOf(asker, standing);
      const suspendedBy = mutation === 'suspendResource' ? side : undefined;
      const data = state === standing.state ? {} : { reason, suspendedBy: suspendedBy ?? null };
      return { outcome: { verb, state, data, offer } };
    },
    ctx,
  );
}

const noResource = (id: string): UserErrorShape =>
  violation('NOT_FOUND', 'resourceId', '没有这项服务资源。', 'There is no such resource.', {
    entityId: id,
  });
