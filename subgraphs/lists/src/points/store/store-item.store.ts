import type { Context } from '@lianjian/kernel/context';
import { appendEvents, type Change } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import { type By, made } from '@lianjian/vocabulary/entry';
import { versionViolations } from '@lianjian/vocabulary/violations.rules';
import { db } from '../../db.ts';
import { instantOf, type Tx } from '../../demand/demand-lock.store.ts';
import { keeperViolations, missing } from '../book.rules.ts';
import type { StoreItemState } from '../words.ts';
import { ITEM_STEPS, type ItemStep, itemStepViolations } from './item-step.rules.ts';
import { type NewItem, type Restocking, stockViolations, titleTaken } from './store-item.rules.ts';

export interface LockedItem {
  id: string;
  schemeId: string;
  areaPath: string;
  state: StoreItemState;
  pricePoints: number;
  stock: number;
  version: number;
}

export async function lockItem(tx: Tx, id: string): Promise<LockedItem | null> {
  const [found] = await tx.$queryRaw<LockedItem[]>(sql`
    select i.id, i.scheme_id as "schemeId", i.area_path as "areaPath", i.state::text as state,
      i.price_points as "pricePoints", i.stock, i.version
    from store_item i where i.id = ${id} for update`);
  return found ?? null;
}

/** Puts goods into the store of a scheme. */
export function publish(item: NewItem, by: By, command: Command, ctx: Context): Promise<Answer> {
  const { schemeId, title, pricePoints, stock } = item;
  return once<Tx>(db(), command, async (tx) => {
    const scheme = await tx.pointsScheme.findUnique({ where: { id: schemeId } });
    if (!scheme) {
      return [missing('schemeId', schemeId)];
    }
    const { areaPath } = scheme;
    const same = await tx.storeItem.findUnique({
      where: { schemeId_title: { schemeId, title } },
    });
    const violations = [...keeperViolations(by, areaPath), ...(same ? [titleTaken(same.id)] : [])];
    if (violations.length > 0 || command.known.length > 0) {
      return violations;
    }
    const { objectId: id } = command;
    const { count } = await tx.storeItem.createMany({
      data: [{ id, ...item, areaPath, state: 'ON_SALE', provenance: 'ENTERED' }],
      skipDuplicates: true,
    });
    if (count === 0) {
      return [titleTaken(null)];
    }
    const after = { schemeId, title, pricePoints, stock, areaPath };
    await appendEvents(
      tx,
      [made('storeItem.published', 'StoreItem', id, after)],
      ctx,
      by.actingForId,
    );
    return [];
  });
}

export interface ItemOrder {
  storeItemId: string;
  expectedVersion: number;
  /** What is added to the shelf, and the price from now on; none for goods that are taken off it. */
  restocking: Restocking | null;
}

/** Takes a step with goods that are there. */
export function takeItemStep(
  step: ItemStep,
  { storeItemId, expectedVersion, restocking }: ItemOrder,
  by: By,
  command: Command,
  ctx: Context,
): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    const item = await lockItem(tx, storeItemId);
    if (!item) {
      return [missing('storeItemId', storeItemId)];
    }
    const violations = [
      ...keeperViolations(by, item.areaPath),
      ...itemStepViolations(step, item),
      ...versionViolations(expectedVersion, item),
      ...(restocking ? stockViolations(restocking, item.stock) : []),
    ];
    if (violations.length === 0 && command.known.length === 0) {
      const values = {
        state: ITEM_STEPS[step].to,
        pricePoints: restocking?.pricePoints ?? item.pricePoints,
        stock: item.stock + (restocking?.added ?? 0),
      };
      const version = item.version + 1;
      const updatedAt = await instantOf(tx);
      await tx.storeItem.update({
        where: { id: item.id },
        data: { ...values, version, updatedAt },
      });
      await appendEvents(tx, [stepped(step, item, values)], ctx, by.actingForId);
    }
    return violations;
  });
}

function stepped(step: ItemStep, item: LockedItem, after: Partial<LockedItem>): Change {
  const { id, version, areaPath, state, pricePoints, stock } = item;
  return {
    type: step === 'stockStoreItem' ? 'storeItem.stocked' : 'storeItem.withdrawn',
    entityType: 'StoreItem',
    entityId: id,
    fromVersion: version,
    toVersion: version + 1,
    areaPath,
    before: { state, pricePoints, stock },
    after,
  };
}
