import type { Context } from '@lianjian/kernel/context';
import { appendEvents } from '@lianjian/kernel/events';
import { CameBetween } from '@lianjian/kernel/transaction';
import { type Answer, type Command, once, refused } from '@lianjian/vocabulary/command';
import { type By, made } from '@lianjian/vocabulary/entry';
import { db } from '../../db.ts';
import type { Tx } from '../../demand/demand-lock.store.ts';
import { mayReadAccount } from '../account/account.visibility.ts';
import { missing } from '../book.rules.ts';
import { book, lockAccounts } from '../entry/ledger.store.ts';
import { lockScheme } from '../scheme/scheme.store.ts';
import { lockItem } from '../store/store-item.store.ts';
import { redeemingViolations } from './redemption.rules.ts';

export interface Redeem {
  accountId: string;
  storeItemId: string;
  quantity: number;
  pricePoints: number | null;
}

/** Takes goods for points: stock and points go down together, or neither. */
export async function redeem(
  { accountId, storeItemId, quantity, pricePoints }: Redeem,
  by: By,
  command: Command,
  ctx: Context,
): Promise<Answer> {
  const seen = (await mayReadAccount(accountId, ctx))
    ? await db().pointsAccount.findUnique({ where: { id: accountId } })
    : null;
  if (!seen) {
    return refused([...command.known, missing('accountId', accountId)]);
  }
  const { schemeId } = seen;
  const holderId = seen.holderPersonId ?? seen.holderOrganisationId ?? '';
  return once<Tx>(db(), command, async (tx) => {
    const scheme = await lockScheme(tx, schemeId, 'SHARED');
    const accounts = await lockAccounts(tx, accountId, schemeId, 'REDEMPTION');
    if (!scheme || !accounts) {
      throw new CameBetween();
    }
    const item = await lockItem(tx, storeItemId);
    if (!item) {
      return [missing('storeItemId', storeItemId)];
    }
    const account = { id: accountId, holderId, balance: accounts.holder.balance };
    const asked = { quantity, pricePoints, account, item, scheme, today: scheme.today };
    const violations = redeemingViolations(asked, by);
    if (violations.length > 0 || command.known.length > 0) {
      return violations;
    }
    const { objectId: id } = command;
    const { instant, areaPath } = scheme;
    const spent = item.pricePoints * quantity;
    const stamp = { redeemedAt: instant, createdAt: instant, updatedAt: instant };
    const row = { id, accountId, itemId: item.id, areaPath, quantity, spent, state: 'REDEEMED' };
    await tx.redemption.create({
      data: { ...row, ...stamp, state: 'REDEEMED', provenance: 'ENTERED' },
    });
    const left = { stock: item.stock - quantity, updatedAt: instant };
    await tx.storeItem.update({ where: { id: item.id }, data: left });
    const booking = { kind: 'REDEMPTION', points: -spent, bookedById: by.actingForId } as const;
    const said = { redemptionId: id };
    const booked = await book(tx, accounts, scheme, { ...booking, said });
    const redeemed = made('redemption.made', 'Redemption', id, { ...row, areaPath });
    await appendEvents(tx, [redeemed, booked], ctx, by.actingForId);
    return [];
  });
}
