import type { Actor } from '@lianjian/kernel/context';
import { organisation, person } from '../testkit/actors.ts';
import { commandOf } from '../testkit/commands.ts';
import type { World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';

const SCOPES = ['resources:write', 'claims:write'];
export const unitH = organisation('org-nb-unit-h', 'PARTNER_UNIT', SCOPES);
export const unitK = organisation('org-nb-unit-k', 'PARTNER_UNIT', SCOPES);
export const ningbao = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);
export const xinglin = organisation('org-str-xinglin', 'COMMUNITY', SCOPES);
export const lianting = organisation('org-com-lianting', 'COMMUNITY', SCOPES);
export const platform = organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', SCOPES);
export const resident = person('per-nb-resident-1', 'RESIDENT_REPRESENTATIVE', SCOPES);

const SELECTION = `id version state reason suspendedBy title description category audiences unit
  capacityPerQuarter availableFrom availableTo assuredOn provenance
  schedule { weekday from to } serviceAreas { id } serviceCompounds { id } listedIn { id }
  provider { __typename ... on Organisation { id } ... on Person { id } }
  deliveredBy { id } agreement { id } history { nodes { type fromVersion toVersion changes } }`;

const command = (mutation: string, input?: string) =>
  commandOf({ subgraph: 'lists', mutation, input, field: 'resource', selection: SELECTION });

export const publishResource = command('publishResource');

/** Every step of a resource, with what it asks for besides the resource and its version. */
export const steps = {
  updateResource: { ...command('updateResource'), more: { title: '义诊（更新）' } },
  suspendResource: {
    ...command('suspendResource', 'ResourceReasonInput'),
    more: { reason: 'CLAIMANT_UNABLE' },
  },
  resumeResource: { ...command('resumeResource', 'ResourceStepInput'), more: {} },
  withdrawResource: {
    ...command('withdrawResource', 'ResourceReasonInput'),
    more: { reason: 'NO_LONGER_NEEDED' },
  },
} as const;

export type Step = keyof typeof steps;

/** What a unit of 宁宝 offers. */
export const OFFER = {
  areaId: 'com-ningbao',
  title: '义诊',
  category: 'MEDICAL',
  audiences: ['ELDERLY'],
  unit: 'SESSION',
  capacityPerQuarter: 4,
};

/** Takes a step on the resource as it is now, unless a version is said. */
export async function take(
  world: World,
  name: Step,
  actor: Actor,
  resourceId: string,
  more: { expectedVersion?: number } & Record<string, unknown> = {},
) {
  const expectedVersion = more.expectedVersion ?? (await versionOf(world, resourceId));
  const input = { resourceId, ...steps[name].more, ...more, expectedVersion };
  return steps[name].done(world, actor, input);
}

async function versionOf(world: World, resourceId: string): Promise<number> {
  const [row] = await inLists<{ version: number }>(
    world,
    'select version from service_resource where id = $1',
    [resourceId],
  );
  return row?.version ?? 1;
}

/** A resource of the unit, published as a test wants it. */
export async function published(world: World, more = {}): Promise<string> {
  const { resource, userErrors } = await publishResource.done(world, unitH, { ...OFFER, ...more });
  if (!resource) {
    throw new Error(JSON.stringify(userErrors));
  }
  return String(resource.id);
}

/** Puts a resource where a test wants it, at its first version. */
export async function put(world: World, id: string, state: string): Promise<void> {
  const [own, by = null] = state.split(' ');
  await inLists(
    world,
    `update service_resource set state = $2, suspended_by = $3, reason = null, version = 1
      where id = $1`,
    [id, own, by],
  );
}
