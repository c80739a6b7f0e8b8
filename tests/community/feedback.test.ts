// Feedback: who may say what of whose service, that nobody praises their own, that complaints are
// answered once, and that authors are nobody else's to know.
import type { Actor } from '@lianjian/kernel/context';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLists } from '../lists/claiming.ts';
import { commandOf, faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import {
  ACTORS,
  elsewhere,
  firm,
  KEEPERS,
  ningbao,
  resident,
  street,
  unit,
  type Who,
} from './keeping.ts';

const feedback = (mutation: string) =>
  commandOf({
    subgraph: 'lists',
    mutation,
    field: 'feedback',
    selection: `id version kind state text score givenOn channel author answer answeredAt
      givenBy { ... on Person { id } ... on Organisation { id } } answeredBy { id } claim { id } demand { id }
      activity { id } organisation { id } area { id } compound { id } history { nodes { type } }`,
  });
const giveFeedback = feedback('giveFeedback');
const answerFeedback = feedback('answerFeedback');

const PRAISE = {
  kind: 'PRAISE',
  organisationId: firm.id,
  compoundId: 'cmp-ningbao',
  text: '来得快。',
  channel: 'PROPERTY_CENTRE',
};
const COMPLAINT = { ...PRAISE, kind: 'COMPLAINT', text: '灯还没修。' };

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const written = () =>
  inLists(
    world,
    `select (select count(*) from feedback) as feedbacks, (select count(*) from event) as events`,
  );

async function complained(): Promise<string> {
  const { feedback: row, userErrors } = await giveFeedback.done(world, resident, COMPLAINT);
  expect(userErrors).toEqual([]);
  return String(row?.id);
}

describe('feedback', () => {
  test('is of an organisation, with its author kept from the others', async () => {
    const given = { ...PRAISE, author: '5-0502', givenOn: '2024-08' };
    const { feedback: row } = await giveFeedback.done(world, resident, given);
    expect(row).toMatchObject({
      state: 'RECEIVED',
      author: '5-0502',
      givenBy: { id: resident.id },
      givenOn: '2024-08',
      organisation: { id: firm.id },
      area: { id: 'com-ningbao' },
    });
    const query = `query ($id: ID!) { feedback(id: $id) { text author givenBy { __typename } } }`;
    const shown = async (actor: Actor | null) =>
      (await world.query(query, { id: row?.id }, { actor })).data?.feedback;
    const known = { text: PRAISE.text, author: '5-0502', givenBy: { __typename: 'Person' } };
    const hidden = { text: PRAISE.text, author: null, givenBy: null };
    expect(await shown(ningbao)).toEqual(known);
    expect(await shown(street)).toEqual(known);
    for (const actor of [null, unit, firm, elsewhere, ACTORS['an analyst']]) {
      expect(await shown(actor)).toEqual(hidden);
    }
    const log = await inLists(world, 'select after from event where entity_id = $1', [row?.id]);
    expect(JSON.stringify(log)).not.toMatch(/0502|来得快/);
  });

  test('is of a claim, a demand or an activity, which says where', async () => {
    const { organisationId: _of, compoundId: _at, ...said } = PRAISE;
    const claimId = 'clm-nb-2023q1-01-1';
    const ofClaim = await giveFeedback.done(world, resident, { ...said, claimId });
    expect(ofClaim.feedback).toMatchObject({
      claim: { id: claimId },
      demand: { id: 'dem-nb-2023q1-01' },
      area: { id: 'com-ningbao' },
    });
    const activityId = 'act-fangzhi-2023-05';
    const score = { kind: 'SCORE', score: 5, text: null, activityId };
    const ofActivity = await giveFeedback.done(world, resident, { ...said, ...score });
    expect(ofActivity.feedback).toMatchObject({ score: 5, activity: { id: activityId } });
    const query = `{ organisation: claim(id: "${claimId}") { feedbacks { totalCount nodes { text } } } }`;
    expect((await world.query(query)).data).toMatchObject({
      organisation: { feedbacks: { totalCount: 1, nodes: [{ text: said.text }] } },
    });
  });

  test('of what is not public is not public either', async () => {
    const demandId = 'dem-longze-wish-01';
    const shanhai = { ...ningbao, id: 'org-com-shanhai', organisationIds: ['org-com-shanhai'] };
    const said = { ...PRAISE, organisationId: null, compoundId: null, demandId };
    const { feedback: row } = await giveFeedback.done(world, shanhai, said);
    const query = `{ feedback(id: "${row?.id}") { text } feedbacks(filter: { id: { eq: "${row?.id}" } }) { totalCount } }`;
    const hidden = { feedback: null, feedbacks: { totalCount: 0 } };
    expect((await world.query(query, {}, { actor: unit })).data).toEqual(hidden);
    expect((await world.query(query, {}, { actor: shanhai })).data).not.toEqual(hidden);
    expect(faults(await giveFeedback.done(world, ningbao, said))).toEqual(['NOT_FOUND demandId']);
  });

  test('is given once with one key', async () => {
    const input = { ...PRAISE, idempotencyKey: 'feedback once' };
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => giveFeedback.done(world, resident, input)),
    );
    expect(new Set(answers.map(({ feedback: row }) => row?.id)).size).toBe(1);
  });

  test('of the sample keeps the banner with what is known of its day', async () => {
    const query = `{ area(id: "com-lianting") { feedbacks { nodes { kind givenOn organisation { id } } } } }`;
    expect((await world.query(query)).data).toEqual({
      area: {
        feedbacks: {
          nodes: [
            { kind: 'BANNER', givenOn: 'XXXX-08-1X', organisation: { id: 'org-com-lianting' } },
          ],
        },
      },
    });
  });
});

