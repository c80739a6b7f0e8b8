import type { Context } from '@lianjian/kernel/context';
import { appendEvents, type Change } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import { CameBetween } from '@lianjian/kernel/transaction';
import type { Prisma } from '@lianjian/prisma-lists/client';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { db } from '../../db.ts';
import { instantOf } from '../../demand/demand-lock.store.ts';
import { differenceOf } from '../../history/difference.rules.ts';
import type { ResourceState } from '../../words.ts';
import type { Offer } from '../offer/offer.rules.ts';
import { columnsOf, type Tx, writeParts } from '../offer/offer.store.ts';
import { changeCapacity, lockDueDemands } from './capacity.store.ts';
import { offerOf, type ResourceRow, readResource, standingOf } from './standing.ts';
import type { Standing } from './step.rules.ts';

/** What becomes of a resource by a step. */
export interface Outcome {
  /** How the log calls it. */
  verb: string;
  state: ResourceState;
  data: Pick<Prisma.ServiceResourceUncheckedUpdateInput, 'suspendedBy' | 'reason'>;
  /** What is said anew. */
  offer: Partial<Offer>;
}

export type Decision = { violations: readonly UserErrorShape[] } | { outcome: Outcome };

/**
 * Takes a step of a resource in the transaction of the key: locks it alone, so that no claim is made
 * meanwhile, lets the rules decide on how it stands then, and writes it. A change of capacity takes
 * its quarters along.
 */
export function step(
  command: Command,
  capacity: number | null,
  decide: (resource: Standing, offer: Offer, instant: Date) => Decision,
  ctx: Context,
): Promise<Answer> {
  const { objectId: id, use, known } = command;
  return once<Tx>(db(), command, async (tx) => {
    const due = capacity === null ? null : await lockDueDemands(tx, id);
    const row = await lock(tx, id);
    const instant = await instantOf(tx);
    const decision = decide(standingOf(row), offerOf(row), instant);
    const found = 'violations' in decision ? decision.violations : [];
    const quarters =
      due && capacity !== null ? await changeCapacity(tx, row, { capacity, due, instant }) : NONE;
    const violations = [...found, ...quarters.violations];
    if ('outcome' in decision && known.length + violations.length === 0) {
      const written = await write(tx, row, decision.outcome, instant);
      await appendEvents(tx, [...quarters.changes, written], ctx, use.actingForId);
    }
    return violations;
  });
}

const NONE = { violations: [], changes: [] };

/** A resource that is locked against claims as well: they share its lock. */
async function lock(tx: Tx, id: string): Promise<ResourceRow> {
  await tx.$queryRaw(sql`select 1 from service_resource r where r.id = ${id} for no key update`);
  const row = await readResource(tx, id);
  if (!row) {
    throw new CameBetween();
  }
  return row;
}

async function write(tx: Tx, row: ResourceRow, outcome: Outcome, instant: Date): Promise<Change> {
  const { verb, state, data, offer } = outcome;
  const { serviceAreaIds, serviceCompoundIds, schedule, routes, ...said } = offer;
  const version = row.version + 1;
  await tx.serviceResource.update({
    where: { id: row.id },
    data: { ...data, ...columnsOf(said), state, version, updatedAt: instant },
  });
  await writeParts(tx, row.id, { serviceAreaIds, serviceCompoundIds, schedule, routes });
  const { suspendedBy, reason } = row;
  const before = { ...offerOf(row), state: row.state, suspendedBy, reason };
  return {
    type: `resource.${verb}`,
    entityType: 'ServiceResource',
    entityId: row.id,
    fromVersion: row.version,
    toVersion: version,
    areaPath: row.areaPath,
    ...differenceOf(before, { ...offer, ...data, state }),
  };
}
