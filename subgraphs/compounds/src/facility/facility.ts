import { entity } from '@lianjian/kernel/entities';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { Compound } from '../compound/compound.ts';
import { db } from '../db.ts';
import { Area, Organisation } from '../references.ts';
import { heldOn, timeline } from '../timeline/timeline.rules.ts';
import { FacilityAmenity, FacilityKind, FacilityOrigin, FacilityPlace } from './kinds.ts';
import { FacilitySnapshot } from './snapshot.ts';

const rows = entity('Facility', (args) => db().facility.findMany(args));

const Facility = builder.prismaObject('Facility', {
  description: 'A place that serves residents or those who work for them (设施、阵地).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as fac-warm-station.' }),
    kind: t.expose('kind', { type: FacilityKind, description: 'What sort of facility it is.' }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The area that it lies in: a community, or a street.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    compound: t.relation('compound', {
      nullable: true,
      description: 'The compound that it stands in or at; null where it belongs to none.',
    }),
    place: t.expose('place', {
      type: FacilityPlace,
      nullable: true,
      description: 'Where it stands; null where not known.',
    }),
    operator: t.field({
      type: Organisation,
      nullable: true,
      description: 'Who runs it; null where not known.',
      resolve: ({ operatorOrganisationId: id }) => (id === null ? null : { id }),
    }),
    amenities: t.expose('amenities', {
      type: [FacilityAmenity],
      description: 'What it is fitted with, as far as known.',
    }),
    convertedFrom: t.expose('convertedFrom', {
      type: FacilityOrigin,
      nullable: true,
      description: 'What it was before; null where not known.',
    }),
    snapshots: t.field({
      type: [FacilitySnapshot],
      description: 'Its opening hours and usage over time, in order.',
      args: {
        at: t.arg({
          type: 'Date',
          description: 'Only what held on this day; nothing where the dates do not tell.',
        }),
      },
      select: { snapshots: true },
      resolve: ({ snapshots }, { at }) => {
        const held = at ? heldOn(snapshots, at) : null;
        return at ? [held].filter((snapshot) => snapshot !== null) : timeline(snapshots);
      },
    }),
  }),
});

builder.asEntity(Facility, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: rows.resolveReference,
});
words.named(Facility);
words.stored(Facility);

const { filters } = words;
const facilities = listing({
  node: Facility,
  entity: rows,
  from: 'facility',
  db,
  fields: {
    ...words.storedFields,
    name: { kind: filters.name, value: 'name_zh', description: 'The name or one of the aliases.' },
    area: { kind: filters.area, value: 'area_id', description: 'Where it lies.' },
    kind: { kind: filters.oneOf(FacilityKind), value: 'kind', description: 'What sort it is.' },
    compoundId: { kind: filters.id, value: 'compound_id', description: 'In which compound.' },
    operatorId: {
      kind: filters.id,
      value: 'operator_organisation_id',
      description: 'Which organisation runs it.',
    },
    amenities: {
      kind: filters.someOf(FacilityAmenity),
      value: 'amenities',
      description: 'What it is fitted with.',
      order: false,
    },
  },
  toOne: {
    compound: { node: Compound, key: 'compound_id', description: 'The compound in which it lies.' },
  },
});

facilities.nested(Compound, 'facilities', {
  nullable: false,
  description: 'The facilities in or at the compound.',
  scope: (compound) => sql`x.compound_id = ${compound}`,
});
facilities.nested(Area, 'facilities', {
  description: 'The facilities of the area and of all areas below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
facilities.nested(Organisation, 'facilities', {
  description: 'The facilities that the organisation runs.',
  scope: (organisation) => sql`x.operator_organisation_id = ${organisation}`,
});
facilities.root('facilities', 'All facilities.');

builder.queryField('facility', (t) =>
  t.prismaField({
    type: Facility,
    nullable: true,
    description: 'A facility by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the facility.' }) },
    resolve: (query, _root, { id }) => db().facility.findUnique({ ...query, where: { id } }),
  }),
);
