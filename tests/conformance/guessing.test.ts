// What somebody may not read they cannot find out by asking for what stands beside it: whichever way a
// filter reaches there, right and wrong guesses get the same answer, with the same counts.
import type { Actor } from '@lianjian/kernel/context';
import { subgraphs } from '@lianjian/schema/registry';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { type Place, places, type Reach, reachesOf } from './relation-audit.ts';

interface Secret {
  right: string;
  wrong: string;
}

/** Of each type that is hidden from somebody: something that is true of a hidden row of the sample. */
const SECRETS: Readonly<Record<string, Secret>> = {
  Demand: { right: 'title: { contains: "老花镜" }', wrong: 'title: { contains: "望远镜" }' },
  Claim: {
    right: 'demandId: { eq: "dem-longze-wish-01" }',
    wrong: 'demandId: { eq: "dem-longze-wish-none" }',
  },
  Visit: { right: 'outcome: { eq: MET }', wrong: 'id: { eq: "vis-none" }' },
  PointsAccount: {
    right: 'balance: { gt: 0 }',
    wrong: 'balance: { gt: 1000000 }',
  },
  PointsEntry: { right: 'points: { gt: 0 }', wrong: 'points: { gt: 1000000 }' },
  PointsSettled: { right: 'balance: { gt: 0 }', wrong: 'balance: { gt: 1000000 }' },
  Redemption: { right: 'state: { eq: COLLECTED }', wrong: 'id: { eq: "rdm-none" }' },
  Person: { right: 'id: { eq: "per-nb-resident-1" }', wrong: 'id: { eq: "per-none" }' },
};

const STRANGERS: readonly [string, Actor | null][] = [
  ['nobody', null],
  ['a unit elsewhere', organisation('org-nb-unit-a', 'PARTNER_UNIT', ['claims:write'])],
  ['a community elsewhere', organisation('org-com-fangzhi', 'COMMUNITY')],
  ['an analyst', organisation('org-housing-bureau', 'ANALYST')],
  ['a resident elsewhere', person('per-none', 'RESIDENT_REPRESENTATIVE', ['demands:write'])],
];
const PLATFORM = organisation('org-platform', 'PLATFORM_ADMINISTRATOR');

interface Route {
  subgraph: string;
  place: Place;
  reach: Reach;
}

const routes: Route[] = subgraphs.flatMap(({ name, schema }) =>
  places(schema).flatMap((place) =>
    reachesOf(schema, place.node).map((reach) => ({ subgraph: name, place, reach })),
  ),
);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Every way to put a guess: plainly, the other way round, beside others and within others. */
function waysOf({ name, many }: Reach, guess: string): string[] {
  const plain = many ? `${name}: { some: { ${guess} } }` : `${name}: { ${guess} }`;
  const inside = `not: { ${guess} }`;
  return [
    plain,
    `not: { ${plain} }`,
    `or: [{ ${plain} }, { id: { eq: "none" } }]`,
    many ? `${name}: { some: { ${inside} } }` : `${name}: { ${inside} }`,
    ...(many
      ? [`${name}: { none: { ${guess} } }`, `not: { ${name}: { none: { ${guess} } } }`]
      : []),
  ];
}

async function answers({ subgraph, place, reach }: Route, guess: string, actor: Actor | null) {
  const parts = waysOf(reach, guess).map(
    (filter, i) => `q${i}: ${place.ask(`, filter: { ${filter} }`, 'totalCount nodes { id }')}`,
  );
  const { data, errors } = await world.ask(subgraph, `{ ${parts.join(' ')} }`, {}, { actor });
  expect(errors, parts[0]).toBeUndefined();
  return data;
}

describe.each(Object.entries(SECRETS))('%s', (type, { right, wrong }) => {
  const leading = routes.filter(({ reach }) => reach.related === type);

  test('is guessed at by those who may read it', async () => {
    const told: string[] = [];
    for (const route of leading) {
      const [yes, no] = [
        await answers(route, right, PLATFORM),
        await answers(route, wrong, PLATFORM),
      ];
      if (JSON.stringify(yes) !== JSON.stringify(no)) {
        told.push(`${route.place.node}.${route.reach.name}`);
      }
    }
    expect(told).not.toEqual([]);
  });

  test.each(STRANGERS)('is not guessed at by %s', async (_who, actor) => {
    for (const route of leading) {
      expect(await answers(route, right, actor), `${route.place.node}.${route.reach.name}`).toEqual(
        await answers(route, wrong, actor),
      );
    }
  });
});
