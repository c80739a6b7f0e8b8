import { readFile } from 'node:fs/promises';
import { byApiKey } from '@lianjian/gateway/api-key';
import { createGateway } from '@lianjian/gateway/gateway';
import { inProcess } from '@lianjian/gateway/in-process';
import { keyHolderFrom } from '@lianjian/gateway/key-holder';
import { expect } from 'vitest';
import { SUPERGRAPH, type World } from './world.ts';

/** What a mutation made, and the key where it made one. */
export interface Made {
  id: string;
  version: number;
  state: string;
  secret: string;
}

/** The gateway as clients with keys meet it: every call shows one. */
export interface ByKey {
  /** Asks, and nothing may go wrong. */
  ask<T>(key: string, query: string, variables?: object): Promise<T>;
  /** Does one mutation, which nothing may stand against, and gives back what it made. */
  act(key: string, mutation: string, field: string, input: object): Promise<Made>;
  /** How many mutations have been done. */
  acts(): number;
  close(): Promise<void>;
}

const INPUTS: Readonly<Record<string, string>> = {
  acknowledgeDemand: 'DemandStepInput',
  listDemand: 'DemandStepInput',
  acceptClaim: 'ClaimStepInput',
};
const HAS_STATE = ['demand', 'claim', 'agreement', 'resource'];

export async function openByKey(world: World): Promise<ByKey> {
  const keeper = world.executors.get('organisations');
  if (!keeper) {
    throw new Error('Nobody keeps the keys.');
  }
  const gateway = createGateway({
    supergraph: await readFile(SUPERGRAPH, 'utf8'),
    transport: inProcess(world.executors),
    authenticate: byApiKey(keyHolderFrom(keeper)),
  });
  let acts = 0;

  async function ask<T>(key: string, query: string, variables: object = {}): Promise<T> {
    const request = new Request('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await (await gateway.fetch(request)).json()) as {
      data: T;
      errors?: unknown;
    };
    expect(errors).toBeUndefined();
    return data;
  }

  async function act(key: string, mutation: string, field: string, input: object): Promise<Made> {
    acts += 1;
    const usual = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${INPUTS[mutation] ?? usual}!) { ${mutation}(input: $input) {
      ${field} { id version ${HAS_STATE.includes(field) ? 'state' : ''} }
      ${field === 'apiKey' ? 'secret' : ''} userErrors { code field message(locale: EN) } } }`;
    const given = { idempotencyKey: `act ${acts}`, ...input };
    const data = await ask<Record<string, Record<string, unknown>>>(key, query, { input: given });
    const answer = data[mutation];
    expect(answer?.userErrors, mutation).toEqual([]);
    return { ...(answer?.[field] as Made), secret: String(answer?.secret ?? '') };
  }

  return { ask, act, acts: () => acts, close: async () => gateway[Symbol.asyncDispose]() };
}
