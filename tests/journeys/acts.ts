import type { Actor } from '@lianjian/kernel/context';
import { expect } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import type { World } from '../testkit/world.ts';

export const SCOPES = ['demands:write', 'claims:write', 'resources:write'];
export const communityOf = (id: string) => organisation(`org-${id}`, 'COMMUNITY', SCOPES);

export interface Row {
  id: string;
  state: string;
  version: number;
  stage?: string | null;
  demand?: { state: string; stage: string | null };
}

const SELECTION = {
  demand: 'demand { id state version stage }',
  claim: 'claim { id state version demand { state stage } }',
  resource: 'resource { id state version }',
};

export const ofDemand = ({ id, version }: Row) => ({ demandId: id, expectedVersion: version });
export const ofClaim = ({ id, version }: Row) => ({ claimId: id, expectedVersion: version });

export const NEED = {
  channel: 'HAPPINESS_MAILBOX',
  category: 'MEDICAL',
  audience: 'ELDERLY',
  title: '楼下量血压',
  unit: 'SESSION',
  quantity: 1,
};

/** What a journey does in a world, each with a key of its own. */
export function actsIn(world: () => World) {
  let keys = 0;

  /** A mutation that has to be done; what its payload has. */
  async function act(
    actor: Actor,
    mutation: string,
    input: object,
    field: keyof typeof SELECTION = 'demand',
    type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`,
  ): Promise<Row> {
    keys += 1;
    const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) {
      ${SELECTION[field]} userErrors { code field } } }`;
    const values = { input: { idempotencyKey: `journey-${keys}`, ...input } };
    const { data, errors } = await world().query(text, values, { actor });
    expect(errors, mutation).toBeUndefined();
    const payload = (data as Record<string, Record<string, unknown>>)[mutation];
    expect(payload?.userErrors, mutation).toEqual([]);
    return payload?.[field] as Row;
  }

  async function listed(community: Actor, need: object): Promise<Row> {
    const said = await act(community, 'submitDemand', { ...NEED, ...need });
    const sorted = await act(community, 'sortDemand', ofDemand(said));
    return act(community, 'listDemand', ofDemand(sorted), 'demand', 'DemandStepInput');
  }

  /** A claim that was accepted, to its confirmation by the community. */
  async function delivered(
    community: Actor,
    claimant: Actor,
    accepted: Row,
    quantity = 1,
  ): Promise<Row> {
    const step = 'ClaimStepInput';
    const started = await act(claimant, 'startService', ofClaim(accepted), 'claim', step);
    const report = { ...ofClaim(started), quantity };
    const reported = await act(claimant, 'reportDelivery', report, 'claim');
    const confirm = { ...ofClaim(reported), quantity };
    const confirmed = await act(community, 'confirmDelivery', confirm, 'claim');
    expect(confirmed).toMatchObject({ state: 'CONFIRMED', demand: { state: 'CONFIRMED' } });
    return started;
  }

  return { act, listed, delivered };
}
