// Proves which matters of an agenda may end how: none is left out, the hall grades and nobody else,
// and a matter of each gravity ends as its rule says.
import { expect, test } from 'vitest';
import { agendaViolations, type Settled } from './settling.rules.ts';

const settled = (known: Partial<Settled>): Settled => ({
  agendaItemId: null,
  title: '停车',
  topic: 'PARKING',
  gravity: null,
  outcome: 'AGREED',
  conclusion: '划线',
  ...known,
});
const HALL = 'DELIBERATION_HALL_SESSION';
const fields = (found: ReturnType<typeof agendaViolations>) =>
  found.map(({ code, field }) => `${code} ${field?.slice(1).join('.')}`);

const OUTCOMES = ['DISCUSSED', 'DECIDED', 'CONSULTED', 'AGREED', 'DEFERRED', 'REFERRED'];
test.each([
  ['MAJOR', ['CONSULTED']],
  ['IMPORTANT', ['DISCUSSED', 'CONSULTED']],
  ['URGENT', ['DISCUSSED']],
] as const)('a matter that is %s does not end as %j', (gravity, refused) => {
  const wrong = OUTCOMES.filter(
    (outcome) =>
      agendaViolations([settled({ gravity, outcome })], { kind: HALL, agenda: [] }).length > 0,
  );
  expect(wrong.sort()).toEqual([...refused].sort());
});

test('a matter keeps its gravity unless another is said', () => {
  const agenda = [{ id: 'agd-1', gravity: 'IMPORTANT' as const }];
  const known = { agendaItemId: 'agd-1', title: null, topic: null, outcome: 'CONSULTED' };
  expect(fields(agendaViolations([settled(known)], { kind: HALL, agenda }))).toEqual([
    'INVALID_INPUT agenda.0.outcome',
  ]);
  const urgent = settled({ ...known, gravity: 'URGENT' });
  expect(agendaViolations([urgent], { kind: HALL, agenda })).toEqual([]);
});

test('nothing on the agenda is left out, and nothing else is said to stand there', () => {
  const sitting = { kind: 'DOORSTEP_SESSION', agenda: [{ id: 'agd-1', gravity: null }] };
  expect(fields(agendaViolations([settled({ agendaItemId: 'agd-2' })], sitting))).toEqual([
    'INVALID_INPUT agenda',
    'NOT_FOUND agenda.0.agendaItemId',
  ]);
});

test('grades are the hall’s, and a decision leaves a record everywhere', () => {
  const outside = { kind: 'OTHER', agenda: [] };
  expect(fields(agendaViolations([settled({ gravity: 'MAJOR' })], outside))).toEqual([
    'INVALID_INPUT agenda.0.gravity',
  ]);
  expect(fields(agendaViolations([settled({})], { kind: HALL, agenda: [] }))).toEqual([
    'INVALID_INPUT agenda.0.gravity',
  ]);
  const bare = settled({ outcome: 'DECIDED', conclusion: null });
  expect(fields(agendaViolations([bare], outside))).toEqual(['INVALID_INPUT agenda.0.conclusion']);
});
