import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';

/** How a community keeps its lists. */
export interface Policy {
  /** How many whole working days the other side has to answer a claim. */
  holdWorkdays: number;
  /** Whether units claim wishes, which are for persons else. */
  unitsClaimWishes: boolean;
}

/** A month of working days: who has not answered by then does not answer. */
export const HOLD_WORKDAYS_MAX = 20;

/** What is wrong with what is said of a policy by itself. */
export function policyViolations({
  holdWorkdays,
}: {
  holdWorkdays: number | null;
}): UserErrorShape[] {
  if (holdWorkdays === null || (holdWorkdays >= 1 && holdWorkdays <= HOLD_WORKDAYS_MAX)) {
    return [];
  }
  const [zh, en] = [
    `须为 1 到 ${HOLD_WORKDAYS_MAX}。`,
    `It must be from 1 to ${HOLD_WORKDAYS_MAX}.`,
  ];
  return [violation('INVALID_INPUT', 'holdWorkdays', zh, en, { limit: HOLD_WORKDAYS_MAX })];
}

/** Who acts for the community, or for an area above it, says how its lists are kept. */
export function setterViolations({ actor, actingForId }: By, areaPath: string): UserErrorShape[] {
  const [zh, en] = [
    '须由该社区或其上级设定。',
    'Only the community, or one above it, may set this.',
  ];
  return keepsBooksOf(actor, actingForId, areaPath)
    ? []
    : [violation('FORBIDDEN', 'actingForId', zh, en)];
}

/** A policy is changed by who has seen it; who sets the first one has seen none. */
export function seenViolations(
  expectedVersion: number | null,
  existing: { id: string; version: number } | null,
): UserErrorShape[] {
  // Who names no version has seen none, and no version is 0.
  return existing
    ? versionViolations(expectedVersion ?? 0, existing)
    : versionViolations(expectedVersion, { id: '', version: 0 }).map(
        ({ entityId, ...rest }) => rest,
      );
}
