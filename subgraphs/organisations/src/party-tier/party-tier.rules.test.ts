// The order of tiers in the two structures that are printed, and what they leave open.
import { describe, expect, test } from 'vitest';
import { followsTiers } from './party-tier.rules.ts';

const tiers = (...kinds: string[]) => kinds.map((kind, index) => ({ rank: index + 1, kind }));

const five = tiers(
  'STREET_COMMITTEE',
  'COMMUNITY_COMMITTEE',
  'GRID_PARTY_BRANCH',
  'BUILDING_PARTY_GROUP',
  'PARTY_HUB_HOUSEHOLD',
);
const four = tiers(
  'COMMUNITY_COMMITTEE',
  'COMPOUND_PARTY_BRANCH',
  'BUILDING_PARTY_GROUP',
  'PARTY_HUB_HOUSEHOLD',
);

describe('five tiers', () => {
  test.each([
    ['STREET_COMMITTEE', 'COMMUNITY_COMMITTEE', true],
    ['COMMUNITY_COMMITTEE', 'GRID_PARTY_BRANCH', true],
    ['STREET_COMMITTEE', 'GRID_PARTY_BRANCH', false],
    ['GRID_PARTY_BRANCH', 'COMMUNITY_COMMITTEE', false],
    ['GRID_PARTY_BRANCH', 'GRID_PARTY_BRANCH', false],
    ['GRID_PARTY_BRANCH', 'VOLUNTEER_TEAM', true],
  ])('%s above %s: %s', (above, below, expected) => {
    expect(followsTiers(five, above, below)).toBe(expected);
  });
});

test('four tiers have a compound branch where five have a grid branch', () => {
  expect(followsTiers(four, 'COMMUNITY_COMMITTEE', 'COMPOUND_PARTY_BRANCH')).toBe(true);
  expect(followsTiers(four, 'COMMUNITY_COMMITTEE', 'BUILDING_PARTY_GROUP')).toBe(false);
  expect(followsTiers(five, 'COMMUNITY_COMMITTEE', 'COMPOUND_PARTY_BRANCH')).toBe(true);
});
