import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** To whom a claim goes over, with what and for how much. */
export interface Successor {
  toClaimantId: string;
  toResourceId: string | null;
  /** As much as the claim before it, unless said. */
  quantity: number | null;
}

/** All that is wrong with the successor of a claim by itself. */
export function successorViolations(
  { toClaimantId, quantity }: Successor,
  actor: Actor,
): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  if (quantity !== null && quantity < 1) {
    const [zh, en] = ['数量至少为 1。', 'The quantity must be at least 1.'];
    found.push(violation('INVALID_QUANTITY', 'quantity', zh, en));
  }
  if (partiesOf(actor).includes(toClaimantId)) {
    const [zh, en] = ['不能改派给自己。', 'Nobody passes a claim on to oneself.'];
    found.push(violation('FORBIDDEN', 'toClaimantId', zh, en));
  }
  return found;
}

/** A claim goes over to somebody else, or is met with something else. */
export function sameViolations(
  { toClaimantId, toResourceId }: Successor,
  before: { claimantId: string; resourceId: string | null },
): UserErrorShape[] {
  if (toClaimantId !== before.claimantId || toResourceId !== before.resourceId) {
    return [];
  }
  const [zh, en] = [
    '已由这一方以同一资源认领。',
    'It is claimed by this party with the same resource already.',
  ];
  return [violation('DUPLICATE', 'toClaimantId', zh, en, { entityId: toClaimantId })];
}

/** What the fields of a claim are called where one is passed on. */
const FIELDS: Readonly<Record<string, string>> = {
  claimantId: 'toClaimantId',
  resourceId: 'toResourceId',
  demandId: 'claimId',
};

/** What stands against the new claim, at its place in the input. */
export function placed(found: UserErrorShape): UserErrorShape {
  const name = found.field?.[1] ?? '';
  return { ...found, field: ['input', FIELDS[name] ?? name] };
}
