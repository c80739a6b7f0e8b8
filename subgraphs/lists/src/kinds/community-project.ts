import type { Kind } from './kind.ts';

/** Partner units and residents answer with what they have listed; the community accepts. */
export const communityProject: Kind = {
  track: 'CLAIM',
  policy: {
    claimants: ['ORGANISATION', 'PERSON'],
    resourceRequired: true,
    acceptance: 'COMMUNITY',
    several: true,
  },
};
