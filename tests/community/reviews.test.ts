// A community's year: opened once, marked by the community and never by who did it, published with its
// counts as they were; who may, and who reads it when.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLists } from '../lists/claiming.ts';
import { organisation } from '../testkit/actors.ts';
import { commandOf, faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { ACTORS, KEEPERS, ningbao, SCOPES, street, unit, type Who } from './keeping.ts';

const ITEMS = `items(first: 100) { totalCount nodes { id version claims delivered confirmed released ratings
  rating score remark scoredBy { id } organisation { id } agreement { id } } }`;
const review = (mutation: string) =>
  commandOf({
    subgraph: 'lists',
    mutation,
    field: 'review',
    selection: `id version state year publishedAt area { id } history { nodes { type } } ${ITEMS}`,
  });
const openReview = review('openReview');
const publishReview = review('publishReview');
const scoreReviewItem = commandOf({
  subgraph: 'lists',
  mutation: 'scoreReviewItem',
  field: 'reviewItem',
  selection: 'id version score remark scoredBy { id } history { nodes { type } }',
});

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Item {
  id: string;
  organisation_id: string | null;
  version: number;
}
const itemsOf = (id: unknown) =>
  inLists<Item>(
    world,
    'select id, organisation_id, version from review_item where review_id = $1 order by id',
    [id],
  );

/** An open review of 宁宝's year 2023, all of it marked unless said. */
async function opened({ isMarked = true } = {}): Promise<string> {
  await inLists(world, 'delete from review_item');
  await inLists(world, 'delete from review');
  const { review: row, userErrors } = await openReview.done(world, ningbao, {
    areaId: 'com-ningbao',
    year: 2023,
  });
  expect(userErrors).toEqual([]);
  if (isMarked) {
    await inLists(world, `update review_item set score = 4, scored_by_id = 'org-str-xinglin'`);
  }
  return String(row?.id);
}

const NUMBERS = `select coalesce(organisation_id, agreement_id) as of, claims, delivered, confirmed,
  released, ratings, rating::text from review_item order by 1`;

describe('a review', () => {
  test('of the sample was counted as the claims say, and is counted so again', async () => {
    const before = await inLists(world, NUMBERS);
    expect(before.length).toBeGreaterThan(5);
    await opened();
    expect(await inLists(world, NUMBERS)).toEqual(before);
  });

  test('is opened once for a year, also when two open it at once', async () => {
    await inLists(world, 'delete from review_item');
    await inLists(world, 'delete from review');
    const input = { areaId: 'com-ningbao', year: 2023 };
    const answers = await Promise.all([1, 2, 3].map(() => openReview.done(world, ningbao, input)));
    expect(answers.filter(({ review: row }) => row !== null)).toHaveLength(1);
    expect(answers.flatMap(faults)).toEqual(['DUPLICATE year', 'DUPLICATE year']);
    expect(faults(await openReview.done(world, ningbao, { ...input, year: 2999 }))).toEqual([
      'INVALID_INPUT year',
    ]);
  });

  test('is marked line by line, published once, and stands so whatever comes later', async () => {
    const reviewId = await opened({ isMarked: false });
    const items = await itemsOf(reviewId);
    const early = await publishReview.done(world, ningbao, { reviewId, expectedVersion: 1 });
    expect(faults(early)).toEqual(items.map(() => 'INVALID_STATE reviewId'));
    for (const { id: itemId, version } of items) {
      const input = { itemId, expectedVersion: version, score: 4, remark: '守时。' };
      const answer = await scoreReviewItem.done(world, street, input);
      expect(answer.reviewItem).toMatchObject({
        score: 4,
        version: version + 1,
        scoredBy: { id: street.id },
        history: { nodes: [{ type: 'review.scored' }] },
      });
    }
    const input = { reviewId, expectedVersion: 1 };
    const answers = await Promise.all([1, 2].map(() => publishReview.done(world, ningbao, input)));
    const [done] = answers.filter(({ review: row }) => row !== null);
    expect(done?.review).toMatchObject({ state: 'PUBLISHED', version: 2 });
    expect(answers.flatMap(faults)).toEqual([
      'INVALID_STATE reviewId',
      'VERSION_CONFLICT expectedVersion',
    ]);
    const numbers = await inLists(world, NUMBERS);
    await inLists(world, `delete from rating where claim_id like 'clm-nb-2023q1%'`);
    expect(await inLists(world, NUMBERS)).toEqual(numbers);
    const [item] = await itemsOf(reviewId);
    const late = { itemId: item?.id, expectedVersion: item?.version, score: 1 };
    expect(faults(await scoreReviewItem.done(world, street, late))).toEqual([
      'INVALID_STATE itemId',
    ]);
  });

  test('is read by everybody once it is published, and before by the community and above', async () => {
    const reviewId = await opened();
    const query = `{ review(id: "${reviewId}") { state } reviews { totalCount } reviewItems { totalCount }
      organisation(id: "org-nb-unit-a") { reviews { totalCount } } }`;
    const read = async (actor: typeof unit | null) =>
      (await world.query(query, {}, { actor })).data;
    const hidden = {
      review: null,
      reviews: { totalCount: 0 },
      reviewItems: { totalCount: 0 },
      organisation: { reviews: { totalCount: 0 } },
    };
    expect([await read(null), await read(unit)]).toEqual([hidden, hidden]);
    expect(await read(street)).toMatchObject({ review: { state: 'OPEN' } });
    await publishReview.done(world, ningbao, { reviewId, expectedVersion: 1 });
    expect(await read(null)).toMatchObject({
      review: { state: 'PUBLISHED' },
      organisation: { reviews: { totalCount: 1 } },
    });
  });
});

describe('who', () => {
  test.each(Object.keys(ACTORS) as Who[])('%s opens, marks and publishes', async (who) => {
    const actor = ACTORS[who];
    const may = KEEPERS.includes(who);
    const year = { areaId: 'com-ningbao', year: 2022 };
    const forbidden = may ? [] : ['FORBIDDEN actingForId'];
    const reviewId = await opened();
    expect(faults(await openReview.done(world, actor, year))).toEqual(forbidden);
    const item = (await itemsOf(reviewId)).find((each) => each.organisation_id === 'org-nb-unit-h');
    const mark = { itemId: item?.id, expectedVersion: item?.version, score: 3 };
    const seesIt = may;
    expect(faults(await scoreReviewItem.done(world, actor, mark))).toEqual(
      seesIt ? [] : ['NOT_FOUND itemId'],
    );
    const publish = { reviewId, expectedVersion: 1 };
    expect(faults(await publishReview.done(world, actor, publish))).toEqual(
      seesIt ? [] : ['NOT_FOUND reviewId'],
    );
  });

  test('did what is marked does not mark it', async () => {
    const reviewId = await opened();
    const [item] = (await itemsOf(reviewId)).filter((each) => each.organisation_id !== null);
    await inLists(world, `update review_item set organisation_id = $1 where id = $2`, [
      ningbao.id,
      item?.id,
    ]);
    const mark = { itemId: item?.id, expectedVersion: item?.version, score: 5 };
    expect(faults(await scoreReviewItem.done(world, ningbao, mark))).toEqual([
      'FORBIDDEN actingForId',
    ]);
    expect((await scoreReviewItem.done(world, street, mark)).userErrors).toEqual([]);
  });

  test('acts for another community, or without the scope, does not', async () => {
    const other = organisation('org-com-lianting', 'COMMUNITY', SCOPES);
    const input = { areaId: 'com-ningbao', year: 2022 };
    expect(faults(await openReview.done(world, other, input))).toEqual(['FORBIDDEN actingForId']);
    const none = await openReview.tried(world, { ...ningbao, scopes: [] }, input);
    expect(none.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
