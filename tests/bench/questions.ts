import type { Actor } from '@lianjian/kernel/context';
import { organisation } from '../testkit/actors.ts';
import { HERE } from './district.ts';

/** A page that is asked for: its answer is the same however much stands around it. */
export interface Question {
  name: string;
  query: string;
  actor?: Actor;
}

const PLATFORM = organisation('org-platform', 'PLATFORM_ADMINISTRATOR', ['lists:write']);
const within = `filter: { area: { within: "${HERE}" } }`;

export const questions: readonly Question[] = [
  {
    name: 'three lists of a community',
    query: `{ threeLists(areaId: "${HERE}", quarter: "2023-Q2") {
      resources(first: 20) { totalCount nodes { id title } }
      demands(first: 20) { totalCount nodes { id title state } }
      claimList { totalCount }
      claims(first: 20) { totalCount nodes { id state } } } }`,
  },
  {
    name: 'matches of 100 demands',
    query: `{ demands(first: 100, filter: { area: { within: "${HERE}" }, state: { eq: LISTED } }) {
      nodes { id matches(first: 3) { totalCount nodes { score resource { id } } } } } }`,
  },
  {
    name: 'newest demands of a community',
    query: `{ demands(first: 20, ${within}, orderBy: { field: UPDATED_AT, direction: DESC }) { totalCount nodes { id } } }`,
  },
  {
    name: 'demands of a community, by id',
    query: `{ demands(first: 20, ${within}) { totalCount nodes { id } } }`,
  },
  {
    name: 'resources of a community',
    query: `{ serviceResources(first: 20, filter: { listedIn: { within: "${HERE}" } }, orderBy: { field: TITLE, direction: ASC }) { totalCount nodes { id title } } }`,
  },
  {
    name: 'claims of a community, newest first',
    query: `{ claims(first: 20, ${within}, orderBy: { field: UPDATED_AT, direction: DESC }) { totalCount nodes { id } } }`,
  },
  {
    name: 'all claims, newest first',
    query:
      '{ claims(first: 20, orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { id } } }',
  },
  {
    name: 'all demands, newest first',
    query:
      '{ demands(first: 20, orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { id } } }',
  },
  {
    name: 'claims of a community by their demand',
    query: `{ claims(first: 20, filter: { area: { within: "${HERE}" }, demand: { category: { eq: GREENING } } }) { totalCount nodes { id } } }`,
  },
  {
    name: 'all claims by their demand, newest first',
    query: `{ claims(first: 20, filter: { demand: { area: { within: "${HERE}" }, category: { eq: GREENING } } }, orderBy: { field: UPDATED_AT, direction: DESC }) { totalCount nodes { id } } }`,
  },
  {
    name: 'demands of a community that nobody claimed',
    query: `{ demands(first: 20, filter: { area: { within: "${HERE}" }, kind: { eq: COMMUNITY_PROJECT }, claims: { none: {} } }) { totalCount nodes { id } } }`,
  },
  {
    name: 'demands by what became of their claims',
    query: `{ demands(first: 20, filter: { area: { within: "${HERE}" }, claims: { some: { state: { eq: CONFIRMED } } } }, orderBy: { field: UPDATED_AT, direction: DESC }) { totalCount nodes { id } } }`,
  },
  {
    name: 'resources that were claimed for wishes',
    actor: PLATFORM,
    query: `{ serviceResources(first: 20, filter: { listedIn: { within: "${HERE}" }, claims: { some: { quarter: { eq: "2023-Q2" }, state: { in: [ACCEPTED, CONFIRMED] } } } }) { totalCount nodes { id } } }`,
  },
  {
    name: 'a compound by two characters',
    query: '{ compounds(filter: { name: { contains: "棠棣" } }) { totalCount nodes { id name } } }',
  },
  {
    name: 'demands by two characters of the title',
    query: `{ demands(first: 20, filter: { area: { within: "${HERE}" }, title: { contains: "漏水" } }) { totalCount nodes { id } } }`,
  },
  {
    name: 'demands by search',
    query: `{ demands(first: 20, filter: { area: { within: "${HERE}" }, search: "漏水" }) { totalCount nodes { id } } }`,
  },
  {
    name: 'worklist of a community',
    actor: PLATFORM,
    query: `{ worklist(areaId: "${HERE}") { toSort(first: 20) { totalCount nodes { id } }
      toConfirm(first: 20) { totalCount nodes { id } } toRate(first: 20) { totalCount nodes { id } } overdue { totalCount } } }`,
  },
  {
    name: 'supply gap of a community',
    query: `{ supplyGap(areaId: "${HERE}", quarter: "2023-Q2") { category wanted assignable gap } }`,
  },
];
