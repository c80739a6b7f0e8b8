// The question that everything stands for, asked once through the gateway: what does 宁宝 need this
// quarter, who offers something that fits, why, and who has claimed it. Five owners answer.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';

const PROVIDER = '... on Organisation { id name } ... on Person { id pseudonym }';

const QUESTION = `query ($area: ID!, $quarter: Quarter!) {
  area(id: $area) {
    name
    committee { name }
    threeLists(quarter: $quarter) {
      resources(first: 100) { totalCount nodes { id title provider { ${PROVIDER} } } }
      demands(first: 100) { totalCount }
      claimList(first: 100) {
        totalCount
        nodes {
          id title state free committed
          compound { name managementContract { firm { name } } }
          matches(first: 5) {
            totalCount
            nodes { rank score resource { id } factors { code contribution available source } }
          }
          claims { nodes { id } }
        }
      }
      claims(first: 100) {
        totalCount
        nodes { state quantity claimant { ${PROVIDER} } agreement { title } demand { title } }
      }
    }
  }
}`;

interface Match {
  rank: number;
  score: number;
  resource: { id: string };
  factors: { code: string; contribution: number; available: boolean; source: string }[];
}

interface Listed {
  id: string;
  title: string;
  state: string;
  free: number;
  compound: { name: string; managementContract: { firm: { name: string } } | null } | null;
  matches: { totalCount: number; nodes: Match[] };
  claims: { nodes: unknown[] };
}

interface Answer {
  area: {
    name: string;
    committee: { name: string };
    threeLists: {
      resources: { totalCount: number; nodes: { provider: object }[] };
      demands: { totalCount: number };
      claimList: { totalCount: number; nodes: Listed[] };
      claims: {
        totalCount: number;
        nodes: { state: string; claimant: object; agreement: { title: string } | null }[];
      };
    };
  };
}

let world: World;
let answer: Answer;
beforeAll(async () => {
  world = await openWorld();
  const variables = { area: 'com-ningbao', quarter: '2023-Q2' };
  const { data, errors } = await world.query(QUESTION, variables);
  expect(errors).toBeUndefined();
  answer = data as unknown as Answer;
});
afterAll(() => world.close());

it('names the community and who acts for it', () => {
  expect(answer.area.name).toBe('宁宝社区');
  expect(answer.area.committee.name).toContain('宁宝');
});

it('shows the three lists with their counts', () => {
  const { resources, demands, claimList, claims } = answer.area.threeLists;
  expect(resources.totalCount).toBe(18);
  expect(resources.nodes.every(({ provider }) => provider !== null)).toBe(true);
  expect(claims.totalCount).toBe(11);
  expect(claimList.nodes).toHaveLength(claimList.totalCount);
  expect(demands.totalCount).toBeGreaterThan(claimList.totalCount);
});

it('shows each demand with its compound and the firm that manages it', () => {
  const { nodes } = answer.area.threeLists.claimList;
  const firms = new Set(nodes.map(({ compound }) => compound?.managementContract?.firm.name));
  expect(nodes.filter(({ compound }) => compound !== null).length).toBeGreaterThan(10);
  expect(firms).toContain('宁宝世家物业');
});

it('ranks who could take up what is open, with factors from three subgraphs', () => {
  const open = answer.area.threeLists.claimList.nodes.filter(({ free }) => free > 0);
  const matched = open.filter(({ matches }) => matches.nodes.length > 0);
  expect(matched.length).toBeGreaterThan(3);
  for (const { matches } of matched) {
    expect(matches.nodes.map(({ rank }) => rank)).toEqual(matches.nodes.map((_m, i) => i + 1));
    for (const { score, factors } of matches.nodes) {
      expect(factors.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(score);
      expect(factors.every(({ available }) => available)).toBe(true);
      const owners = new Set(factors.map(({ source }) => source.split(':')[0]));
      expect([...owners].sort()).toEqual(['agreements', 'lists', 'organisations']);
    }
  }
});

it('leaves a gap where nobody offers anything that fits', () => {
  const open = answer.area.threeLists.claimList.nodes.filter(({ free }) => free > 0);
  expect(open.some(({ matches }) => matches.totalCount === 0)).toBe(true);
});

it('shows every claim with the name of who claimed and the agreement it was made under', () => {
  const { nodes } = answer.area.threeLists.claims;
  expect(nodes.every(({ claimant }) => 'name' in claimant || 'pseudonym' in claimant)).toBe(true);
  expect(nodes.some(({ agreement }) => agreement !== null)).toBe(true);
  expect(nodes.map(({ state }) => state).filter((state) => state === 'HELD')).toEqual([]);
});
