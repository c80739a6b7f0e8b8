import type { Kind } from './kind.ts';

/** What is reported to the community is handled by whom it names. */
export const caseReport: Kind = { track: 'ASSIGN', policy: null };
