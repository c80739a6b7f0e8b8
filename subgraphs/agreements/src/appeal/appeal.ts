import { kernelView } from '@lianjian/kernel/builder';
import { entity } from '@lianjian/kernel/entities';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { enumeration } from '@lianjian/vocabulary/enums';
import { Agreement } from '../agreement/agreement.ts';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Meeting } from '../meeting/meeting.ts';
import { Area, Compound, Demand, Organisation } from '../references.ts';
import { APPEAL_STATES, appealWays } from './appeal-steps.rules.ts';

const AppealState = enumeration(
  kernelView(builder),
  'AppealState',
  'Where an appeal stands (诉求状态).',
  APPEAL_STATES,
);

export const AppealSource = enumeration(
  kernelView(builder),
  'AppealSource',
  'Who brought an appeal up (诉求来源).',
  {
    RESIDENT: 'A resident (居民).',
    OWNERS_COMMITTEE: 'The owners’ committee (业委会).',
    GRID_WORKER: 'A grid worker (网格员).',
    PROPERTY: 'The property firm (物业).',
    OTHER: 'Somebody else (其他).',
  },
);

export const appealRows = entity('Appeal', (args) => db().appeal.findMany(args));

export const Appeal = builder.prismaObject('Appeal', {
  description:
    'What residents ask the parties of an agreement to see to (诉求). It is not a demand of the lists: nobody claims it.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as apl-nb-2023-01-1.' }),
    title: t.exposeString('title', { description: 'What is asked for.' }),
    source: t.expose('source', {
      type: AppealSource,
      nullable: true,
      description: 'Who brought it up; null where not known.',
    }),
    state: t.expose('state', { type: AppealState, description: 'Where it stands.' }),
    agreement: t.relation('agreement', {
      type: Agreement,
      nullable: true,
      description: 'The agreement whose parties deal with it.',
    }),
    meeting: t.relation('meeting', {
      type: Meeting,
      nullable: true,
      description: 'The meeting that dealt with it; null before any did.',
    }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community that it comes from.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    compound: t.field({
      type: Compound,
      nullable: true,
      description: 'The compound that it comes from; null for a whole community.',
      resolve: ({ compoundId }) => (compoundId ? { id: compoundId } : null),
    }),
    responsible: t.field({
      type: Organisation,
      nullable: true,
      description: 'Who has to see to it; named from its assignment on.',
      resolve: ({ responsibleId }) => (responsibleId ? { id: responsibleId } : null),
    }),
    receivedOn: t.expose('receivedOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'When it was received; null where not known.',
    }),
    implementedOn: t.expose('implementedOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'When it was carried out; known for every implemented one.',
    }),
    outcome: t.exposeString('outcome', {
      nullable: true,
      description: 'What was done, as said when it was carried out; null where not told.',
    }),
    demand: t.field({
      type: Demand,
      nullable: true,
      description: 'The demand of the lists that it goes with; null for none.',
      resolve: ({ demandId: id }) => (id === null ? null : { id }),
    }),
    allowedTransitions: t.field({
      type: [words.Transition],
      description: 'The ways on from where it stands, as they are for the caller.',
      select: { id: true, version: true, state: true, areaPath: true, responsibleId: true },
      resolve: (appeal, _args, { actor }) => appealWays(appeal, actor),
    }),
  }),
});
builder.asEntity(Appeal, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: appealRows.resolveReference,
});
words.stored(Appeal);

const { filters } = words;
const appeals = listing({
  node: Appeal,
  entity: appealRows,
  from: 'appeal',
  db,
  fields: {
    ...words.storedFields,
    title: { kind: filters.string, value: 'title', description: 'What is asked for.' },
    state: { kind: filters.oneOf(AppealState), value: 'state', description: 'Where it stands.' },
    source: { kind: filters.oneOf(AppealSource), value: 'source', description: 'Who brought it.' },
    receivedOn: { kind: filters.partialDate, value: 'received_on', description: 'When received.' },
    implementedOn: {
      kind: filters.partialDate,
      value: 'implemented_on',
      description: 'When it was carried out.',
    },
    area: { kind: filters.area, value: 'area_id', description: 'Where it comes from.' },
    agreementId: { kind: filters.id, value: 'agreement_id', description: 'Under which agreement.' },
    meetingId: { kind: filters.id, value: 'meeting_id', description: 'In which meeting.' },
    compoundId: { kind: filters.id, value: 'compound_id', description: 'From which compound.' },
    demandId: { kind: filters.id, value: 'demand_id', description: 'Which demand it goes with.' },
    responsibleId: { kind: filters.id, value: 'responsible_id', description: 'Who sees to it.' },
  },
  toOne: {
    agreement: {
      node: Agreement,
      key: 'agreement_id',
      description: 'The agreement under which it was brought.',
    },
    meeting: {
      node: Meeting,
      key: 'meeting_id',
      description: 'The meeting in which it was brought.',
    },
  },
});

appeals.nested(Agreement, 'appeals', {
  description: 'The appeals that its parties deal with.',
  nullable: false,
  scope: (agreement) => sql`x.agreement_id = ${agreement}`,
});
appeals.nested(Meeting, 'appeals', {
  description: 'The appeals that it dealt with.',
  nullable: false,
  scope: (meeting) => sql`x.meeting_id = ${meeting}`,
});
appeals.nested(Area, 'appeals', {
  description: 'The appeals of the area and of all areas below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
appeals.nested(Compound, 'appeals', {
  description: 'The appeals that come from the compound.',
  scope: (compound) => sql`x.compound_id = ${compound}`,
});
appeals.nested(Demand, 'appeals', {
  description: 'The appeals that go with the demand.',
  scope: (demand) => sql`x.demand_id = ${demand}`,
});
appeals.root('appeals', 'All appeals.');

builder.queryField('appeal', (t) =>
  t.prismaField({
    type: Appeal,
    nullable: true,
    description: 'An appeal by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the appeal.' }) },
    resolve: (query, _root, { id }) => db().appeal.findUnique({ ...query, where: { id } }),
  }),
);
