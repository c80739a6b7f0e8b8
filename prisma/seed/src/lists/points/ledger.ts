import type { Prisma } from '@lianjian/prisma-lists/client';
import type { ClaimRow } from '../claim-rows.ts';
import { at, date, plusDays } from '../days.ts';
import { rules, schemes } from './schemes.ts';
import { items, taken } from './store.ts';

type Kind = 'SCORING' | 'REDEMPTION' | 'REFUND';
type Transaction = Prisma.PointsTransactionCreateManyInput;

interface Booking {
  schemeId: string;
  holderId: string;
  kind: Kind;
  points: number;
  /** The day on which it is booked. */
  on: string;
  said: Pick<Transaction, 'recordId' | 'recordDay' | 'holderId' | 'ruleId' | 'redemptionId'>;
}

// What each scheme scores in the sample: the orders of the repair team, the wishes that were met.
const SCORED = { 'pts-qianshang': 'clm-qianshang-order-', 'pts-longze': 'clm-longze-wish-' };
const SETTLED_TO = '2024-03-31';

const dayOf = (instant: Date | string) =>
  new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const accountId = (schemeId: string, holder: string) =>
  `${schemeId.replace('pts-', 'pta-')}-${holder.replace(/^per-(qianshang|longze)-/, '')}`;

/** Every confirmed claim of a scheme is scored on the day after, for whoever took it up. */
function scorings(claims: readonly ClaimRow[]): Booking[] {
  return Object.entries(SCORED).flatMap(([schemeId, prefix]) =>
    claims.flatMap(({ id, claimantPersonId, state, confirmedAt }) => {
      if (!id.startsWith(prefix) || state !== 'CONFIRMED' || !claimantPersonId || !confirmedAt) {
        return [];
      }
      const rule = rules.find((each) => each.schemeId === schemeId);
      const day = dayOf(confirmedAt);
      const holderId = claimantPersonId;
      const said = { recordId: id, recordDay: date(day), holderId, ruleId: rule?.id ?? null };
      const on = plusDays(day, 1);
      return [
        { schemeId, holderId, kind: 'SCORING' as const, points: rule?.points ?? 0, on, said },
      ];
    }),
  );
}

const redeemed = taken((holderId) => accountId('pts-qianshang', holderId));

function payments(): Booking[] {
  return redeemed.flatMap(({ holderId, row }) => {
    const { id: redemptionId, spent, redeemedAt, closedAt, state } = row;
    const of = { schemeId: 'pts-qianshang', holderId, said: { redemptionId } };
    const paid = { ...of, kind: 'REDEMPTION' as const, points: -spent, on: dayOf(redeemedAt) };
    return state === 'CANCELLED' && closedAt
      ? [paid, { ...of, kind: 'REFUND' as const, points: spent, on: dayOf(closedAt) }]
      : [paid];
  });
}

/** Everything that stands in the books of both schemes; the entries make the balances. */
export function pointsRows(claims: readonly ClaimRow[]) {
  const bookings = [...scorings(claims), ...payments()].sort((a, b) => (a.on < b.on ? -1 : 1));
  const rows = bookings.map(bookingRows);
  return {
    schemes: [...schemes],
    rules: [...rules],
    accounts: accountRows(bookings),
    items: [...items],
    redemptions: redeemed.map(({ row }) => row),
    transactions: rows.map(({ transaction }) => transaction),
    entries: rows.flatMap(({ entries }) => entries),
    ...settlement(bookings),
  };
}

function accountRows(bookings: readonly Booking[]): Prisma.PointsAccountCreateManyInput[] {
  return schemes.flatMap(({ id: schemeId, areaPath }) => {
    const first = new Map<string, string>();
    for (const { holderId, on } of bookings.filter((each) => each.schemeId === schemeId)) {
      first.set(holderId, first.get(holderId) ?? on);
    }
    const holders = [...first].map(([holderPersonId, on]) => ({
      id: accountId(schemeId, holderPersonId),
      kind: 'HOLDER' as const,
      holderPersonId,
      createdAt: at(on),
      updatedAt: at(on),
    }));
    const own = (['ISSUED', 'STORE'] as const).map((kind) => ({
      id: accountId(schemeId, kind.toLowerCase()),
      kind,
    }));
    return [...own, ...holders].map((row) => ({
      ...row,
      schemeId,
      areaPath,
      provenance: 'SYNTHETIC',
    }));
  });
}

function bookingRows({ schemeId, holderId, kind, points, on, said }: Booking, index: number) {
  const number = String(index + 1).padStart(4, '0');
  const transactionId = `ptx-${number}`;
  const counter = accountId(schemeId, kind === 'SCORING' ? 'issued' : 'store');
  const entry = (account: string, value: number): Prisma.PointsEntryCreateManyInput => ({
    // Later entries have later ids: four digits come before the UUIDv7 of any entry to come.
    id: `pte-${number}-${account.slice('pta-'.length)}`,
    transactionId,
    accountId: account,
    points: value,
    bookedOn: date(on),
  });
  const bookedById = schemeId === 'pts-qianshang' ? 'org-com-qianshang' : 'org-com-shanhai';
  const transaction: Transaction = {
    id: transactionId,
    schemeId,
    kind,
    at: at(on, '10:30'),
    ...said,
    bookedById,
    provenance: 'SYNTHETIC',
  };
  return {
    transaction,
    entries: [entry(accountId(schemeId, holderId), points), entry(counter, -points)],
  };
}

/** 阡上 has settled its first quarter. */
function settlement(bookings: readonly Booking[]) {
  const id = 'psl-qianshang-2024q1';
  const held = new Map<string, number>();
  for (const { schemeId, holderId, points, on } of bookings) {
    if (schemeId === 'pts-qianshang' && on <= SETTLED_TO) {
      held.set(holderId, (held.get(holderId) ?? 0) + points);
    }
  }
  const settledAt = at('2024-04-01');
  const [{ areaPath = '' } = {}] = schemes;
  const closed: Prisma.PointsSettlementCreateManyInput = {
    id,
    schemeId: 'pts-qianshang',
    areaPath,
    periodEnd: date(SETTLED_TO),
    settledAt,
    holders: held.size,
    total: [...held.values()].reduce((sum, points) => sum + points, 0),
    createdAt: settledAt,
    updatedAt: settledAt,
    provenance: 'SYNTHETIC',
  };
  const balances = [...held].map(([holderId, balance]) => ({
    id: `pst-${accountId('pts-qianshang', holderId).slice('pta-'.length)}-2024q1`,
    settlementId: id,
    accountId: accountId('pts-qianshang', holderId),
    balance,
  }));
  return { settlements: [closed], settled: balances };
}
