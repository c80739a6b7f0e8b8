export type ManagementMode = 'NONE' | 'STATE_STEWARD' | 'MARKET_FIRM' | 'SELF';

/**
 * Whether a compound counts as one without property management (无物业小区): no firm of the market
 * serves it. It stays one when a state steward takes over. Null where the mode is not known.
 */
export function isUnmanaged(mode: ManagementMode | null): boolean | null {
  return mode === null ? null : mode === 'NONE' || mode === 'STATE_STEWARD';
}
