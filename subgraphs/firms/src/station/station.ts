import { entity } from '@lianjian/kernel/entities';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { PropertyFirm } from '../firm/firm.ts';
import { Area, Compound, Organisation } from '../references.ts';
import { type Term, termOn } from '../term/term.rules.ts';
import { TODAY } from '../term/today.ts';

export const stationRows = entity('Station', (args) => db().station.findMany(args));

export const Station = builder.prismaObject('Station', {
  description:
    'A regional work station (区域化物管工作站) of a steward centre: it looks after compounds that have no property firm.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as stn-jimo-1.' }),
    firm: t.relation('firm', { description: 'The steward centre that runs it.' }),
    partyBranch: t.field({
      type: Organisation,
      nullable: true,
      description: "The station's Party branch; every station has one.",
      resolve: (station) => ({ id: station.partyBranchId }),
    }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The area that holds all its compounds.',
      resolve: (station) => ({ id: station.areaId }),
    }),
  }),
});
words.named(Station);
words.stored(Station);

const termsOf = rowsByKey<Term & { key: string; stationId: string; today: string }>(
  db,
  (keys) => sql`
    select a.compound_id as key, a.id, a.station_id as "stationId", a.starts_on as "startsOn",
      a.ends_on as "endsOn", ${TODAY} as today
    from station_assignment a where a.compound_id = any(${keys})`,
);

builder.objectField(Compound, 'station', (t) =>
  t.field({
    type: Station,
    nullable: true,
    description:
      'The work station that looks after the compound today; null when none is known to.',
    resolve: async (compound, _args, ctx, info) => {
      const terms = await termsOf(compound.id, ctx);
      const current = termOn(terms, terms[0]?.today ?? '');
      return current ? stationRows.load(current.stationId, ctx, info) : null;
    },
  }),
);

const { filters } = words;
const stations = listing({
  node: Station,
  entity: stationRows,
  from: 'station',
  db,
  fields: {
    ...words.storedFields,
    name: { kind: filters.name, value: 'name_zh', description: 'The name or one of the aliases.' },
    firmId: { kind: filters.id, value: 'firm_id', description: 'The steward centre.' },
    area: { kind: filters.area, value: 'area_id', description: 'Where its compounds lie.' },
  },
  toOne: {
    firm: { node: PropertyFirm, key: 'firm_id', description: 'The steward centre.' },
  },
});

stations.nested(PropertyFirm, 'stations', {
  description: 'The work stations of the firm; a firm that is no steward centre has none.',
  scope: (firm) => sql`x.firm_id = ${firm}`,
  nullable: false,
});
stations.root('stations', 'All work stations.');

builder.queryField('station', (t) =>
  t.prismaField({
    type: Station,
    nullable: true,
    description: 'A work station by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the station.' }) },
    resolve: (query, _root, { id }) => db().station.findUnique({ ...query, where: { id } }),
  }),
);
