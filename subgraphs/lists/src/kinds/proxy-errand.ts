import type { Kind } from './kind.ts';

/** Whoever is on duty takes an errand and stays with it to the end. */
export const proxyErrand: Kind = { track: 'ASSIGN', policy: null, handlerStays: true };
