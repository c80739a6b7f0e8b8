import { entity } from '@lianjian/kernel/entities';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { FacilityKind } from '../facility/kinds.ts';
import { OwnersCommitteeStatus } from '../owners-committee/status.ts';
import { Area, Organisation } from '../references.ts';
import { isUnmanaged } from './compound.rules.ts';
import { CompoundKind, ManagementMode } from './kinds.ts';

export const compoundRows = entity('Compound', (args) => db().compound.findMany(args));

export const Compound = builder.prismaObject('Compound', {
  description:
    'A residential compound (小区). What is not known is null; the kinds of household overlap and never add up.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as cmp-longze.' }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community in which it lies.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    kinds: t.expose('kinds', {
      type: [CompoundKind],
      description: 'What sort of compound it is; empty where nothing is known.',
    }),
    managementMode: t.expose('managementMode', {
      type: ManagementMode,
      nullable: true,
      description: 'Who manages the common parts; null where not known.',
    }),
    unmanaged: t.boolean({
      nullable: true,
      description:
        'Whether it counts as one without property management (无物业小区), which it stays under a state steward.',
      resolve: ({ managementMode }) => isUnmanaged(managementMode),
    }),
    partyEligible: t.exposeBoolean('partyEligible', {
      nullable: true,
      description: 'Whether it meets the conditions for a Party organisation of its own.',
    }),
    ownersCommittee: t.relation('ownersCommittee', {
      nullable: true,
      description: "The owners' committee: the established one, else that of the latest term.",
    }),
    ownersCommitteeStatus: t.expose('ownersCommitteeStatus', {
      type: OwnersCommitteeStatus,
      nullable: true,
      description: "Where its owners' committee stands now; null: not known, NONE: it has none.",
    }),
  }),
});

builder.asEntity(Compound, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: compoundRows.resolveReference,
});
words.named(Compound);
words.stored(Compound);

const { filters } = words;
const compounds = listing({
  node: Compound,
  entity: compoundRows,
  from: 'compound',
  db,
  fields: {
    ...words.storedFields,
    name: { kind: filters.name, value: 'name_zh', description: 'The name or one of the aliases.' },
    area: { kind: filters.area, value: 'area_id', description: 'Where it lies.' },
    kinds: {
      kind: filters.someOf(CompoundKind),
      value: 'kinds',
      description: 'What sort of compound it is.',
      order: false,
    },
    managementMode: {
      kind: filters.oneOf(ManagementMode),
      value: 'management_mode',
      description: 'Who manages the common parts.',
    },
    partyEligible: {
      kind: filters.boolean,
      value: 'party_eligible',
      description: 'Whether it may have a Party organisation of its own.',
    },
    builtYear: { kind: filters.int, value: 'built_year', description: 'When it was built.' },
    households: { kind: filters.int, value: 'households', description: 'Households in all.' },
    residentHouseholds: {
      kind: filters.int,
      value: 'resident_households',
      description: 'Households that live there for good.',
    },
    letHouseholds: { kind: filters.int, value: 'let_households', description: 'Homes let.' },
    merchants: { kind: filters.int, value: 'merchants', description: 'Merchants.' },
    siteArea: { kind: filters.decimal, value: 'site_area', description: 'Its land in m2.' },
    affordableRentalShare: {
      kind: filters.decimal,
      value: 'affordable_rental_share',
      description: 'Its share of affordable rental housing, from 0 to 1.',
    },
    ownersCommitteeStatus: {
      kind: filters.oneOf(OwnersCommitteeStatus),
      value: 'owners_committee_status',
      description: "Where its owners' committee stands now; isNull: not known.",
    },
    facilityKinds: {
      kind: filters.someOf(FacilityKind),
      value: sql`array(select f.kind from facility f where f.compound_id = x.id)`,
      description: 'What facilities it has.',
      order: false,
    },
  },
});

compounds.nested(Area, 'compounds', {
  description: 'The compounds of the area and of all areas below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
compounds.nested(Organisation, 'compounds', {
  description: 'The compounds in which the organisation runs a facility.',
  scope: (organisation) =>
    sql`exists (select from facility f where f.compound_id = x.id and f.operator_organisation_id = ${organisation})`,
});
compounds.root('compounds', 'All compounds.');

builder.queryField('compound', (t) =>
  t.prismaField({
    type: Compound,
    nullable: true,
    description: 'A compound by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the compound.' }) },
    resolve: (query, _root, { id }) => db().compound.findUnique({ ...query, where: { id } }),
  }),
);
