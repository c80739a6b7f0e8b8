import type { Kind } from './kind.ts';

/** Cargo is the demand, a truck the resource; who comes first has it, while there is a day to drive. */
export const freight: Kind = {
  track: 'CLAIM',
  policy: {
    claimants: ['ORGANISATION', 'PERSON'],
    resourceRequired: true,
    acceptance: 'AUTOMATIC',
    several: true,
  },
  lapses: true,
};
