import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Area, Compound } from '../references.ts';
import { Station } from './station.ts';

const rows = entity('StationAssignment', (args) => db().stationAssignment.findMany(args));

const StationAssignment = builder.prismaObject('StationAssignment', {
  description:
    'That a work station looks after a compound (划片). A compound is in at most one station.',
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
  }),
});
words.stored(StationAssignment);

const { filters } = words;
const assignments = listing({
  node: StationAssignment,
  entity: rows,
  from: 'station_assignment',
  db,
  fields: {
    ...words.storedFields,
    stationId: { kind: filters.id, value: 'station_id', description: 'The station.' },
    compoundId: { kind: filters.id, value: 'compound_id', description: 'The compound.' },
    area: { kind: filters.area, value: 'area_id', description: 'Where the compound lies.' },
  },
  toOne: {
    station: { node: Station, key: 'station_id', description: 'The station.' },
  },
});

assignments.nested(Station, 'assignments', {
  description: 'The compounds that the station looks after.',
  scope: (station) => sql`x.station_id = ${station}`,
  nullable: false,
});
assignments.root('stationAssignments', 'All assignments of compounds to work stations.');
