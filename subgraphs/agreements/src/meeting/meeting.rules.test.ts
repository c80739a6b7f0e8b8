// Proves that nobody's attendance stays open, and that a decision leaves a record.
import { describe, expect, test } from 'vitest';
import { type AgendaItem, agendaFaults, unrecordedParties } from './meeting.rules.ts';

describe('whose attendance is not recorded', () => {
  const parties = ['org-com', 'org-cmp', 'org-firm'];

  test('nobody, when the absent are recorded as absent', () => {
    const attendances = parties.map((organisationId, index) => ({
      organisationId,
      present: index > 0,
    }));
    expect(unrecordedParties(parties, attendances)).toEqual([]);
  });

  test('a party that is not in the record; a post without an organisation stands for none', () => {
    const attendances = [
      { organisationId: 'org-com', present: true },
      { organisationId: null, present: true },
    ];
    expect(unrecordedParties(parties, attendances)).toEqual(['org-cmp', 'org-firm']);
  });
});

describe('whether a decision leaves a record', () => {
  const item = (known: Partial<AgendaItem>): AgendaItem => ({
    id: 'agd-1',
    gravity: 'IMPORTANT',
    outcome: null,
    conclusion: null,
    ...known,
  });
  const fault = [{ code: 'NO_RECORD_OF_DECISION', id: 'agd-1' }];

  test.each<[Partial<AgendaItem>, typeof fault | []]>([
    [{ outcome: 'DECIDED' }, fault],
    [{ outcome: 'DECIDED', conclusion: 'quiet after nine' }, []],
    [{ outcome: 'AGREED' }, fault],
    [{ outcome: 'DEFERRED' }, []],
    [{}, []],
    [{ gravity: 'MAJOR', outcome: 'DISCUSSED' }, []],
    [{ gravity: 'URGENT', outcome: 'CONSULTED' }, []],
    [{ gravity: null, outcome: 'AGREED' }, []],
  ])('%j', (known, expected) => {
    expect(agendaFaults([item(known)])).toEqual(expected);
  });
});
