import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { ServiceActivity } from '../activity/activity.ts';
import { listing, words } from '../builder.ts';
import { Claim } from '../claim/claim.ts';
import { db } from '../db.ts';
import { Demand } from '../demand/demand.ts';
import { Area, Organisation } from '../references.ts';
import { Feedback, feedbackRows } from './feedback.ts';
import { visibleFeedbacks } from './feedback.visibility.ts';
import { FeedbackKind, FeedbackState } from './feedback-enumerations.ts';

const { filters } = words;

export const feedbacks = listing({
  node: Feedback,
  entity: feedbackRows,
  from: 'feedback',
  db,
  visible: visibleFeedbacks,
  fields: {
    ...words.storedFields,
    kind: { kind: filters.oneOf(FeedbackKind), value: 'kind', description: 'What sort it is.' },
    state: {
      kind: filters.oneOf(FeedbackState),
      value: 'state',
      description: 'Whether it waits for an answer.',
    },
    score: { kind: filters.int, value: 'score', description: 'Of a score: from 1 to 5.' },
    givenOn: {
      kind: filters.partialDate,
      value: 'given_on',
      description: 'When it was given; compared as text.',
    },
    area: { kind: filters.area, value: 'area_id', description: 'The community.' },
    compoundId: { kind: filters.id, value: 'compound_id', description: 'The compound.' },
    organisationId: {
      kind: filters.id,
      value: 'organisation_id',
      description: 'The organisation whose service it is about.',
    },
  },
  toOne: {
    claim: { node: Claim, key: 'claim_id', description: 'The claim that it is about.' },
    demand: {
      node: Demand,
      key: 'demand_id',
      description: 'The demand that it is about, also by its claim.',
    },
    activity: {
      node: ServiceActivity,
      key: 'activity_id',
      description: 'The activity that it is about.',
    },
  },
});

feedbacks.nested(Area, 'feedbacks', {
  description: 'What was said in the area and below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
feedbacks.nested(Organisation, 'feedbacks', {
  description: 'What was said of its service, also of what it claimed.',
  scope: (organisation) => sql`(x.organisation_id = ${organisation} or exists (
    select 1 from claim c where c.id = x.claim_id and c.claimant_organisation_id = ${organisation}))`,
});
feedbacks.nested(Claim, 'feedbacks', {
  description: 'What was said of it.',
  nullable: false,
  scope: (claim) => sql`x.claim_id = ${claim}`,
});
feedbacks.nested(Demand, 'feedbacks', {
  description: 'What was said of how it was met, also of its claims.',
  nullable: false,
  scope: (demand) => sql`x.demand_id = ${demand}`,
});
feedbacks.nested(ServiceActivity, 'feedbacks', {
  description: 'What was said of it.',
  nullable: false,
  scope: (activity) => sql`x.activity_id = ${activity}`,
});
feedbacks.root('feedbacks', 'All feedback that the caller may read.');
