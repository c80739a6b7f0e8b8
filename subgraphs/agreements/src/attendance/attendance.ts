import { kernelView } from '@lianjian/kernel/builder';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder, words } from '../builder.ts';
import { Meeting } from '../meeting/meeting.ts';
import { Compound, Organisation } from '../references.ts';

export const AttendeeRole = enumeration(
  kernelView(builder),
  'AttendeeRole',
  'The post or part by which somebody sits in a meeting (参会身份).',
  {
    COMMUNITY_SECRETARY: 'Secretary of the community’s Party committee (社区党委书记).',
    ENVIRONMENT_COMMITTEE_HEAD:
      'Head of the community’s environment and property committee (社区环境和物业管理委员会主任).',
    BRANCH_SECRETARY: 'Secretary of a compound’s Party branch (小区党支部书记).',
    OWNERS_COMMITTEE_CHAIR: 'Chair of an owners’ committee that stands (业委会主任).',
    PROPERTY_HEAD: 'Head of the property service of a compound (物业负责人).',
    GRID_WORKER: 'Grid worker (网格员).',
    RESIDENT: 'Residents concerned (居民).',
    MERCHANT: 'Merchants concerned (商户).',
    SOCIAL_WORKER: 'Social worker (社工).',
  },
);

export const Attendance = builder.prismaObject('Attendance', {
  description:
    'Who was expected at a meeting, by organisation or by post, and whether they came (出席).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as att-nb-2023-01-1.' }),
    organisation: t.field({
      type: Organisation,
      nullable: true,
      description: 'For which organisation; null where only the post is known.',
      resolve: ({ organisationId }) => (organisationId ? { id: organisationId } : null),
    }),
    role: t.expose('role', {
      type: AttendeeRole,
      nullable: true,
      description: 'By which post; null where only the organisation is known.',
    }),
    compound: t.field({
      type: Compound,
      nullable: true,
      description: 'The compound of the post; null where it is of none.',
      resolve: ({ compoundId }) => (compoundId ? { id: compoundId } : null),
    }),
    present: t.exposeBoolean('present', {
      description: 'Whether they came; false is recorded as absent.',
    }),
  }),
});
words.stored(Attendance);

builder.prismaObjectField(Meeting, 'attendance', (t) =>
  t.relation('attendances', {
    type: Attendance,
    description: 'Who was expected and whether they came; every party of its agreement is there.',
    query: { orderBy: { position: 'asc' } },
  }),
);
