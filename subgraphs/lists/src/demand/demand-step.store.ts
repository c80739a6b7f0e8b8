import type { Actor, Context } from '@lianjian/kernel/context';
import { appendEvents, type Change } from '@lianjian/kernel/events';
import { newId } from '@lianjian/kernel/ids';
import { sql } from '@lianjian/kernel/sql';
import { CameBetween } from '@lianjian/kernel/transaction';
import type { Prisma } from '@lianjian/prisma-lists/client';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { versionViolations } from '@lianjian/vocabulary/violations.rules';
import { db } from '../db.ts';
import { enterStage, type Told } from '../procedure/stage.store.ts';
import { carriedOver } from '../round/carried-over.rules.ts';
import { isUnsettled } from '../round/round.rules.ts';
import type { Asker } from './assigned.rules.ts';
import { changeOf, type DemandAct } from './demand-change.rules.ts';
import { type LockedDemand, lockStanding, type Tx } from './demand-lock.store.ts';
import { declineSignUps } from './sign-up.store.ts';

/** What an act makes of a demand. */
export interface Move {
  demand: Partial<DemandValues>;
  /** New assignments, and what becomes of others. */
  assigns?: readonly Omit<Prisma.AssignmentCreateManyInput, 'demandId'>[];
  assignments?: { ids: readonly string[]; data: Prisma.AssignmentUncheckedUpdateManyInput };
  /** Somebody who helps with an assignment from now on. */
  helper?: { assignmentId: string; helperId: string };
  /** What is told of the stage that it comes to, where it comes to one. */
  told?: Told;
  /** What the log says beside the values that changed; never anything personal. */
  said?: Readonly<Record<string, unknown>>;
}

export type DemandValues = Omit<
  LockedDemand,
  'id' | 'areaId' | 'areaPath' | 'held' | 'committed' | 'underWay' | 'version' | 'assignments'
>;

export interface ActOrder {
  act: DemandAct;
  demandId: string;
  expectedVersion: number;
  actor: Actor;
  /** All that stands against it, as the demand stands with its lock held. */
  judge(demand: LockedDemand, asker: Asker, instant: Date): readonly UserErrorShape[];
  /** What it makes of the demand, given the instant at which it is done. */
  move(demand: LockedDemand, asker: Asker, instant: Date): Move;
}

/** Does something with a demand: locks, asks the rules, changes it and says so in the log. */
export function act(order: ActOrder, command: Command, ctx: Context): Promise<Answer> {
  const { demandId, expectedVersion, actor } = order;
  const asker = { actor, actingForId: command.use.actingForId };
  return once<Tx>(db(), command, async (tx): Promise<UserErrorShape[]> => {
    const { demands, instant, changes } = await lockStanding(tx, [demandId]);
    const [demand] = demands;
    if (!demand) {
      throw new CameBetween();
    }
    const violations = [
      ...order.judge(demand, asker, instant),
      ...versionViolations(expectedVersion, demand),
    ];
    if (command.known.length + violations.length === 0) {
      const made = await write(tx, demand, { order, asker, instant });
      await appendEvents(tx, [...changes, ...made], ctx, asker.actingForId);
    }
    return violations;
  });
}

interface Writing {
  order: ActOrder;
  asker: Asker;
  instant: Date;
}

async function write(tx: Tx, demand: LockedDemand, writing: Writing): Promise<Change[]> {
  const { order, asker, instant } = writing;
  const move = order.move(demand, asker, instant);
  const { demand: values, told } = move;
  await tx.demand.update({
    where: { id: demand.id },
    data: { ...values, version: demand.version + 1, updatedAt: instant },
  });
  await writeAssignments(tx, demand, move, instant);
  const after = { ...demand, ...values };
  if (told || after.stage !== demand.stage || after.procedure !== demand.procedure) {
    await enterStage(tx, after, { ...told, asker, instant });
  }
  const isTakenOff = demand.state === 'LISTED' && after.state !== 'LISTED';
  const reason = after.state === 'SORTED' ? 'OTHER' : 'NO_LONGER_NEEDED';
  const closed = isTakenOff ? await declineSignUps(tx, demand, reason) : [];
  const changed = changeOf(order.act, demand, values, move.said);
  return [...closed, changed, ...(await carryOn(tx, demand, after))];
}

/** What was settled and has to be dealt with again, or is of another kind now, goes over to the latest list. */
async function carryOn(tx: Tx, demand: LockedDemand, after: LockedDemand): Promise<Change[]> {
  const isAgain = !isUnsettled(demand.state) && isUnsettled(after.state);
  if (!isAgain && after.kind === demand.kind) {
    return [];
  }
  const [moved] = await tx.$queryRaw<{ quarter: string }[]>(sql`
    update demand d set list_quarter = latest_list(d.area_id, d.kind, d.list_quarter),
      carried_over = d.carried_over + 1, version = d.version + 1
    where d.id = ${demand.id} and latest_list(d.area_id, d.kind, d.list_quarter) > d.list_quarter
    returning d.list_quarter as quarter`);
  return moved ? [carriedOver({ ...demand, version: demand.version + 1 }, moved.quarter)] : [];
}

async function writeAssignments(
  tx: Tx,
  { id: demandId }: LockedDemand,
  { assigns, assignments, helper }: Move,
  instant: Date,
): Promise<void> {
  if (assigns) {
    await tx.assignment.createMany({ data: assigns.map((row) => ({ ...row, demandId })) });
  }
  if (assignments) {
    await tx.assignment.updateMany({
      where: { id: { in: [...assignments.ids] } },
      data: { ...assignments.data, version: { increment: 1 }, updatedAt: instant },
    });
  }
  if (helper) {
    const { assignmentId, helperId } = helper;
    const who = helperId.startsWith('per-') ? { personId: helperId } : { organisationId: helperId };
    const row = { id: newId('hlp'), assignmentId, joinedAt: instant, ...who };
    await tx.assignmentHelper.create({ data: row });
  }
}
