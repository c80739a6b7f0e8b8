import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { PropertyFirm } from '../firm/firm.ts';
import { Area, Organisation } from '../references.ts';

const rows = entity('AllianceMembership', (args) => db().allianceMembership.findMany(args));

const AllianceMembership = builder.prismaObject('AllianceMembership', {
  description:
    'That a firm belongs to an alliance of property firms (红色物业党建联盟). Members have a Party organisation.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as alm-yinzhu-01.' }),
    alliance: t.field({
      type: Organisation,
      nullable: true,
      description: 'The alliance.',
      resolve: (membership) => ({ id: membership.allianceId }),
    }),
    firm: t.relation('firm', { description: 'The member.' }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The area of the alliance.',
      resolve: (membership) => ({ id: membership.areaId }),
    }),
    joinedOn: t.expose('joinedOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'When the firm joined, as far as known.',
    }),
    batch: t.exposeInt('batch', {
      nullable: true,
      description: 'With which batch it joined, from 1 for the founders; null when not known.',
    }),
  }),
});
words.stored(AllianceMembership);

const { filters } = words;
const memberships = listing({
  node: AllianceMembership,
  entity: rows,
  from: 'alliance_membership',
  db,
  fields: {
    ...words.storedFields,
    allianceId: { kind: filters.id, value: 'alliance_id', description: 'The alliance.' },
    firmId: { kind: filters.id, value: 'firm_id', description: 'The member.' },
    area: { kind: filters.area, value: 'area_id', description: 'The area of the alliance.' },
    joinedOn: { kind: filters.partialDate, value: 'joined_on', description: 'When it joined.' },
    batch: { kind: filters.int, value: 'batch', description: 'With which batch it joined.' },
  },
  toOne: {
    firm: { node: PropertyFirm, key: 'firm_id', description: 'The member.' },
  },
});

memberships.nested(PropertyFirm, 'allianceMemberships', {
  description: 'The alliances to which the firm belongs.',
  scope: (firm) => sql`x.firm_id = ${firm}`,
  nullable: false,
});
memberships.root('allianceMemberships', 'All memberships of alliances of property firms.');
