// The database itself refuses what must never be, by failing input for each of its checks; what has
// happened cannot be rewritten, even by the subgraph's own role.
import { connect, enterNamespace } from '@lianjian/database/connection';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSample } from '../testkit/database.ts';

let database: Awaited<ReturnType<typeof openSample>>;
let db: Awaited<ReturnType<typeof connect>>;
beforeAll(async () => {
  database = await openSample();
  db = await connect(database.adminUrl);
  await enterNamespace(db, 'lists');
});
afterAll(async () => {
  await db.end();
  await database.drop();
});
beforeEach(() => db.query('begin'));
afterEach(() => db.query('rollback'));

async function constraintBrokenBy(statement: string): Promise<string | undefined> {
  try {
    await db.query(statement);
    return undefined;
  } catch (error) {
    const { constraint, code } = error as { constraint?: string; code?: string };
    return constraint ?? code;
  }
}

const demand = (set: string, id = 'dem-nb-2023q2-18') =>
  `update demand set ${set} where id = '${id}'`;
const claim = (set: string, id = 'clm-nb-2023q2-01-1') =>
  `update claim set ${set} where id = '${id}'`;
const resource = (set: string) => `update service_resource set ${set} where id = 'res-nb-01'`;
const quarter = (set: string) =>
  `update resource_quarter set ${set} where resource_id = 'res-nb-02' and quarter = '2023-Q2'`;

