import { today } from '../../testkit/database.ts';
import { type Ground, member, other } from '../ground.ts';
import { type About, dayFromNow, type Move, move, onRow } from './move.ts';

const SCHEME: About = ['lists.points_scheme'];
const HOLDER: About = ['lists.points_account', ({ kind }) => kind === 'HOLDER'];
const GOODS: About = ['lists.store_item'];
const REDEMPTION: About = ['lists.redemption'];
const SCORE = 10;

const inScheme = (mutation: string, more: (ground: Ground) => Record<string, unknown>): Move =>
  move(mutation, {
    about: SCHEME,
    given: (ground, { id }) => ({ schemeId: id, ...more(ground) }),
  });

const ruleFrom = (day: () => string, points: number): Move =>
  onRow('setPointsRule', SCHEME, 'schemeId', {
    given: () => ({ activity: 'VOLUNTEER_SERVICE', points, effectiveFrom: day() }),
  });

const openScheme = move('openPointsScheme', {
  given: ({ areaId }) => ({ areaId, nameZh: '互助积分', openingPoints: 50 }),
});
const publish = (title: string) =>
  inScheme('publishStoreItem', () => ({ title, pricePoints: 10, stock: 5 }));
const redeem = move('redeemPoints', {
  about: HOLDER,
  given: (ground, { id: accountId }) => ({
    ...{ accountId, storeItemId: ground.row(...GOODS)?.id, quantity: 1 },
  }),
});

/** A scheme with a rule, goods, and somebody who has the points with which everybody begins. */
export const IN_SCHEME: readonly Move[] = [
  openScheme,
  ruleFrom(() => '2024-01-01', SCORE),
  publish('毛巾'),
  inScheme('openPointsAccount', () => ({ holderId: member.id })),
];

/** Besides, points that were given for what the member helped with, and goods that wait. */
export const IN_LEDGER: readonly Move[] = [
  ...IN_SCHEME,
  inScheme('scorePoints', ({ claimId }) => ({ recordId: claimId, holderId: member.id })),
  redeem,
];

export const POINTS_MOVES: readonly Move[] = [
  openScheme,
  ruleFrom(today, 7),
  ruleFrom(() => dayFromNow(1), 8),
  inScheme('openPointsAccount', () => ({ holderId: other.id })),
  inScheme('scorePoints', ({ claimId }) => ({ recordId: claimId })),
  inScheme('scorePoints', ({ claimId }) => ({ recordId: claimId, holderId: member.id })),
  move('correctPoints', {
    about: ['lists.points_entry', ({ points }) => points === SCORE],
    given: (_ground, { id: entryId }) => ({ entryId, reason: '登记有误' }),
  }),
  onRow('settlePoints', SCHEME, 'schemeId', { given: () => ({ periodEnd: dayFromNow(-1) }) }),
  publish('雨伞'),
  onRow('stockStoreItem', GOODS, 'storeItemId', { given: () => ({ added: 3 }) }),
  onRow('withdrawStoreItem', GOODS, 'storeItemId', { input: 'StoreItemStepInput' }),
  redeem,
  onRow('collectRedemption', REDEMPTION, 'redemptionId', { input: 'RedemptionStepInput' }),
  onRow('cancelRedemption', REDEMPTION, 'redemptionId', {
    given: () => ({ reason: 'NO_LONGER_NEEDED' }),
  }),
];
