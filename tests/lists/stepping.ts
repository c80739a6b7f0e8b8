import type { Actor } from '@lianjian/kernel/context';
import { organisation, person } from '../testkit/actors.ts';
import type { World } from '../testkit/world.ts';
import { claimDemand, inLists, type UserError, unit } from './claiming.ts';

const WRITES = ['claims:write'];

export const community = organisation('org-com-ningbao', 'COMMUNITY', WRITES);
export const street = organisation('org-str-xinglin', 'COMMUNITY', WRITES);
export const platform = organisation('org-platform', 'PLATFORM_ADMINISTRATOR', WRITES);
export const elsewhere = organisation('org-com-lianting', 'COMMUNITY', WRITES);
export const provider = unit('org-nb-unit-h');
export const stranger = unit('org-nb-unit-k');
/** Asked for what the arenas need. */
export const recipient = person('per-nb-resident-1', 'RESIDENT_REPRESENTATIVE', WRITES);

export interface Stepped {
  claim: {
    id: string;
    state: string;
    version: number;
    quantity: number;
    reason: string | null;
    delivered: number;
    confirmed: number;
    demand: { state: string; free: number; held: number; committed: number };
  } | null;
  replayed: boolean;
  userErrors: (UserError & { currentVersion: number | null })[];
}

const INPUTS: Readonly<Record<string, string>> = {
  acceptClaim: 'ClaimStepInput',
  arrangeService: 'ArrangeServiceInput',
  startService: 'ClaimStepInput',
  chooseClaim: 'ClaimStepInput',
  declineClaim: 'ClaimReasonInput',
  releaseClaim: 'ClaimReasonInput',
  returnDelivery: 'ClaimReasonInput',
  reportDelivery: 'ReportDeliveryInput',
  confirmDelivery: 'ConfirmDeliveryInput',
  rateService: 'RateServiceInput',
  reassignClaim: 'ReassignClaimInput',
};

let keys = 0;

/** Takes a step through the gateway, with a key of its own unless one is given. */
export async function take(
  world: World,
  actor: Actor,
  mutation: string,
  input: Record<string, unknown>,
): Promise<Stepped> {
  keys += 1;
  const { data, errors } = await world.query(
    `mutation ($input: ${INPUTS[mutation]}!) { ${mutation}(input: $input) {
      claim { id state version quantity reason delivered confirmed
        demand { state free held committed } }
      replayed userErrors { code field limit entityId message currentVersion } } }`,
    { input: { idempotencyKey: `step-${keys}`, ...input } },
    { actor, locale: 'EN' },
  );
  if (errors) {
    throw new Error(JSON.stringify(errors));
  }
  return (data as Record<string, Stepped>)[mutation] as Stepped;
}

let arenas = 0;

/** A listed demand of its own and a resource that fits it, alike in how much they have. */
export async function arena(world: World, quantity: number) {
  arenas += 1;
  const demandId = `dem-arena-${arenas}`;
  const resourceId = `res-arena-${arenas}`;
  await inLists(
    world,
    `insert into demand select (jsonb_populate_record(d, jsonb_build_object('id', $1::text,
      'quantity', $2::int, 'held', 0, 'committed', 0, 'state', 'LISTED', 'claimed_on', null))).*
    from demand d where d.id = 'dem-nb-2023q2-18'`,
    [demandId, quantity],
  );
  await inLists(
    world,
    `insert into service_resource select (jsonb_populate_record(r, jsonb_build_object(
      'id', $1::text, 'capacity_per_quarter', $2::int))).*
    from service_resource r where r.id = 'res-nb-12'`,
    [resourceId, quantity],
  );
  for (const [table, columns] of COVERAGE) {
    await inLists(
      world,
      `insert into ${table} (resource_id, ${columns}) select $1, ${columns} from ${table}
        where resource_id = 'res-nb-12'`,
      [resourceId],
    );
  }
  await inLists(
    world,
    `insert into submission (id, demand_id, channel, submitted_at, person_id, provenance)
      values ($1, $2, 'VISIT', now(), $3, 'ENTERED')`,
    [`sub-arena-${arenas}`, demandId, recipient.id],
  );
  return { demandId, resourceId };
}

const COVERAGE = [
  ['service_area', 'area_id'],
  ['service_compound', 'compound_id'],
  ['schedule_rule', 'weekday, from_time, to_time'],
] as const;

/** A claim of the provider that is held on an arena. */
export async function held(world: World, at: Awaited<ReturnType<typeof arena>>, quantity: number) {
  const { claim, userErrors } = await claimDemand(world, provider, { ...at, quantity });
  if (!claim) {
    throw new Error(JSON.stringify(userErrors));
  }
  return claim.id;
}

/** Takes steps in turn, each with the version that the one before left; answers the last. */
export async function through(
  world: World,
  claimId: string,
  steps: readonly (readonly [Actor, string, Record<string, unknown>?])[],
): Promise<Stepped> {
  let last: Stepped | undefined;
  for (const [actor, mutation, more] of steps) {
    const [row] = await inLists<{ version: number }>(
      world,
      'select version from claim where id = $1',
      [claimId],
    );
    last = await take(world, actor, mutation, { claimId, expectedVersion: row?.version, ...more });
    if (last.userErrors.length > 0) {
      throw new Error(`${mutation}: ${JSON.stringify(last.userErrors)}`);
    }
  }
  if (!last) {
    throw new Error('No step was taken.');
  }
  return last;
}
