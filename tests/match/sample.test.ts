// The open demands of 宁宝 in the second quarter of 2023, through the gateway: each stands for one way
// in which an offer fits a demand or misses it, and each says so.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Shown {
  rank: number;
  score: number;
  claimableQuantity: number;
  ruleVersion: string;
  resource: { id: string };
  factors: { code: string; contribution: number; source: string; available: boolean }[];
}

interface Verdict {
  fits: boolean;
  pointsShort: number | null;
  resource: { id: string } | null;
  blockers: { code: string; source: string; note: string }[];
  match: Shown | null;
  ahead: Shown[];
}

const SHOWN = `rank score claimableQuantity ruleVersion resource { id }
  factors { code contribution source available }`;

async function answer<T>(query: string, variables: Record<string, unknown>): Promise<T> {
  const { data, errors } = await world.query(query, variables, { locale: 'EN' });
  expect(errors).toBeUndefined();
  return (data as { value: T }).value;
}

async function matches(id: string): Promise<Shown[]> {
  const query = `query ($id: ID!) { value: demand(id: $id) { matches { nodes { ${SHOWN} } totalCount } } }`;
  const value = await answer<{ matches: { nodes: Shown[]; totalCount: number } }>(query, { id });
  expect(value.matches.totalCount).toBe(value.matches.nodes.length);
  return value.matches.nodes;
}

const fitting = async (id: string) => (await matches(id)).map(({ resource }) => resource.id);

function whyNot(demandId: string, of: { resourceId?: string; providerId?: string }) {
  const query = `query ($demandId: ID!, $resourceId: ID, $providerId: ID) {
    value: whyNot(demandId: $demandId, resourceId: $resourceId, providerId: $providerId) {
      fits pointsShort resource { id } blockers { code source note } match { ${SHOWN} } ahead { ${SHOWN} }
    }
  }`;
  return answer<Verdict | null>(query, { demandId, ...of });
}

const ELDERLY = 'dem-nb-2023q2-12';
const GREENING = 'dem-nb-2023q2-19';

describe('medical advice for the elderly', () => {
  test('fits R03 alone', async () => {
    expect(await fitting(ELDERLY)).toEqual(['res-nb-03']);
  });

  test.each([
    ['res-nb-02', ['NO_CAPACITY']],
    ['res-nb-04', ['AUDIENCE']],
    ['res-nb-05', ['OUTSIDE_SERVICE_AREA']],
    ['res-nb-09', ['CATEGORY', 'AUDIENCE']],
    ['res-nb-16', ['CATEGORY', 'AUDIENCE']],
  ])('%s is told %j', async (resourceId, codes) => {
    const verdict = await whyNot(ELDERLY, { resourceId });
    expect(verdict).toMatchObject({ fits: false, pointsShort: null, match: null });
    expect(verdict?.blockers.map(({ code }) => code)).toEqual(codes);
    expect(verdict?.blockers.every(({ note, source }) => note && source)).toBe(true);
    expect(verdict?.ahead.map(({ resource }) => resource.id)).toEqual(['res-nb-03']);
  });

  test('of a provider the resource that fits speaks', async () => {
    const verdict = await whyNot(ELDERLY, { providerId: 'org-nb-unit-a' });
    expect(verdict).toMatchObject({ fits: true, pointsShort: 0, ahead: [] });
    expect(verdict?.resource?.id).toBe('res-nb-03');
    expect(verdict?.match).toEqual((await matches(ELDERLY))[0]);
  });

  test('of a provider whose nothing fits, what comes nearest', async () => {
    const verdict = await whyNot(ELDERLY, { providerId: 'org-nb-unit-c' });
    expect(verdict?.resource?.id).toBe('res-nb-05');
    expect(verdict?.blockers.map(({ code }) => code)).toEqual(['OUTSIDE_SERVICE_AREA']);
  });

  test('who offers nothing is told so', async () => {
    const verdict = await whyNot(ELDERLY, { providerId: 'org-nobody' });
    expect(verdict).toMatchObject({ fits: false, resource: null });
    expect(verdict?.blockers.map(({ code }) => code)).toEqual(['RESOURCE_NOT_OFFERED']);
  });
});

