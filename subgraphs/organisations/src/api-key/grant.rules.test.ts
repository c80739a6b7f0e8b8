// What a key of each role may allow: every role against every scope.
import type { Role } from '@lianjian/kernel/context';
import { expect, test } from 'vitest';
import { keyViolations } from './grant.rules.ts';

const BOTH = ['claims', 'community', 'demands', 'points', 'resources'].map(
  (noun) => `${noun}:write`,
);
const PARTY = [...BOTH, 'registry:write'];
const ALL = [...BOTH, 'agreements:write', 'keys:write', 'registry:write'];

test.each<[Role, string, string[]]>([
  ['PLATFORM_ADMINISTRATOR', 'org-qd-platform', ALL],
  ['COMMUNITY', 'org-com-ningbao', ALL],
  ['PARTNER_UNIT', 'org-nb-unit-a', [...PARTY, 'agreements:write']],
  ['PROPERTY_FIRM', 'org-firm-ningbao', [...PARTY, 'agreements:write']],
  ['VOLUNTEER', 'per-a', PARTY],
  ['RESIDENT_REPRESENTATIVE', 'per-a', PARTY],
  ['ANALYST', 'org-housing-bureau', []],
  ['INTEGRATOR', 'org-nb-unit-a', []],
])('%s', (role, holderId, may) => {
  const scopes = [...ALL, 'nothing:write'];
  const expiresAt = new Date('2026-01-01');
  const found = keyViolations({
    holderId,
    label: null,
    organisationIds: [],
    role,
    scopes,
    expiresAt,
  });
  const refused = found.map(({ field }) => scopes[Number(field?.at(-1))]);
  expect(refused).toEqual(scopes.filter((scope) => !may.includes(scope)));
});
