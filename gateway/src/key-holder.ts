import { randomUUID } from 'node:crypto';
import { type Actor, GATEWAY } from '@lianjian/kernel/context';
import type { Executor } from '@lianjian/kernel/execute';
import { parse } from 'graphql';
import type { KeyHolder } from './api-key.ts';

const QUESTION = parse(
  'query ($hash: String!) { apiKeyHolder(hash: $hash) { kind id organisationIds roles scopes } }',
  { noLocation: true },
);

/** Asks the subgraph that keeps the keys, for the gateway itself: nobody else is answered. */
export function keyHolderFrom(keeper: Executor): KeyHolder {
  return async (hash) => {
    const meta = { caller: GATEWAY, actor: null, locale: 'EN' as const, requestId: randomUUID() };
    const { data, errors } = await keeper({ document: QUESTION, variables: { hash }, meta });
    if (errors || !data) {
      throw new Error(`Keys cannot be looked up: ${errors?.[0]?.message ?? 'no answer'}`);
    }
    return (data.apiKeyHolder ?? null) as Actor | null;
  };
}
