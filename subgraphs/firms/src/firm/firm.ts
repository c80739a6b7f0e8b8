import { kernelView } from '@lianjian/kernel/builder';
import { entity } from '@lianjian/kernel/entities';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Area, Organisation } from '../references.ts';

export const firmRows = entity('PropertyFirm', (args) => db().propertyFirm.findMany(args));

export const FirmOwnership = enumeration(
  kernelView(builder),
  'FirmOwnership',
  'Who owns a property firm (所有制).',
  { STATE: 'The state (国有).', PRIVATE: 'Private owners (民营).' },
);

export const PropertyFirm = builder.prismaObject('PropertyFirm', {
  description:
    'A firm or centre that provides property service to compounds (物业服务企业). It acts in the network as its organisation and goes by its name.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as firm-ningbao.' }),
    organisation: t.field({
      type: Organisation,
      nullable: true,
      description: 'The organisation as which the firm signs, claims and answers.',
      resolve: (firm) => ({ id: firm.organisationId }),
    }),
    partyBranch: t.field({
      type: Organisation,
      nullable: true,
      description: "The firm's own Party organisation (物业党支部); null when none is known.",
      resolve: (firm) => (firm.partyBranchId === null ? null : { id: firm.partyBranchId }),
    }),
    area: t.field({
      type: Area,
      nullable: true,
      description:
        'The area in which the firm serves: the smallest that holds all it is known for.',
      resolve: (firm) => ({ id: firm.areaId }),
    }),
    ownership: t.expose('ownership', {
      type: FirmOwnership,
      nullable: true,
      description: 'Who owns the firm; null when not known.',
    }),
    redProperty: t.exposeBoolean('redProperty', {
      nullable: true,
      description: 'Whether it counts as a red property firm (红色物业); null when not known.',
    }),
  }),
});

builder.asEntity(PropertyFirm, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: firmRows.resolveReference,
});
words.named(PropertyFirm);
words.stored(PropertyFirm);

const firmsOf = rowsByKey<{ key: string; id: string }>(
  db,
  (keys) => sql`
    select f.organisation_id as key, f.id from property_firm f
    where f.organisation_id = any(${keys})`,
);

builder.objectField(Organisation, 'propertyFirm', (t) =>
  t.field({
    type: PropertyFirm,
    nullable: true,
    description: 'The property firm that the organisation is; null when it is none.',
    resolve: async (organisation, _args, ctx, info) => {
      const [found] = await firmsOf(organisation.id, ctx);
      return found ? firmRows.load(found.id, ctx, info) : null;
    },
  }),
);

const { filters } = words;
const firms = listing({
  node: PropertyFirm,
  entity: firmRows,
  from: 'property_firm',
  db,
  fields: {
    ...words.storedFields,
    name: { kind: filters.name, value: 'name_zh', description: 'The name or one of the aliases.' },
    area: { kind: filters.area, value: 'area_id', description: 'Where it serves.' },
    organisationId: {
      kind: filters.id,
      value: 'organisation_id',
      description: 'The organisation as which it acts.',
    },
    ownership: {
      kind: filters.oneOf(FirmOwnership),
      value: 'ownership',
      description: 'Who owns it.',
    },
    redProperty: {
      kind: filters.boolean,
      value: 'red_property',
      description: 'Whether it counts as a red property firm.',
    },
  },
});

firms.nested(Area, 'firms', {
  description: 'The property firms that serve in the area or in an area below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
firms.root('firms', 'All property firms.');

builder.queryField('firm', (t) =>
  t.prismaField({
    type: PropertyFirm,
    nullable: true,
    description: 'A property firm by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the firm.' }) },
    resolve: (query, _root, { id }) => db().propertyFirm.findUnique({ ...query, where: { id } }),
  }),
);
