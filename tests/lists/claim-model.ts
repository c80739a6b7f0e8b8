/** A claim as the model knows it. */
export interface ModelClaim {
  state: string;
  quantity: number;
  delivered: number;
  confirmed: number;
}

/** What both lists should be, by hand and without the product's code. */
export interface Model {
  quantity: number;
  claims: ModelClaim[];
}

export type Who = 'community' | 'street' | 'provider' | 'recipient' | 'stranger';

/** One thing that somebody tries. */
export interface Command {
  act: string;
  who: Who;
  which: number;
  amount: number;
}

const OTHERS: readonly Who[] = ['community', 'street', 'recipient'];
const COMMUNITY: readonly Who[] = ['community', 'street'];

/** From which states each act leads where, and who may do it; a claim starts as a hold. */
const WAYS: Readonly<Record<string, readonly [string, string, readonly Who[]][]>> = {
  acceptClaim: [['HELD', 'ACCEPTED', COMMUNITY]],
  declineClaim: [['HELD', 'DECLINED', COMMUNITY]],
  releaseClaim: [
    ['HELD', 'RELEASED', ['provider']],
    ['ACCEPTED', 'RELEASED', ['provider', ...COMMUNITY]],
    ['IN_SERVICE', 'RELEASED', ['provider', ...COMMUNITY]],
  ],
  startService: [['ACCEPTED', 'IN_SERVICE', ['provider']]],
  reportDelivery: [['IN_SERVICE', 'DELIVERED', ['provider']]],
  returnDelivery: [['DELIVERED', 'IN_SERVICE', OTHERS]],
  confirmDelivery: [['DELIVERED', 'CONFIRMED', OTHERS]],
  /** Not an act: the time of a hold runs out. */
  expiry: [['HELD', 'EXPIRED', ['stranger', 'provider', ...OTHERS]]],
};

export const ACTS = ['claimDemand', ...Object.keys(WAYS)];

const committedBy = ({ state, quantity, confirmed }: ModelClaim) =>
  state === 'CONFIRMED'
    ? confirmed
    : ['ACCEPTED', 'IN_SERVICE', 'DELIVERED'].includes(state)
      ? quantity
      : 0;

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** The counters and the state of the demand that the claims add up to. */
export function countersOf({ quantity, claims }: Model) {
  const held = sum(claims.filter(({ state }) => state === 'HELD').map((each) => each.quantity));
  const committed = sum(claims.map(committedBy));
  const has = (...states: string[]) => claims.some(({ state }) => states.includes(state));
  let state = 'CONFIRMED';
  if (committed < quantity) {
    state = 'LISTED';
  } else if (has('ACCEPTED', 'IN_SERVICE')) {
    state = 'CLAIMED';
  } else if (has('DELIVERED')) {
    state = 'DELIVERED';
  }
  return { state, free: quantity - held - committed, held, committed };
}

/** The model after a command; null where it has to be refused. */
export function after(model: Model, { act, who, which, amount }: Command): Model | null {
  if (act === 'claimDemand') {
    const { free, state } = countersOf(model);
    const claim = { state: 'HELD', quantity: amount, delivered: 0, confirmed: 0 };
    return who === 'provider' && state === 'LISTED' && amount <= free
      ? { ...model, claims: [...model.claims, claim] }
      : null;
  }
  const claim = model.claims[which];
  const way = WAYS[act]?.find(([from, , may]) => from === claim?.state && may.includes(who));
  if (!claim || !way) {
    return null;
  }
  const limit = act === 'reportDelivery' ? claim.quantity : claim.delivered;
  if (['reportDelivery', 'confirmDelivery'].includes(act) && amount > limit) {
    return null;
  }
  const now = { ...claim, state: way[1] };
  now.delivered = act === 'reportDelivery' ? amount : act === 'returnDelivery' ? 0 : now.delivered;
  now.confirmed = act === 'confirmDelivery' ? amount : now.confirmed;
  return { ...model, claims: model.claims.map((each, index) => (index === which ? now : each)) };
}
