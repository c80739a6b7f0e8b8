import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { agendaFaults } from './meeting.rules.ts';

/** A matter as it was settled: one that stood on the agenda, or one that came up. */
export interface Settled {
  agendaItemId: string | null;
  title: string | null;
  topic: string | null;
  gravity: 'MAJOR' | 'IMPORTANT' | 'URGENT' | null;
  outcome: string;
  conclusion: string | null;
}

/** The meeting in which matters were settled, with its agenda. */
export interface Sitting {
  kind: string;
  agenda: readonly { id: string; gravity: Settled['gravity'] }[];
}

/** How a matter may end that the hall has graded; what was put off or handed on may be of any. */
const ENDS: Readonly<Record<'MAJOR' | 'IMPORTANT' | 'URGENT', readonly string[]>> = {
  MAJOR: ['DISCUSSED', 'DECIDED', 'AGREED', 'DEFERRED', 'REFERRED'],
  IMPORTANT: ['DECIDED', 'AGREED', 'DEFERRED', 'REFERRED'],
  URGENT: ['CONSULTED', 'DECIDED', 'AGREED', 'DEFERRED', 'REFERRED'],
};

/** What stands against what is told of the agenda of a meeting: everything at once. */
export function agendaViolations(agenda: readonly Settled[], meeting: Sitting): UserErrorShape[] {
  const standing = new Map(meeting.agenda.map((item) => [item.id, item]));
  const told = new Set(agenda.map(({ agendaItemId }) => agendaItemId));
  const [zh, en] = ['议程中的每一项须有结果。', 'Each matter on the agenda comes to something.'];
  const open = meeting.agenda
    .filter(({ id }) => !told.has(id))
    .map(({ id }) => violation('INVALID_INPUT', 'agenda', zh, en, { entityId: id }));
  return [...open, ...agenda.flatMap((item, at) => endViolations(item, at, meeting, standing))];
}

function endViolations(
  item: Settled,
  at: number,
  { kind }: Sitting,
  standing: ReadonlyMap<string, { gravity: Settled['gravity'] }>,
): UserErrorShape[] {
  const { agendaItemId: id, outcome, conclusion } = item;
  const before = id === null ? undefined : standing.get(id);
  if (id !== null && !before) {
    const [zh, en] = ['不在本次会议的议程中。', 'It is not on the agenda of this meeting.'];
    return [violation('NOT_FOUND', `agenda.${at}.agendaItemId`, zh, en, { entityId: id })];
  }
  const found: UserErrorShape[] = [];
  const gravity = item.gravity ?? before?.gravity ?? null;
  if ((kind === 'DELIBERATION_HALL_SESSION') !== (gravity !== null)) {
    const [zh, en] = [
      '议事厅的议题须分级，其他会议不分级。',
      'Matters of the hall are graded, and those of other meetings are not.',
    ];
    found.push(violation('INVALID_INPUT', `agenda.${at}.gravity`, zh, en));
  }
  if (gravity !== null && !ENDS[gravity].includes(outcome)) {
    const [zh, en] = ['大事共议、要事共决、急事共商。', 'A matter of this gravity ends otherwise.'];
    found.push(violation('INVALID_INPUT', `agenda.${at}.outcome`, zh, en));
  }
  if (agendaFaults([{ id: id ?? '', gravity, outcome, conclusion }]).length > 0) {
    const [zh, en] = ['决定须有记录。', 'A decision leaves a record.'];
    found.push(violation('INVALID_INPUT', `agenda.${at}.conclusion`, zh, en));
  }
  return found;
}
