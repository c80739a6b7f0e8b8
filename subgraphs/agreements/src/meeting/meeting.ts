import { kernelView } from '@lianjian/kernel/builder';
import { entity } from '@lianjian/kernel/entities';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { enumeration } from '@lianjian/vocabulary/enums';
import { Agreement } from '../agreement/agreement.ts';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Area, Compound, Organisation } from '../references.ts';
import { MEETING_STATES, meetingWays } from './meeting-steps.rules.ts';

export const MeetingKind = enumeration(
  kernelView(builder),
  'MeetingKind',
  'What sort of meeting it is (会议类型).',
  {
    JOINT_CONFERENCE: 'The parties of an agreement confer (联席会议).',
    DELIBERATION_HALL_SESSION: 'A session of the red-link deliberation hall (红联议事厅).',
    DOORSTEP_SESSION: 'On folding stools, where the problem is (红马扎议事会).',
    CABIN_SESSION: 'Talk and deliberation in the log cabin (小木屋说事议事).',
    SAFETY_MEETING: 'A street’s meeting on safety (安全管理会议).',
    OTHER: 'Another meeting (其他).',
  },
);

export const HallMode = enumeration(
  kernelView(builder),
  'HallMode',
  'On what occasion the deliberation hall sits (议事方式).',
  {
    QUARTERLY: 'The session of the quarter (季度会议).',
    TOPICAL: 'On one topic (专题会议).',
    SYMPOSIUM: 'An open talk (座谈会).',
  },
);

const MeetingState = enumeration(
  kernelView(builder),
  'MeetingState',
  'Where a meeting stands (会议状态).',
  MEETING_STATES,
);

export const meetingRows = entity('Meeting', (args) => db().meeting.findMany(args));

export const Meeting = builder.prismaObject('Meeting', {
  description: 'A meeting of any name in which neighbourhood matters are dealt with (会议).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as mtg-heshun-17.' }),
    title: t.exposeString('title', { description: 'Its title.' }),
    kind: t.expose('kind', { type: MeetingKind, description: 'What sort it is.' }),
    mode: t.expose('mode', {
      type: HallMode,
      nullable: true,
      description: 'The occasion of a hall session; null for every other kind.',
    }),
    state: t.expose('state', { type: MeetingState, description: 'Where it stands.' }),
    heldOn: t.expose('heldOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'When it was held, as far as it is known; until then, for when it is called.',
    }),
    allowedTransitions: t.field({
      type: [words.Transition],
      description: 'The ways on from where it stands, as they are for the caller.',
      select: { state: true, areaPath: true },
      resolve: (meeting, _args, { actor }) => meetingWays(meeting, actor),
    }),
    place: t.exposeString('place', {
      nullable: true,
      description: 'Where it was held; a doorstep session always has one.',
    }),
    duration: t.field({
      type: words.Quantity,
      nullable: true,
      description: 'How long it took, in minutes, as printed; null where not known.',
      select: { durationMinutes: true, durationQualifier: true },
      resolve: ({ durationMinutes, durationQualifier }) =>
        durationMinutes === null || durationQualifier === null
          ? null
          : { value: String(durationMinutes), qualifier: durationQualifier, unit: 'minute' },
    }),
    households: t.exposeInt('households', {
      nullable: true,
      description: 'Households that attended; null where not counted.',
    }),
    agreement: t.relation('agreement', {
      type: Agreement,
      nullable: true,
      description: 'The agreement whose parties met; null for a meeting under none.',
    }),
    convener: t.field({
      type: Organisation,
      nullable: true,
      description: 'Who called it; null where not known.',
      resolve: ({ convenerId }) => (convenerId ? { id: convenerId } : null),
    }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community, or the street, whose meeting it was.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    compound: t.field({
      type: Compound,
      nullable: true,
      description: 'The compound that it was about; null for a whole community.',
      resolve: ({ compoundId }) => (compoundId ? { id: compoundId } : null),
    }),
  }),
});
builder.asEntity(Meeting, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: meetingRows.resolveReference,
});
words.stored(Meeting);

const { filters } = words;
const meetings = listing({
  node: Meeting,
  entity: meetingRows,
  from: 'meeting',
  db,
  fields: {
    ...words.storedFields,
    title: { kind: filters.string, value: 'title', description: 'Its title.' },
    kind: { kind: filters.oneOf(MeetingKind), value: 'kind', description: 'What sort it is.' },
    state: { kind: filters.oneOf(MeetingState), value: 'state', description: 'Where it stands.' },
    mode: {
      kind: filters.oneOf(HallMode),
      value: 'mode',
      description: 'The occasion in the hall.',
    },
    heldOn: { kind: filters.partialDate, value: 'held_on', description: 'When it was held.' },
    households: { kind: filters.int, value: 'households', description: 'Households there.' },
    area: { kind: filters.area, value: 'area_id', description: 'Whose meeting it was.' },
    agreementId: { kind: filters.id, value: 'agreement_id', description: 'Under which agreement.' },
    compoundId: { kind: filters.id, value: 'compound_id', description: 'About which compound.' },
    convenerId: { kind: filters.id, value: 'convener_id', description: 'Who called it.' },
  },
  toMany: {
    resolutions: {
      node: { name: 'Resolution' },
      scope: (meeting) => sql`x.meeting_id = ${meeting}`,
      description: 'What it resolved on.',
    },
  },
  toOne: {
    agreement: {
      node: Agreement,
      key: 'agreement_id',
      description: 'The agreement under which it was held.',
    },
  },
});

meetings.nested(Agreement, 'meetings', {
  description: 'The meetings that its parties held under it.',
  nullable: false,
  scope: (agreement) => sql`x.agreement_id = ${agreement}`,
});
meetings.nested(Area, 'meetings', {
  description: 'The meetings of the area and of all areas below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
meetings.nested(Compound, 'meetings', {
  description: 'The meetings about the compound.',
  scope: (compound) => sql`x.compound_id = ${compound}`,
});
meetings.root('meetings', 'All meetings.');

builder.queryField('meeting', (t) =>
  t.prismaField({
    type: Meeting,
    nullable: true,
    description: 'A meeting by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the meeting.' }) },
    resolve: (query, _root, { id }) => db().meeting.findUnique({ ...query, where: { id } }),
  }),
);