describe('a complaint', () => {
  test('is answered once, also when two answer at once', async () => {
    const input = { feedbackId: await complained(), expectedVersion: 1, answer: '明天修。' };
    const answers = await Promise.all([
      answerFeedback.done(world, firm, input),
      answerFeedback.done(world, ningbao, input),
    ]);
    const [done] = answers.filter(({ feedback: row }) => row !== null);
    expect(done?.feedback).toMatchObject({
      state: 'ANSWERED',
      answer: '明天修。',
      version: 2,
      history: { nodes: [{ type: 'feedback.given' }, { type: 'feedback.answered' }] },
    });
    expect(answers.flatMap(faults)).toEqual([
      'INVALID_STATE feedbackId',
      'VERSION_CONFLICT expectedVersion',
    ]);
  });

  test('every role and state', async () => {
    for (const who of Object.keys(ACTORS) as Who[]) {
      const may = KEEPERS.includes(who) || who === 'the firm';
      for (const state of ['OPEN', 'RECEIVED', 'ANSWERED']) {
        const feedbackId = await madeIn(state);
        const asked = `{ feedback(id: "${feedbackId}") { allowedTransitions { mutation allowed } } }`;
        const { data } = await world.ask('lists', asked, {}, { actor: ACTORS[who] });
        expect(data?.feedback).toEqual({
          allowedTransitions:
            state === 'OPEN' ? [{ mutation: 'answerFeedback', allowed: may }] : [],
        });
        const input = { feedbackId, expectedVersion: 1, answer: '已修。' };
        expect(
          faults(await answerFeedback.done(world, ACTORS[who], input)),
          `${who} ${state}`,
        ).toEqual([
          ...(may ? [] : ['FORBIDDEN actingForId']),
          ...(state === 'OPEN' ? [] : ['INVALID_STATE feedbackId']),
        ]);
      }
    }
  });
});

let made = 0;
async function madeIn(state: string): Promise<string> {
  made += 1;
  const row = { id: `fbk-made-${made}`, state, version: 1 };
  const unanswered = { answer: null, answered_at: null, answered_by_id: null };
  const kind = state === 'RECEIVED' ? 'PRAISE' : 'COMPLAINT';
  await inLists(
    world,
    `insert into feedback select (jsonb_populate_record(f, $1)).* from feedback f where f.id = 'fbk-nb-complaint'`,
    [{ ...row, kind, ...(state === 'ANSWERED' ? {} : unanswered) }],
  );
  return row.id;
}

describe('is given', () => {
  const MAY: readonly Who[] = [...KEEPERS, 'a unit', 'a resident', 'a volunteer'];
  test.each(Object.keys(ACTORS) as Who[])('by %s', async (who) => {
    const expected = MAY.includes(who) ? [] : ['FORBIDDEN actingForId'];
    expect(faults(await giveFeedback.done(world, ACTORS[who], PRAISE))).toEqual(expected);
    // Of its own service the firm may hand in a complaint, and no praise.
    const complaint = [...MAY, 'the firm'].includes(who) ? [] : ['FORBIDDEN actingForId'];
    expect(faults(await giveFeedback.done(world, ACTORS[who], COMPLAINT))).toEqual(complaint);
  });

  test('by nobody of their own claim', async () => {
    const claimId = 'clm-nb-2023q1-02-1';
    const [claim] = await inLists<{ who: string }>(
      world,
      'select claimant_organisation_id as who from claim where id = $1',
      [claimId],
    );
    const own = { ...unit, id: String(claim?.who), organisationIds: [String(claim?.who)] };
    const said = { ...PRAISE, organisationId: null, compoundId: null, claimId };
    expect(faults(await giveFeedback.done(world, own, said))).toEqual(['FORBIDDEN actingForId']);
  });

  test.each<[string, object, string[]]>([
    ['of nothing', { organisationId: null, compoundId: null }, ['INVALID_INPUT claimId']],
    ['of two things', { claimId: 'clm-nb-2023q1-01-1' }, ['INVALID_INPUT claimId']],
    ['of nobody', { organisationId: 'org-none' }, ['NOT_FOUND organisationId']],
    [
      'with all that is wrong',
      { text: null, score: 3, compoundId: null, author: ' ' },
      [
        'INVALID_INPUT compoundId',
        'INVALID_INPUT author',
        'INVALID_INPUT text',
        'INVALID_INPUT score',
      ],
    ],
    ['a score of six', { kind: 'SCORE', score: 6 }, ['INVALID_INPUT score']],
    ['in the future', { givenOn: '2999' }, ['INVALID_INPUT givenOn']],
  ])('%s is refused and nothing is written', async (_why, more, expected) => {
    const before = await written();
    const answer = await giveFeedback.done(world, resident, { ...PRAISE, ...more });
    expect(faults(answer)).toEqual(expected);
    expect(await written()).toEqual(before);
  });
});
