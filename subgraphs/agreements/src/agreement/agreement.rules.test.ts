// Proves what keeps an agreement from being signed, and who is a partner.
import { describe, expect, test } from 'vitest';
import { type Party, partnersOf, partyFaults } from './agreement.rules.ts';

const party = (organisationId: string, known: Partial<Party> = {}): Party => ({
  organisationId,
  role: 'PARTNER_UNIT',
  duties: ['to repair'],
  consentedOn: '2023-01-06',
  ...known,
});

describe('what keeps an agreement from being signed', () => {
  test('nothing, with two parties who have duties and consented', () => {
    expect(partyFaults([party('org-a'), party('org-b')])).toEqual([]);
  });

  test('one party, however often it signs', () => {
    expect(partyFaults([party('org-a'), party('org-a')])).toEqual([
      { code: 'TOO_FEW_PARTIES', parties: 1 },
      { code: 'SIGNED_TWICE', organisationId: 'org-a' },
    ]);
  });

  test('no parties at all', () => {
    expect(partyFaults([])).toEqual([{ code: 'TOO_FEW_PARTIES', parties: 0 }]);
  });

  test('missing duties and consents, all named at once', () => {
    const bare = { duties: [], consentedOn: null };
    expect(partyFaults([party('org-a', bare), party('org-b'), party('org-c', bare)])).toEqual([
      { code: 'NO_DUTIES', organisationId: 'org-a' },
      { code: 'NO_CONSENT', organisationId: 'org-a' },
      { code: 'NO_DUTIES', organisationId: 'org-c' },
      { code: 'NO_CONSENT', organisationId: 'org-c' },
    ]);
  });
});

describe('who is a partner', () => {
  test('those from outside, each once, in order of id', () => {
    const parties = [
      party('org-unit-2'),
      party('org-com-ningbao', { role: 'COMMUNITY' }),
      party('org-cmp-ningbao', { role: 'COMPOUND' }),
      party('org-committee', { role: 'OWNERS_COMMITTEE' }),
      party('org-firm-ningbao', { role: 'PROPERTY' }),
      party('org-bureau', { role: 'GOVERNMENT_UNIT' }),
      party('org-unit-2'),
    ];
    expect(partnersOf(parties)).toEqual(['org-bureau', 'org-unit-2']);
  });

  test('none is an empty list', () => {
    expect(partnersOf([party('org-firm', { role: 'PROPERTY' })])).toEqual([]);
  });
});
