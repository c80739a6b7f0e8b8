import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Area, Compound } from '../references.ts';
import { endWays } from '../term/ending.rules.ts';
import { isInForce } from '../term/term.rules.ts';
import { todayFor } from '../term/today.ts';
import { Station } from './station.ts';

export const assignmentRows = entity('StationAssignment', (args) =>
  db().stationAssignment.findMany(args),
);

export const StationAssignment = builder.prismaObject('StationAssignment', {
  description:
    'That a work station looks after a compound (划片). A compound is in at most one station at a time.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as sta-jimo-001.' }),
    station: t.relation('station', { description: 'The station.' }),
    compound: t.field({
      type: Compound,
      nullable: true,
      description: 'The compound that has no property firm.',
      resolve: (assignment) => ({ id: assignment.compoundId }),
    }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community in which the compound lies.',
      resolve: (assignment) => ({ id: assignment.areaId }),
    }),
    startsOn: t.expose('startsOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'Its first day, as far as known; null when not known.',
    }),
    endsOn: t.expose('endsOn', {
      type: 'PartialDate',
      nullable: true,
      description:
        'Its last day, as far as known; null while no end is known. Before its start where it was called off before it began.',
    }),
    inForce: t.boolean({
      nullable: true,
      description: 'Whether it stands on a day; null where its dates do not tell.',
      args: { on: t.arg({ type: 'Date', required: true, description: 'The day.' }) },
      resolve: ({ startsOn, endsOn }, { on }) => isInForce({ startsOn, endsOn }, String(on)),
    }),
    allowedTransitions: t.field({
      type: [words.Transition],
      description: 'The ways on from where it stands, as they are for the caller.',
      resolve: async (assignment, _args, ctx) =>
        endWays('endStationAssignment', assignment, ctx.actor, await todayFor(ctx)),
    }),
  }),
});
words.stored(StationAssignment);

const { filters } = words;
const assignments = listing({
  node: StationAssignment,
  entity: assignmentRows,
  from: 'station_assignment',
  db,
  fields: {
    ...words.storedFields,
    stationId: { kind: filters.id, value: 'station_id', description: 'The station.' },
    compoundId: { kind: filters.id, value: 'compound_id', description: 'The compound.' },
    area: { kind: filters.area, value: 'area_id', description: 'Where the compound lies.' },
    startsOn: { kind: filters.partialDate, value: 'starts_on', description: 'Its first day.' },
    endsOn: { kind: filters.partialDate, value: 'ends_on', description: 'Its last day.' },
  },
  toOne: {
    station: { node: Station, key: 'station_id', description: 'The station.' },
  },
});

assignments.nested(Station, 'assignments', {
  description: 'The compounds that the station looks after, past ones too.',
  scope: (station) => sql`x.station_id = ${station}`,
  nullable: false,
});
assignments.root('stationAssignments', 'All assignments of compounds to work stations.');
