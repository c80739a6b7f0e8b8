import type { ClaimPolicy, Kind } from './kind.ts';

/** One person takes one wish whole; nobody lists wishes that they could fulfil. */
export const microWish: Kind = {
  track: 'CLAIM',
  policy: {
    claimants: ['PERSON'],
    resourceRequired: false,
    acceptance: 'COMMUNITY',
    several: false,
  },
};

/** The same where a community lets units claim wishes, too. */
export const wishForUnits: ClaimPolicy = {
  claimants: ['ORGANISATION', 'PERSON'],
  resourceRequired: false,
  acceptance: 'COMMUNITY',
  several: false,
};
