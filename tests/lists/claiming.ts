import type { Actor } from '@lianjian/kernel/context';
import type { ExecutionResult } from 'graphql';
import pg from 'pg';
import { organisation } from '../testkit/actors.ts';
import type { World } from '../testkit/world.ts';

/** A unit whose key may claim. */
export const unit = (id: string): Actor => organisation(id, 'PARTNER_UNIT', ['claims:write']);

export interface ClaimInput {
  idempotencyKey?: string;
  actingForId?: string;
  demandId?: string;
  resourceId?: string | null;
  claimantId?: string;
  partnerIds?: readonly string[];
  agreementId?: string;
  quantity?: number;
}

export interface UserError {
  code: string;
  field: string[] | null;
  limit: number | null;
  entityId: string | null;
  message: string;
}

export interface Claimed {
  claim: {
    id: string;
    state: string;
    quantity: number;
    quarter: string;
    expiresAt: string | null;
    demand: { id: string; state: string; free: number; held: number; committed: number };
  } | null;
  replayed: boolean;
  userErrors: UserError[];
}

const MUTATION = `mutation ($input: ClaimDemandInput!) { claimDemand(input: $input) {
  claim { id state quantity quarter expiresAt demand { id state free held committed } }
  replayed userErrors { code field limit entityId message } } }`;

let keys = 0;

/** How often a client asks again, with the same key, when the answer did not come in time. */
const TRIES = 6;

/** Claims through the gateway; a key of its own unless one is given. */
export async function claimDemand(
  world: World,
  actor: Actor | null,
  input: ClaimInput,
): Promise<Claimed> {
  keys += 1;
  const keyed = { idempotencyKey: `key-${keys}`, ...input };
  for (let tries = 1; ; tries += 1) {
    const { data, errors } = await tryToClaim(world, actor, keyed);
    if (!errors) {
      const { claimDemand: claimed } = data as { claimDemand: Claimed };
      // What was made by a try whose answer was lost is made by this call.
      return tries > 1 && input.idempotencyKey === undefined
        ? { ...claimed, replayed: false }
        : claimed;
    }
    if (tries === TRIES || errors[0]?.extensions?.code !== 'SUBGRAPH_UNAVAILABLE') {
      throw new Error(JSON.stringify(errors));
    }
  }
}

export function tryToClaim(
  world: World,
  actor: Actor | null,
  input: ClaimInput,
): Promise<ExecutionResult> {
  keys += 1;
  return world.query(
    MUTATION,
    { input: { idempotencyKey: `key-${keys}`, ...input } },
    { actor, locale: 'EN' },
  );
}

/** Runs SQL as the superuser in the namespace of the lists: for what only a test may do. */
export async function inLists<Row extends pg.QueryResultRow>(
  world: World,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({
    connectionString: world.adminUrl,
    options: '-c search_path=lists,extensions',
  });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** Rows on which a counter is not what the claims add up to; there must be none at any time. */
export function imbalances(world: World) {
  return inLists<{ what: string; id: string }>(world, IMBALANCES);
}

const TAKEN = `
  sum(case when state in ('OFFERED', 'HELD') then quantity else 0 end)::int as held,
  sum(case when state in ('ACCEPTED', 'IN_SERVICE', 'DELIVERED') then quantity
    when state = 'CONFIRMED' then confirmed else 0 end)::int as committed`;

const balance = (claims: string, demand: string, quarter: string) => `
  select 'demand' as what, d.id from ${demand} d
  left join (select demand_id, ${TAKEN} from ${claims} group by 1) c on c.demand_id = d.id
  where d.held <> coalesce(c.held, 0) or d.committed <> coalesce(c.committed, 0)
  union all
  select 'quarter', q.resource_id || ' ' || q.quarter from ${quarter} q
  left join (select resource_id, quarter, ${TAKEN} from ${claims} group by 1, 2) c
    on c.resource_id = q.resource_id and c.quarter = q.quarter
  where q.held <> coalesce(c.held, 0) or q.committed <> coalesce(c.committed, 0)`;

const IMBALANCES = `
  ${balance('claim', 'demand', 'resource_quarter')}
  union all ${balance('claim_now', 'demand_now', 'resource_quarter_now')}
  union all select 'free', id from demand_now where quantity <> free + held + committed or free < 0
  union all select 'free', resource_id from resource_quarter_now
    where capacity <> free + held + committed or free < 0`;
