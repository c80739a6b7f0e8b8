import { kernelView } from '@lianjian/kernel/builder';
import type { OwnersCommittee } from '@lianjian/prisma-compounds/client';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder, words } from '../builder.ts';
import { quantity } from '../quantity/quantity.rules.ts';
import { Organisation } from '../references.ts';

const FormationInitiator = enumeration(
  kernelView(builder),
  'FormationInitiator',
  "Who took the lead in forming an owners' committee (牵头方).",
  {
    PARTY_BRANCH: "The compound's Party branch (小区党支部).",
    COMMUNITY: 'The community (社区).',
    OWNERS: 'Owners themselves (业主).',
  },
);

const ElectionChannel = enumeration(
  kernelView(builder),
  'ElectionChannel',
  'How the owners elect their committee (选举方式).',
  {
    ONLINE_PLATFORM: 'On an online platform (线上).',
    ON_SITE: 'By ballot on the spot (现场).',
  },
);

/** What is known of how a committee came about. */
export const CommitteeFormation = builder
  .objectRef<OwnersCommittee>('CommitteeFormation')
  .implement({
    description: "How an owners' committee was prepared and elected (筹备与选举), as far as known.",
    fields: (t) => ({
      initiator: t.expose('initiator', {
        type: FormationInitiator,
        nullable: true,
        description: 'Who took the lead.',
      }),
      prepMeetings: t.field({
        type: words.Quantity,
        nullable: true,
        description: 'Meetings of the preparatory group (筹备组会议).',
        resolve: (row) => quantity(row.prepMeetings, row.prepMeetingsQualifier, 'meeting'),
      }),
      interviews: t.field({
        type: words.Quantity,
        nullable: true,
        description: 'Talks with members and residents, in person-times (座谈人次).',
        resolve: (row) => quantity(row.interviews, row.interviewsQualifier, 'person-time'),
      }),
      channel: t.field({
        type: ElectionChannel,
        nullable: true,
        description: 'How the owners elected.',
        resolve: (row) => row.electionChannel,
      }),
      platform: t.field({
        type: Organisation,
        nullable: true,
        description: 'The online platform on which they did.',
        resolve: ({ platformOrganisationId: id }) => (id === null ? null : { id }),
      }),
    }),
  });

/** Whether anything at all is known of how the committee came about. */
export function hasFormation(row: OwnersCommittee): boolean {
  return [
    row.initiator,
    row.prepMeetings,
    row.interviews,
    row.electionChannel,
    row.platformOrganisationId,
  ].some((fact) => fact !== null);
}