describe('refused', () => {
  test.each([
    ['demand_quantity_check', demand('quantity = 0', 'dem-nb-2023q2-28')],
    ['demand_counters_check', demand('held = -1')],
    ['demand_counters_check', demand('held = 5, committed = 4')],
    ['demand_held_only_while_listed_check', demand(`state = 'WITHDRAWN', held = 1`)],
    ['demand_listed_check', demand('committed = 8')],
    ['demand_claimed_check', demand(`state = 'CLAIMED'`)],
    ['demand_claim_list_check', demand('route = null')],
    ['demand_responsible_party_check', demand(`responsible_party_id = 'org-fucai'`)],
    ['demand_responsible_party_check', demand('responsible_party_id = null', 'dem-nb-2023q2-23')],
    ['demand_merged_check', demand(`state = 'MERGED'`)],
    ['demand_quarter_check', demand(`quarter = '2023-Q5'`)],
    ['demand_quarter_check', demand(`list_quarter = '2023-Q1'`)],
    ['demand_wanted_check', demand(`wanted_from = '2023-06-02', wanted_by = '2023-06-01'`)],
    ['demand_wanted_check', demand('wanted_weekdays = array[0]')],
    ['demand_beneficiaries_check', demand('beneficiaries = 0')],
    ['demand_procedure_check', demand(`kind = 'CASE'`)],
    ['demand_procedure_check', demand(`procedure = 'KIOSK', stage = 'RECEIVED'`)],
    ['demand_stage_check', demand(`kind = 'CASE', procedure = 'KIOSK', stage = 'FILED'`)],
    ['demand_dispute_check', demand(`dispute = 'FREIGHT'`)],
    ['service_resource_provider_check', resource(`provider_person_id = 'per-nb-resident-1'`)],
    ['service_resource_provider_check', resource('provider_organisation_id = null')],
    ['service_resource_capacity_check', resource('capacity_per_quarter = -1')],
    ['service_resource_audiences_check', resource(`audiences = '{}'`)],
    ['service_resource_available_check', resource(`available_to = '2022-12-31'`)],
    ['resource_quarter_counters_check', quarter('held = 1')],
    ['resource_quarter_counters_check', quarter('capacity = 1')],
    ['schedule_rule_weekday_check', `update schedule_rule set weekday = weekday + 7`],
    ['schedule_rule_times_check', `update schedule_rule set to_time = from_time`],
    ['schedule_rule_times_check', `update schedule_rule set to_time = '24:00'`],
    ['claim_claimant_check', claim(`claimant_person_id = 'per-nb-resident-1'`)],
    ['claim_quantity_check', claim('quantity = 0')],
    ['claim_quantity_check', claim('confirmed = 2')],
    ['claim_quarter_check', claim(`quarter = '2023'`)],
    ['claim_hold_check', claim(`state = 'HELD', expires_at = null, closed_at = null`)],
    ['claim_reason_check', claim(`state = 'DECLINED'`)],
    ['claim_closed_check', claim('closed_at = null')],
    ['claim_accepted_check', claim('accepted_at = null')],
    ['assignment_done_check', `update assignment set resolution = null where state = 'DONE'`],
    [
      'assignment_returned_check',
      `update assignment set state = 'RETURNED', returned_reason = null`,
    ],
    ['assignment_assignee_check', `update assignment set assignee_person_id = 'per-nb-resident-1'`],
    [
      'visit_category_check',
      `update visit set category = 'LONG_RESIDENT' where kind = 'NEW_RESIDENT'`,
    ],
    ['visit_household_check', `update visit set household = null where kind = 'NEW_RESIDENT'`],
    ['visit_about_check', `update visit set demand_id = null where kind = 'RETURN_VISIT'`],
    ['visit_satisfied_check', `update visit set satisfied = null where kind = 'RETURN_VISIT'`],
    [
      'visit_rating_check',
      `update visit set claim_id = null, rating_id = 'rat-nb-2023q1-01-1' where id = 'vis-nb-return-01'`,
    ],
    [
      'visit_visitor_check',
      `update visit set visitor_person_id = 'per-a', visitor_organisation_id = 'org-a'`,
    ],
    ['recurring_service_weekdays_check', `update recurring_service set weekdays = '{8}'`],
    ['recurring_service_times_check', `update recurring_service set to_time = from_time`],
    [
      'recurring_service_provider_check',
      `update recurring_service set provider_person_id = 'per-a'`,
    ],
    ['recurring_service_source_check', `update recurring_service set resource_id = null`],
    ['recurring_service_ended_check', `update recurring_service set state = 'ENDED'`],
    ['serving_people_check', `update serving set people = -1`],
    ['serving_reason_check', `update serving set reason = 'OTHER'`],
    ['feedback_subject_check', `update feedback set organisation_id = null where kind = 'BANNER'`],
    ['feedback_score_check', `update feedback set score = 6 where kind = 'SCORE'`],
    ['feedback_state_check', `update feedback set state = 'OPEN' where kind = 'PRAISE'`],
    ['feedback_answer_check', `update feedback set answer = null where kind = 'COMPLAINT'`],
    ['review_published_check', `update review set state = 'OPEN'`],
    [
      'review_item_subject_check',
      `update review_item set organisation_id = 'org-a', agreement_id = 'agr-a'`,
    ],
    ['review_item_numbers_check', `update review_item set confirmed = delivered + 1`],
    ['review_item_rating_check', `update review_item set ratings = 0, rating = 3`],
    ['review_item_score_check', `update review_item set score = 6`],
    ['service_activity_report_check', `update service_activity set state = 'PLANNED', report = ''`],
    ['service_activity_reason_check', `update service_activity set reason = 'OTHER'`],
    ['activity_participants_count_check', 'update activity_participants set count = 0'],
    [
      'activity_service_provider_check',
      `update activity_service set provider_organisation_id = 'org-a', provider_person_id = 'per-a'`,
    ],
    ['collection_round_days_check', `update collection_round set closes_on = opens_on - 1`],
    ['collection_round_area_id_quarter_key', `update collection_round set quarter = '2023-Q1'`],
    ['rating_score_check', `update rating set score = 6`],
    ['rating_score_check', `update rating set score = 0`],
    ['output_quantity_check', `update output set quantity = -1`],
    ['claim_demand_id_fkey', claim(`demand_id = 'dem-none'`)],
  ])('by %s: %s', async (constraint, statement) => {
    expect(await constraintBrokenBy(statement)).toBe(constraint);
  });

  test('a second sign-up of the same member for the same order', async () => {
    const again = `insert into claim select (jsonb_populate_record(c, '{"id": "clm-again"}')).*
      from claim c where c.id = 'clm-qianshang-order-01-1'`;
    expect(await constraintBrokenBy(again)).toBe('claim_once_idx');
  });
});

describe('the event log', () => {
  const asRole = (statement: string) => `set local role lianjian_lists; ${statement}`;

  test('takes events from the role of the lists', async () => {
    const insert = `insert into event (id, type, entity_type, entity_id) values ('x', 'a', 'b', 'c')`;
    expect(await constraintBrokenBy(asRole(insert))).toBeUndefined();
  });

  test.each([`update event set type = 'other'`, 'delete from event', 'truncate event'])(
    'is not changed by it: %s',
    async (statement) => {
      // insufficient_privilege
      expect(await constraintBrokenBy(asRole(statement))).toBe('42501');
    },
  );
});
