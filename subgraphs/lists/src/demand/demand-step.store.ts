import type { Actor, Context } from '@lianjian/kernel/context';
import { appendEvents, type Change } from '@lianjian/kernel/events';
import { CameBetween } from '@lianjian/kernel/transaction';
import type { Prisma } from '@lianjian/prisma-lists/client';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { versionViolations } from '@lianjian/vocabulary/violations.rules';
import { db } from '../db.ts';
import { changeOf } from './demand-change.rules.ts';
import { type LockedDemand, lockStanding, type Tx } from './demand-lock.store.ts';
import { DEMAND_STEPS, type DemandStep, stepViolations } from './demand-step.rules.ts';
import { declineSignUps } from './sign-up.store.ts';

/** What a step changes besides the state. */
export interface Effect {
  demand?: Partial<DemandValues>;
  /** A new assignment, or what becomes of the one under way. */
  assigns?: Omit<Prisma.AssignmentUncheckedCreateInput, 'demandId'>;
  assignment?: Prisma.AssignmentUncheckedUpdateInput;
  /** What the log says beside the values that changed; never anything personal. */
  said?: Readonly<Record<string, unknown>>;
}

export type DemandValues = Pick<
  LockedDemand,
  | 'title'
  | 'description'
  | 'category'
  | 'audience'
  | 'urgency'
  | 'locationClass'
  | 'unit'
  | 'quantity'
  | 'beneficiaries'
  | 'route'
  | 'responsiblePartyId'
>;

export interface StepOrder {
  step: DemandStep;
  demandId: string;
  expectedVersion: number;
  actor: Actor;
  /** What the step changes, given the instant at which it is taken. */
  effect(instant: Date): Effect;
}

/** Takes a step of a demand: locks, asks the rules, changes it and says so in the log. */
export function takeStep(order: StepOrder, command: Command, ctx: Context): Promise<Answer> {
  const { step, demandId, expectedVersion, actor } = order;
  const { actingForId } = command.use;
  return once<Tx>(db(), command, async (tx): Promise<UserErrorShape[]> => {
    const { demands, instant, changes } = await lockStanding(tx, [demandId]);
    const [demand] = demands;
    if (!demand) {
      throw new CameBetween();
    }
    const violations = [
      ...stepViolations(step, demand, { actor, actingForId }),
      ...versionViolations(expectedVersion, demand),
    ];
    if (command.known.length + violations.length === 0) {
      const made = await write(tx, demand, { step, instant, effect: order.effect(instant) });
      await appendEvents(tx, [...changes, ...made], ctx, actingForId);
    }
    return violations;
  });
}

interface Writing {
  step: DemandStep;
  instant: Date;
  effect: Effect;
}

async function write(tx: Tx, demand: LockedDemand, writing: Writing): Promise<Change[]> {
  const { step, instant, effect } = writing;
  const { to: state } = DEMAND_STEPS[step];
  const values = { ...effect.demand, state };
  await tx.demand.update({
    where: { id: demand.id },
    data: { ...values, version: demand.version + 1, updatedAt: instant },
  });
  if (effect.assigns) {
    await tx.assignment.create({ data: { ...effect.assigns, demandId: demand.id } });
  }
  if (effect.assignment && demand.assignmentId) {
    await tx.assignment.update({
      where: { id: demand.assignmentId },
      data: { ...effect.assignment, version: { increment: 1 }, updatedAt: instant },
    });
  }
  const closed = state === 'WITHDRAWN' ? await declineSignUps(tx, demand, instant) : [];
  return [...closed, changeOf(step, demand, values, effect.said)];
}
