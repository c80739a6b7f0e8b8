import type { PrismaClient } from '@lianjian/prisma-lists/client';
import type { ClaimRow } from '../claim-rows.ts';
import { pointsRows } from './ledger.ts';

/** Writes the books of points: the entries before what was settled, for nothing enters after it. */
export function pointsBooks(db: PrismaClient, claims: readonly ClaimRow[]) {
  const points = pointsRows(claims);
  return [
    db.pointsScheme.createMany({ data: points.schemes }),
    db.pointsRule.createMany({ data: points.rules }),
    db.pointsAccount.createMany({ data: points.accounts }),
    db.storeItem.createMany({ data: points.items }),
    db.redemption.createMany({ data: points.redemptions }),
    db.pointsTransaction.createMany({ data: points.transactions }),
    db.pointsEntry.createMany({ data: points.entries }),
    db.pointsSettlement.createMany({ data: points.settlements }),
    db.pointsSettled.createMany({ data: points.settled }),
  ];
}
