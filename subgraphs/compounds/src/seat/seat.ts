import { kernelView } from '@lianjian/kernel/builder';
import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { OwnersCommittee } from '../owners-committee/owners-committee.ts';
import { Person } from '../references.ts';

const CommitteePost = enumeration(
  kernelView(builder),
  'CommitteePost',
  "What somebody is on an owners' committee (业委会职务).",
  {
    CHAIR: 'Chairs it (主任).',
    DEPUTY_CHAIR: 'Deputises for the chair (副主任).',
    MEMBER: 'An ordinary member (委员).',
  },
);

const PartyCategory = enumeration(
  kernelView(builder),
  'PartyCategory',
  'What kind of Party member somebody is (党员类别).',
  {
    IN_SERVICE: 'In service with a unit (在职党员).',
    RETIRED: 'Retired (离退休党员).',
    OTHER: 'Of another kind (其他).',
  },
);

const rows = entity('OwnersCommitteeSeat', (args) => db().ownersCommitteeSeat.findMany(args));

const OwnersCommitteeSeat = builder.prismaObject('OwnersCommitteeSeat', {
  description: "A seat on an owners' committee and what is known of who holds it (委员席位).",
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as cmt-ningbao-seat-1.' }),
    committee: t.relation('committee', { description: 'Of which committee.' }),
    post: t.expose('post', { type: CommitteePost, description: 'What the holder is there.' }),
    person: t.field({
      type: Person,
      nullable: true,
      description: 'Who holds it, by pseudonym; null where not known.',
      resolve: ({ personId: id }) => (id === null ? null : { id }),
    }),
    partyMember: t.exposeBoolean('partyMember', {
      nullable: true,
      description: 'Whether the holder is a Party member; null where not known.',
    }),
    partyCategory: t.expose('partyCategory', {
      type: PartyCategory,
      nullable: true,
      description: 'Of what kind; null where not known, and for those who are no members.',
    }),
    startsOn: t.expose('startsOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'Since when; null where not known.',
    }),
    endsOn: t.expose('endsOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'Until when; null while it is held.',
    }),
  }),
});

words.stored(OwnersCommitteeSeat);

const { filters } = words;
const seats = listing({
  node: OwnersCommitteeSeat,
  entity: rows,
  from: 'owners_committee_seat',
  db,
  fields: {
    ...words.storedFields,
    post: {
      kind: filters.oneOf(CommitteePost),
      value: 'post',
      description: 'What the holder is; in order, the chair comes first.',
    },
    personId: { kind: filters.id, value: 'person_id', description: 'Who holds it.' },
    partyMember: {
      kind: filters.boolean,
      value: 'party_member',
      description: 'Whether the holder is a Party member.',
    },
    partyCategory: {
      kind: filters.oneOf(PartyCategory),
      value: 'party_category',
      description: 'What kind of Party member the holder is.',
    },
    endsOn: {
      kind: filters.partialDate,
      value: 'ends_on',
      description: 'Until when; isNull: held now.',
    },
  },
  toOne: {
    committee: { node: OwnersCommittee, key: 'committee_id', description: 'The committee.' },
  },
});

seats.nested(OwnersCommittee, 'seats', {
  nullable: false,
  description: 'Its seats, held now or in the past.',
  scope: (committee) => sql`x.committee_id = ${committee}`,
});
seats.nested(Person, 'ownersCommitteeSeats', {
  description: "The seats that the person holds or held on owners' committees.",
  scope: (person) => sql`x.person_id = ${person}`,
});
