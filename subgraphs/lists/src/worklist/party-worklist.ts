import { actingParty } from '@lianjian/kernel/acting';
import { failure } from '@lianjian/kernel/errors';
import { all, raw, type Sql, sql } from '@lianjian/kernel/sql';
import { builder } from '../builder.ts';
import { ARRANGED_FIRST, isArranged } from '../claim/arrangement/arranged.ts';
import { claims } from '../claim/claim-list.ts';
import { clocks } from '../clock/clock-list.ts';
import { demands } from '../demand/demand-list.ts';
import { feedbacks } from '../feedback/feedback-list.ts';
import { CONCERNED } from '../feedback/subject.store.ts';
import { recurringServices } from '../recurring-service/recurring-list.ts';
import { hasUnrecordedDays, REMINDED_DAYS } from '../recurring-service/unrecorded.ts';
import { Provider } from '../references.ts';

const PartyWorklist = builder.objectRef<{ id: string }>('PartyWorklist').implement({
  description:
    'What waits for an organisation or a person that claims or takes care of demands (单位与个人的工作清单): each queue with its count.',
  fields: (t) => ({
    party: t.field({
      type: Provider,
      nullable: true,
      description: 'For whom it waits.',
      resolve: ({ id }) => ({ id }),
    }),
  }),
});

const ofClaimant = (party: Sql) =>
  sql`(x.claimant_organisation_id = ${party} or x.claimant_person_id = ${party})`;
const claimedBy = (state: string) => (party: Sql) =>
  all([ofClaimant(party), sql`x.state::text = ${state}`]);

claims.nested(PartyWorklist, 'toAnswer', {
  description: 'Demands that a community asks it to take up (待答复), the first to expire first.',
  nullable: false,
  orderBy: [{ field: 'expiresAt', direction: 'ASC' }],
  scope: claimedBy('OFFERED'),
});
claims.nested(PartyWorklist, 'toStart', {
  description: 'Claims that were accepted and did not begin yet (待服务).',
  nullable: false,
  orderBy: [{ field: 'claimedAt', direction: 'ASC' }],
  scope: claimedBy('ACCEPTED'),
});
claims.nested(PartyWorklist, 'toReport', {
  description: 'Services under way, to be reported when they are delivered (待交付).',
  nullable: false,
  orderBy: [{ field: 'claimedAt', direction: 'ASC' }],
  scope: claimedBy('IN_SERVICE'),
});
claims.nested(PartyWorklist, 'toRedo', {
  description:
    'Deliveries that the other side returned, to be put right and reported again (待返工); why stands in their reason and notes.',
  nullable: false,
  orderBy: [{ field: 'updatedAt', direction: 'ASC' }],
  scope: (party) => all([claimedBy('IN_SERVICE')(party), raw('x.reason is not null')]),
});
claims.nested(PartyWorklist, 'together', {
  description:
    'What others claimed and named it as a partner for, and is not over yet (联合承接), the latest first.',
  nullable: false,
  orderBy: [{ field: 'claimedAt', direction: 'DESC' }],
  scope: (party) =>
    all([
      sql`exists (select 1 from claim_partner p where p.claim_id = x.id
        and (p.organisation_id = ${party} or p.person_id = ${party}))`,
      raw(`x.state in ('HELD', 'ACCEPTED', 'IN_SERVICE', 'DELIVERED')`),
    ]),
});
claims.nested(PartyWorklist, 'arranged', {
  description: 'Services that are arranged and not reported yet (已预约), the next first.',
  nullable: false,
  orderBy: ARRANGED_FIRST,
  scope: (party) => all([ofClaimant(party), isArranged]),
});
demands.nested(PartyWorklist, 'toHandle', {
  description: 'Demands that were named to it and are not settled (待办理), the most urgent first.',
  nullable: false,
  orderBy: [
    { field: 'urgency', direction: 'DESC' },
    { field: 'receivedAt', direction: 'ASC' },
  ],
  scope: (party) =>
    all([
      raw(`x.state = 'ROUTED'`),
      sql`exists (select 1 from assignment a where a.demand_id = x.id
        and a.state not in ('DONE', 'RETURNED')
        and (a.assignee_organisation_id = ${party} or a.assignee_person_id = ${party}))`,
    ]),
});
feedbacks.nested(PartyWorklist, 'complaints', {
  description:
    'Complaints about its service that nobody has answered yet (待答复的投诉), the oldest first.',
  nullable: false,
  orderBy: [{ field: 'givenOn', direction: 'ASC' }],
  scope: (party) => all([raw(`x.state = 'OPEN'`), sql`${party} = any(${CONCERNED})`]),
});
recurringServices.nested(PartyWorklist, 'toRecord', {
  description: `Recurring services that it offers or brings, with a day among the last ${REMINDED_DAYS} of which nobody wrote down how it went (待登记的服务日); which days, occurrences tells.`,
  nullable: false,
  orderBy: [{ field: 'startsOn', direction: 'ASC' }],
  scope: (party) =>
    all([
      sql`${party} in (x.provider_organisation_id, x.provider_person_id, x.delivered_by_id)`,
      hasUnrecordedDays(),
    ]),
});
clocks.nested(PartyWorklist, 'overdue', {
  description: 'Clocks that it has to end and whose time is over (超时未办), the longest first.',
  nullable: false,
  orderBy: [{ field: 'dueAt', direction: 'ASC' }],
  scope: (party) =>
    all([
      sql`x.party_id = ${party}`,
      raw('x.breached and x.stopped_at is null and x.cancelled_at is null'),
    ]),
});

builder.queryField('partyWorklist', (t) =>
  t.field({
    type: PartyWorklist,
    nullable: true,
    description:
      'What waits for the caller as one of its organisations, or as the person that it is; UNAUTHENTICATED without a credential, FORBIDDEN for others.',
    args: {
      partyId: t.arg.id({
        description:
          'For whom: the caller itself or one of its organisations; its only one unless said.',
      }),
    },
    resolve: (_root, { partyId }, ctx) => {
      if (!ctx.actor) {
        const texts = { zh: '请先出示凭证。', en: 'Credentials are needed.' };
        throw failure('UNAUTHENTICATED', texts, ctx);
      }
      const party = actingParty(ctx.actor, partyId);
      if (party === null) {
        const texts = {
          zh: '请说明是哪个单位，且须是凭证所载的单位。',
          en: 'Say for which organisation; it must be one of the credential.',
        };
        throw failure('FORBIDDEN', texts, ctx);
      }
      return { id: party };
    },
  }),
);
