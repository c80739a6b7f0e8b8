import type { Context } from '@lianjian/kernel/context';
import { askEntities } from '@lianjian/kernel/peers';
import { asked } from '@lianjian/vocabulary/asking';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { dayOf } from '../quarter/quarter.rules.ts';
import type { Place } from './place.ts';
import {
  type Belonging,
  isSubmitter,
  keepsPlace,
  NOWHERE,
  submitterViolations,
} from './submitter.rules.ts';

/** What stands against somebody's putting forward a need of a place; who belongs there is asked. */
export async function askSubmitter(by: By, place: Place, ctx: Context): Promise<UserErrorShape[]> {
  if (keepsPlace(by, place) || !isSubmitter(by.actor)) {
    return submitterViolations(by, place, NOWHERE);
  }
  const { answer, down } = await asked('actingForId', () => belongingOf(by, place, ctx));
  return down ? [down] : submitterViolations(by, place, answer);
}

const belongingOf = async (by: By, place: Place, ctx: Context): Promise<Belonging> => ({
  areaIds: await areasOf(by, ctx),
  compoundIds: await managedBy(by, place, ctx),
});

const IN_FORCE = 'first: 100, filter: { inForce: { eq: true } }';
const PERSON = `... on Person { area { id }
  appointments(${IN_FORCE}) { nodes { organisation { area { id } } } }
  memberships(${IN_FORCE}) { nodes { team { area { id } } } }
  ties(${IN_FORCE}) { nodes { toArea { id } toOrganisation { area { id } } } } }`;

interface Somewhere {
  area: { id: string } | null;
}

interface KnownPerson extends Somewhere {
  appointments: { nodes: { organisation: Somewhere | null }[] };
  memberships: { nodes: { team: Somewhere | null }[] };
  ties: { nodes: { toArea: { id: string } | null; toOrganisation: Somewhere | null }[] };
}

/** Where a person belongs, whoever they act for; an organisation belongs by its contracts. */
async function areasOf({ actor }: By, ctx: Context): Promise<string[]> {
  if (actor.kind !== 'PERSON') {
    return [];
  }
  const named = [{ __typename: 'Person', id: actor.id }];
  const [answer] = await askEntities('organisations', named, PERSON, ctx);
  if (!answer) {
    return [];
  }
  const { area, appointments, memberships, ties } = answer as unknown as KnownPerson;
  const found = [
    area,
    ...appointments.nodes.map(({ organisation }) => organisation?.area),
    ...memberships.nodes.map(({ team }) => team?.area),
    ...ties.nodes.map(({ toArea, toOrganisation }) => toArea ?? toOrganisation?.area),
  ];
  return found.flatMap((each) => (each ? [each.id] : []));
}

interface KnownFirm {
  contracts: { nodes: { inForce: boolean | null; compound: { id: string } | null }[] };
}

/** The compounds of a community that a firm manages; of which it is not known that it is over. */
async function managedBy({ actingForId }: By, { areaId }: Place, ctx: Context): Promise<string[]> {
  const [, id] = /^org-(firm-.+)$/.exec(actingForId) ?? [];
  if (id === undefined) {
    return [];
  }
  const [today, within] = [dayOf(new Date()), areaId].map((each) => JSON.stringify(each));
  const selection = `... on PropertyFirm {
    contracts(first: 100, filter: { area: { within: ${within} } }) {
      nodes { inForce(on: ${today}) compound { id } } } }`;
  const [answer] = await askEntities('firms', [{ __typename: 'PropertyFirm', id }], selection, ctx);
  const nodes = (answer as KnownFirm | null)?.contracts.nodes ?? [];
  return nodes.flatMap(({ inForce, compound }) =>
    inForce !== false && compound ? [compound.id] : [],
  );
}
