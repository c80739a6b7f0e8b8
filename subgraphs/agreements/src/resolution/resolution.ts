import { kernelView } from '@lianjian/kernel/builder';
import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { enumeration } from '@lianjian/vocabulary/enums';
import { Agreement } from '../agreement/agreement.ts';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Meeting } from '../meeting/meeting.ts';
import { progressWays } from '../progress/progress.rules.ts';
import { Organisation } from '../references.ts';
import { RESOLUTION, RESOLUTION_STATES } from './resolution-progress.rules.ts';

const ResolutionState = enumeration(
  kernelView(builder),
  'ResolutionState',
  'How far what was resolved has been carried out (落实情况).',
  RESOLUTION_STATES,
);

export const resolutionRows = entity('Resolution', (args) => db().resolution.findMany(args));

export const Resolution = builder.prismaObject('Resolution', {
  description: 'What a meeting resolved on (议定事项); it belongs to that one meeting.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as rsn-nb-2023-01-1.' }),
    text: t.exposeString('text', { description: 'What was resolved.' }),
    state: t.expose('state', { type: ResolutionState, description: 'How far it is.' }),
    responsible: t.field({
      type: Organisation,
      nullable: true,
      description: 'Who has to carry it out; null where nobody was named.',
      resolve: ({ responsibleId }) => (responsibleId ? { id: responsibleId } : null),
    }),
    dueOn: t.expose('dueOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'Until when; null where no day was set.',
    }),
    meeting: t.relation('meeting', { description: 'The meeting that resolved on it.' }),
    allowedTransitions: t.field({
      type: [words.Transition],
      description: 'The ways on from where it stands, as they are for the caller.',
      select: {
        id: true,
        version: true,
        state: true,
        responsibleId: true,
        meeting: { select: { areaPath: true } },
      },
      resolve: ({ responsibleId, meeting: { areaPath }, ...resolution }, _args, { actor }) =>
        progressWays(
          RESOLUTION,
          { ...resolution, areaPath, tellers: [responsibleId], closed: null },
          actor,
        ),
    }),
  }),
});
builder.asEntity(Resolution, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: resolutionRows.resolveReference,
});
words.stored(Resolution);

builder.prismaObjectField(Meeting, 'resolutions', (t) =>
  t.relation('resolutions', {
    type: Resolution,
    description: 'What was resolved, in order.',
    query: { orderBy: { position: 'asc' } },
  }),
);

const { filters } = words;
const resolutions = listing({
  node: Resolution,
  entity: resolutionRows,
  from: 'resolution',
  db,
  fields: {
    ...words.storedFields,
    text: { kind: filters.string, value: 'text', description: 'What was resolved.' },
    state: { kind: filters.oneOf(ResolutionState), value: 'state', description: 'How far it is.' },
    dueOn: { kind: filters.partialDate, value: 'due_on', description: 'Until when.' },
    meetingId: { kind: filters.id, value: 'meeting_id', description: 'In which meeting.' },
    responsibleId: {
      kind: filters.id,
      value: 'responsible_id',
      description: 'Who carries it out.',
    },
  },
  toOne: {
    meeting: { node: Meeting, key: 'meeting_id', description: 'The meeting that made it.' },
  },
});

resolutions.nested(Agreement, 'resolutions', {
  description: 'What the meetings under it resolved on.',
  nullable: false,
  scope: (agreement) =>
    sql`x.meeting_id in (select m.id from meeting m where m.agreement_id = ${agreement})`,
});
resolutions.root('resolutions', 'All resolutions.');
