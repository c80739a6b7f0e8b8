// One whole quarter of a community, from a street that has nothing to the year's review: who joins, what
// residents say, what units offer, how each need is met, and what lists, clocks and books say in the end.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { imbalances } from '../../lists/claiming.ts';
import { storyOf } from '../../testkit/story.ts';
import { openWorld, type World } from '../../testkit/world.ts';
import { type Cast, castOf, QUARTER } from './cast.ts';
import { collecting, offering, sorting } from './collecting.ts';
import { joining } from './joining.ts';
import { aYearGoesBy, reviewing } from './reviewing.ts';
import { claiming, handling, serving, thanking } from './serving.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld();
  cast = castOf(storyOf(world));
});
afterAll(() => world.close());

test('a street joins', () => joining(cast));
test('its residents say what they need', () => collecting(cast));
test('what they said is sorted', () => sorting(cast));
test('units offer what they can do', () => offering(cast));

const MATCHES = `query ($id: ID!, $resource: ID!, $area: ID!, $quarter: Quarter!) {
  demand(id: $id) { submissions { totalCount }
    matches { nodes { resource { id } score factors { contribution } } } }
  whyNot(demandId: $id, resourceId: $resource) { fits blockers { code } }
  supplyGap(areaId: $area, quarter: $quarter) { category wanted assignable gap } }`;

interface Matched {
  demand: {
    submissions: { totalCount: number };
    matches: { nodes: { resource: object; score: number; factors: { contribution: number }[] }[] };
  };
  whyNot: object;
  supplyGap: object[];
}

test('the lists are matched', async () => {
  const { id, actor, story } = cast;
  const about = { id: id('pressure'), resource: id('gardeners'), area: id('area') };
  const variables = { ...about, quarter: QUARTER };
  const { demand, ...found } = await story.ask<Matched>(MATCHES, variables, actor('community'));
  expect(demand.submissions.totalCount).toBe(2);
  const [match] = demand.matches.nodes;
  expect(match?.resource).toEqual({ id: id('doctors') });
  const points = match?.factors.reduce((sum, { contribution }) => sum + contribution, 0);
  expect(points).toBe(match?.score);
  expect(found).toEqual({
    whyNot: { fits: false, blockers: [{ code: 'CATEGORY' }] },
    supplyGap: [
      { category: 'GREENING', wanted: 3, assignable: 2, gap: 1 },
      { category: 'MEDICAL', wanted: 2, assignable: 2, gap: 0 },
    ],
  });
});

test('one unit claims, another is asked, volunteers sign up', () => claiming(cast));
test('each is served, confirmed and rated', () => serving(cast));
test('a case goes through its stages', () => handling(cast));
test('a service day is held, and points are spent', () => thanking(cast));

const END = `query ($area: ID!, $quarter: Quarter!, $clinic: ID!, $demand: ID!, $holder: ID!, $scheme: ID!) {
  threeLists(areaId: $area, quarter: $quarter) {
    resources { totalCount } demands { totalCount } claimList { totalCount }
    claims { nodes { state confirmed } } }
  worklist(areaId: $area) { toSort { totalCount } toAccept { totalCount } toConfirm { totalCount } }
  organisation(id: $clinic) { serviceRecord { claims rating } }
  demand(id: $demand) { state clocks { code state } }
  supplyGap(areaId: $area, quarter: $quarter) { category gap }
  pointsAccount(schemeId: $scheme, holderId: $holder) { balance passbook { nodes { points balance } } } }`;

test('in the end lists, clocks, records and books agree with what was told', async () => {
  const { id, actor, story } = cast;
  const of = { area: id('area'), clinic: id('clinic'), demand: id('pressure') };
  const books = { scheme: id('scheme'), holder: id('carpenter') };
  const told = await story.ask(END, { ...of, ...books, quarter: QUARTER }, actor('community'));
  expect(told).toMatchObject({
    threeLists: {
      resources: { totalCount: 2 },
      demands: { totalCount: 4 },
      claimList: { totalCount: 2 },
    },
    worklist: { toAccept: { totalCount: 0 }, toConfirm: { totalCount: 0 } },
    organisation: { serviceRecord: { claims: 1, rating: '5' } },
    demand: { state: 'CONFIRMED' },
    pointsAccount: { balance: 4 },
  });
  expect(await imbalances(world)).toEqual([]);
});

test("the year's review is published with everybody's counts", async () => {
  await aYearGoesBy(world, cast);
  const items = await reviewing(cast);
  const units = items.filter(({ organisation }) => organisation !== null);
  expect(units.map(({ organisation, confirmed }) => [organisation?.id, confirmed]).sort()).toEqual(
    [
      [cast.id('clinic'), 1],
      [cast.id('garden'), 1],
    ].sort(),
  );
  expect(cast.told('review')).toMatchObject({ state: 'PUBLISHED' });
});
