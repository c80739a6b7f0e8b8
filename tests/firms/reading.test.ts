// Proves that firms, contracts, stations, evaluations, surveys and awards are read in full,
// filtered, ordered and counted, with what the reports left open left open.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Data> {
  const { data, errors } = await world.ask('firms', query, variables, { locale: 'EN' });
  expect(errors).toBeUndefined();
  return data as Data;
}

interface List {
  nodes: { id: string }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

const ids = (list: List) => list.nodes.map(({ id }) => id);

describe('a firm', () => {
  test('with its contract, award and survey; the award goes to the service', async () => {
    const { firm } = await ask<{ firm: unknown }>(`{
      firm(id: "firm-ningbao") {
        name english: name(locale: EN) chinese: name(locale: ZH) provenance version
        ownership redProperty organisation { id } partyBranch { id } area { id }
        contracts { totalCount nodes { id startsOn endsOn inForce(on: "2023-06-30") compound { id } } }
        surveys { nodes { satisfaction { value qualifier unit } surveyedOn sampleSize compound { id } } }
        awards { nodes { name(locale: ZH) level awardedOn places awardee { id firm { id } } } }
        evaluations { totalCount } stations { totalCount } allianceMemberships { totalCount }
      }
    }`);
    expect(firm).toEqual({
      name: 'Ningbao Shijia Property',
      english: 'Ningbao Shijia Property',
      chinese: '宁宝世家物业',
      provenance: 'REPORTED',
      version: 1,
      ownership: null,
      redProperty: true,
      organisation: { id: 'org-firm-ningbao' },
      partyBranch: null,
      area: { id: 'com-ningbao' },
      contracts: {
        totalCount: 1,
        nodes: [
          {
            id: 'ctr-ningbao',
            startsOn: null,
            endsOn: null,
            inForce: true,
            compound: { id: 'cmp-ningbao' },
          },
        ],
      },
      surveys: {
        nodes: [
          {
            satisfaction: { value: '90', qualifier: 'AT_LEAST', unit: '%' },
            surveyedOn: '2023?',
            sampleSize: null,
            compound: { id: 'cmp-ningbao' },
          },
        ],
      },
      awards: {
        nodes: [
          {
            name: '集美区十佳“红色物业”',
            level: 'DISTRICT',
            awardedOn: '2023?-05',
            places: 10,
            awardee: { id: 'ctr-ningbao', firm: { id: 'firm-ningbao' } },
          },
        ],
      },
      evaluations: { totalCount: 0 },
      stations: { totalCount: 0 },
      allianceMemberships: { totalCount: 0 },
    });
  });

  test('the steward centre: among the first of seventy, without a rank, with four stations', async () => {
    const { firm } = await ask<{ firm: unknown }>(`{
      firm(id: "firm-xincheng") {
        ownership partyBranch { id }
        stations { nodes { id partyBranch { id } assignments { totalCount } } }
        evaluations { nodes { id participants thirdParty heldOn organiser { id } results { totalCount } } }
        evaluationResults { nodes { rank band unmanagedCompoundsOnly provenance } }
      }
    }`);
    const station = (number: number, totalCount: number) => ({
      id: `stn-jimo-${number}`,
      partyBranch: { id: `org-stn-jimo-${number}-branch` },
      assignments: { totalCount },
    });
    expect(firm).toEqual({
      ownership: 'STATE',
      partyBranch: { id: 'org-firm-xincheng-branch' },
      stations: { nodes: [station(1, 40), station(2, 40), station(3, 40), station(4, 39)] },
      evaluations: {
        nodes: [
          {
            id: 'evl-jimo',
            participants: 70,
            thirdParty: true,
            heldOn: '2022?',
            organiser: null,
            results: { totalCount: 70 },
          },
        ],
      },
      evaluationResults: {
        nodes: [{ rank: null, band: 'TOP', unmanagedCompoundsOnly: true, provenance: 'REPORTED' }],
      },
    });
  });

  test('that nobody knows is null, and so is every other single thing', async () => {
    const none = await ask(`{
      firm(id: "firm-x") { id } managementContract(id: "ctr-x") { id }
      station(id: "stn-x") { id } evaluation(id: "evl-x") { id }
    }`);
    expect(none).toEqual({ firm: null, managementContract: null, station: null, evaluation: null });
  });
});

describe('lists', () => {
  test.each([
    ['within a street', '{ area: { within: "str-xinglin" } }', 37],
    ['of the district alone', '{ area: { eq: "dst-jimo" } }', 70],
    ['by an alias', '{ name: { eq: "城发物业" } }', 1],
    ['by a part of a name', '{ name: { contains: "chengfa" } }', 1],
    ['told of in the reports', '{ provenance: { eq: REPORTED } }', 7],
    ['owned by the state', '{ ownership: { in: [STATE] } }', 1],
    ['of unknown ownership', '{ ownership: { isNull: true } }', 119],
    ['not red for certain', '{ not: { redProperty: { eq: true } } }', 119],
    [
      'of two places at once',
      '{ or: [{ area: { within: "str-yinzhu" } }, { area: { within: "str-xinglin" } }] }',
      47,
    ],
    [
      'with all of two conditions',
      '{ and: [{ area: { within: "str-yinzhu" } }, { provenance: { eq: SYNTHETIC } }] }',
      9,
    ],
  ])('firms %s', async (_what, filter, count) => {
    const { firms } = await ask<{ firms: List }>(`{ firms(filter: ${filter}) { totalCount } }`);
    expect(firms.totalCount).toBe(count);
  });

  test('a list is read from end to end without a gap or a repeat', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { firms }: { firms: List } = await ask(
        `query ($after: String) {
          firms(first: 50, after: $after, orderBy: [{ field: AREA, direction: DESC }]) {
            nodes { id } totalCount pageInfo { hasNextPage endCursor }
          }
        }`,
        { after },
      );
      expect(firms.totalCount).toBe(120);
      seen.push(...ids(firms));
      after = firms.pageInfo.hasNextPage ? firms.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(120);
    expect(seen).toHaveLength(120);
  });

  test('every other noun has its own list, filtered and counted', async () => {
    const lists = await ask<Record<string, List>>(`{
      managementContracts(filter: { area: { within: "com-ningbao" } }, orderBy: [{ field: COMPOUND_ID }]) { nodes { id } totalCount }
      stations(filter: { firmId: { eq: "firm-xincheng" } }) { nodes { id } totalCount }
      stationAssignments(filter: { area: { within: "com-dahua" } }, first: 1) { nodes { id } totalCount }
      evaluations(filter: { participants: { gte: 70 }, thirdParty: { eq: true } }) { nodes { id } totalCount }
      evaluationResults(filter: { band: { eq: TOP }, rank: { isNull: true } }) { nodes { id } totalCount }
      surveys(filter: { rate: { gte: "90" }, qualifier: { eq: AT_LEAST } }) { nodes { id } totalCount }
      awards(filter: { level: { eq: DISTRICT }, contractId: { eq: "ctr-ningbao" } }) { nodes { id } totalCount }
      allianceMemberships(filter: { batch: { eq: 1 }, allianceId: { eq: "org-yinzhu-alliance" } }, first: 1) { nodes { id } totalCount }
    }`);
    const found = Object.entries(lists).map(([name, list]) => [name, ids(list), list.totalCount]);
    expect(found).toEqual([
      ['managementContracts', ['ctr-nb-2', 'ctr-nb-3', 'ctr-ningbao'], 3],
      ['stations', ['stn-jimo-1', 'stn-jimo-2', 'stn-jimo-3', 'stn-jimo-4'], 4],
      ['stationAssignments', ['sta-jimo-001'], 10],
      ['evaluations', ['evl-jimo'], 1],
      ['evaluationResults', ['evr-jimo-xincheng'], 1],
      ['surveys', ['srv-ningbao'], 1],
      ['awards', ['awd-ningbao'], 1],
      ['allianceMemberships', ['alm-yinzhu-01'], 9],
    ]);
  });
});
