import type { Kind } from './kind.ts';

/** Several members of a team sign up for an order; those who are chosen attend. */
export const repairOrder: Kind = {
  track: 'CLAIM',
  policy: {
    claimants: ['TEAM_MEMBER'],
    resourceRequired: false,
    acceptance: 'CHOSEN',
    several: true,
  },
};
