import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { Compound } from '../compound/compound.ts';
import { db } from '../db.ts';
import { Organisation } from '../references.ts';
import { heldOn, timeline } from '../timeline/timeline.rules.ts';
import { CommitteeFormation, hasFormation } from './formation.ts';
import { compositionOf } from './owners-committee.rules.ts';
import { OwnersCommitteeStatus, StatusPeriod } from './status.ts';

const rows = entity('OwnersCommittee', (args) => db().ownersCommittee.findMany(args));

const withSeats = { seats: { select: { partyMember: true, endsOn: true } } } as const;

export const OwnersCommittee = builder.prismaObject('OwnersCommittee', {
  description:
    "The committee of a compound's owners (业委会), from the first that is known about it: also in preparation, or when there is known to be none.",
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as cmt-longze.' }),
    compound: t.relation('compound', { description: 'Whose owners it stands for.' }),
    term: t.exposeInt('term', {
      description: 'Which committee of the compound it is, from 1 (届).',
    }),
    status: t.expose('status', {
      type: OwnersCommitteeStatus,
      nullable: true,
      description: 'Where it stands now; null where not known.',
    }),
    statuses: t.field({
      type: [StatusPeriod],
      description: 'Its statuses in their order.',
      args: {
        at: t.arg({
          type: 'Date',
          description: 'Only the one that held on this day; none where the dates do not tell.',
        }),
      },
      select: { statuses: true },
      resolve: ({ statuses }, { at }) => {
        const held = at ? heldOn(statuses, at) : null;
        return at ? [held].filter((period) => period !== null) : timeline(statuses);
      },
    }),
    formedOn: t.field({
      type: 'PartialDate',
      nullable: true,
      description: 'When it was established; null where not known or not yet.',
      select: { statuses: true },
      resolve: ({ statuses }) =>
        timeline(statuses).findLast(({ status }) => status === 'ESTABLISHED')?.startsOn ?? null,
    }),
    organisation: t.field({
      type: Organisation,
      nullable: true,
      description: 'As whom it acts in the network; null where it does not.',
      resolve: ({ organisationId: id }) => (id === null ? null : { id }),
    }),
    formation: t.field({
      type: CommitteeFormation,
      nullable: true,
      description: 'How it was prepared and elected; null where nothing is known of it.',
      resolve: (committee) => (hasFormation(committee) ? committee : null),
    }),
    seatCount: t.int({
      nullable: true,
      description: 'Seats that are held now; null where none is on record.',
      select: withSeats,
      resolve: ({ seats }) => compositionOf(seats).seatCount,
    }),
    partySeatCount: t.int({
      nullable: true,
      description: 'Seats held by Party members; null unless that is known of every seat.',
      select: withSeats,
      resolve: ({ seats }) => compositionOf(seats).partySeatCount,
    }),
    partyShare: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'Seats held by Party members by all seats, from 0 to 1: computed; what was printed is a figure.',
      select: withSeats,
      resolve: ({ seats }) => compositionOf(seats).partyShare,
    }),
    partyMajority: t.boolean({
      nullable: true,
      description:
        'Whether Party members hold more than half of the seats, as in a red committee (红色业委会).',
      select: withSeats,
      resolve: ({ seats }) => compositionOf(seats).partyMajority,
    }),
  }),
});

builder.asEntity(OwnersCommittee, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: rows.resolveReference,
});
words.stored(OwnersCommittee);

const { filters } = words;
const heldSeats = sql`owners_committee_seat s where s.committee_id = x.id and s.ends_on is null`;
const committees = listing({
  node: OwnersCommittee,
  entity: rows,
  from: 'owners_committee',
  db,
  fields: {
    ...words.storedFields,
    area: { kind: filters.area, value: 'area_id', description: 'Where its compound lies.' },
    compoundId: { kind: filters.id, value: 'compound_id', description: 'Of which compound.' },
    term: { kind: filters.int, value: 'term', description: 'Which one of the compound, from 1.' },
    status: {
      kind: filters.oneOf(OwnersCommitteeStatus),
      value: 'status',
      description: 'Where it stands now.',
    },
    seatCount: {
      kind: filters.int,
      value: sql`(select nullif(count(*), 0)::int from ${heldSeats})`,
      description: 'Seats that are held now.',
    },
    partyShare: {
      kind: filters.decimal,
      value: sql`(select case when bool_and(s.party_member is not null) then avg(s.party_member::int) end from ${heldSeats})`,
      description: 'Seats held by Party members by all seats, from 0 to 1.',
    },
  },
  toOne: {
    compound: {
      node: Compound,
      key: 'compound_id',
      description: 'The compound whose owners it stands for.',
    },
  },
});

committees.nested(Compound, 'ownersCommittees', {
  nullable: false,
  description: "All owners' committees of the compound, of this term and of earlier ones.",
  scope: (compound) => sql`x.compound_id = ${compound}`,
});
committees.root('ownersCommittees', "All owners' committees.");

builder.queryField('ownersCommittee', (t) =>
  t.prismaField({
    type: OwnersCommittee,
    nullable: true,
    description: "An owners' committee by its id; null when there is none.",
    args: { id: t.arg.id({ required: true, description: 'The id of the committee.' }) },
    resolve: (query, _root, { id }) => db().ownersCommittee.findUnique({ ...query, where: { id } }),
  }),
);