test.each([
  ['medical advice for children', 'dem-nb-2023q2-13', ['res-nb-04']],
  ['parking: nobody', 'dem-nb-2023q2-14', []],
  ['a language class for children: nobody', 'dem-nb-2023q2-15', []],
  ['plumbing on working days: nobody', 'dem-nb-2023q2-16', []],
  ['a repair indoors at nb-2: the related electrician', 'dem-nb-2023q2-17', ['res-nb-07']],
  ['surveillance, carried over: nobody', 'dem-nb-2023q1-09', []],
  ['couriers', 'dem-nb-2023q2-21', ['res-nb-16']],
])('%s', async (_name, id, expected) => {
  expect(await fitting(id)).toEqual(expected);
});

test.each([
  ['a class for adults', 'dem-nb-2023q2-15', 'res-nb-09', ['AUDIENCE']],
  ['an electrician at weekends', 'dem-nb-2023q2-16', 'res-nb-07', ['OUTSIDE_TIME_WINDOW']],
  ['a handyman of another compound', 'dem-nb-2023q2-17', 'res-nb-06', ['OUTSIDE_SERVICE_AREA']],
])('%s is told what is in the way', async (_name, demandId, resourceId, codes) => {
  const verdict = await whyNot(demandId, { resourceId });
  expect(verdict?.blockers.map(({ code }) => code)).toEqual(codes);
});

test('policy advice for eight is met for five', async () => {
  const [only, ...others] = await matches('dem-nb-2023q2-18');
  expect(others).toEqual([]);
  expect(only).toMatchObject({ resource: { id: 'res-nb-12' }, claimableQuantity: 5 });
  expect(only?.factors.find(({ code }) => code === 'CAPACITY')?.contribution).toBe(563);
});

test('greening is ranked by what two other subgraphs know', async () => {
  const shown = await matches(GREENING);
  expect(shown.map(({ resource }) => resource.id)).toEqual(['res-nb-11', 'res-nb-08', 'res-nb-17']);
  const points = (at: number, code: string) =>
    shown[at]?.factors.find((factor) => factor.code === code)?.contribution;
  expect([0, 1, 2].map((at) => points(at, 'AGREEMENT'))).toEqual([1400, 1400, 0]);
  expect([0, 1, 2].map((at) => points(at, 'REPORT_IN'))).toEqual([0, 1000, 0]);
  for (const { score, factors } of shown) {
    expect(factors.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(score);
    const owners = new Set(factors.map(({ source }) => source.split(':')[0]));
    expect([...owners].sort()).toEqual(['agreements', 'lists', 'organisations']);
  }
});

test('who is behind hears how far, and who is ahead', async () => {
  const [first, second, third] = await matches(GREENING);
  const verdict = await whyNot(GREENING, { resourceId: 'res-nb-17' });
  expect(verdict?.pointsShort).toBe((first?.score ?? 0) - (third?.score ?? 0));
  expect(verdict?.ahead).toEqual([first, second]);
});

test.each([
  ['routed to whom it concerns', 'dem-nb-2023q2-23'],
  ['merged', 'dem-nb-2023q2-26'],
  ['withdrawn', 'dem-nb-2023q2-28'],
  ['claimed', 'dem-nb-2023q2-01'],
])('what is %s has no matches', async (_name, id) => {
  expect(await fitting(id)).toEqual([]);
});

test('a demand or resource that nobody knows has no verdict', async () => {
  expect(await whyNot('dem-nothing', { resourceId: 'res-nb-03' })).toBeNull();
  expect(await whyNot(ELDERLY, { resourceId: 'res-nothing' })).toBeNull();
});

test('the gap of the quarter', async () => {
  const query = `query ($id: ID!) { value: area(id: $id) { supplyGap(quarter: "2023-Q2") { category wanted assignable gap } } }`;
  const { supplyGap } = await answer<{ supplyGap: unknown[] }>(query, { id: 'com-ningbao' });
  expect(supplyGap).toEqual(
    [
      ['LANGUAGE_CLASS', 4, 0],
      ['POLICY_ADVICE', 8, 5],
      ['PARKING', 1, 0],
      ['PLUMBING_ELECTRIC', 1, 0],
      ['SURVEILLANCE', 1, 0],
      ['GREENING', 1, 1],
      ['INDOOR_REPAIR', 1, 1],
      ['MEDICAL', 2, 2],
      ['REST_AND_SUPPLIES', 30, 30],
    ].map(([category, wanted, assignable]) => ({
      category,
      wanted,
      assignable,
      gap: Number(wanted) - Number(assignable),
    })),
  );
});
