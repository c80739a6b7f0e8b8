import { setTimeout as sleep } from 'node:timers/promises';

/** Asks the graph and gives its data. Throws Unanswered. */
export type Ask = <Data>(
  query: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<Data>;

/** What was asked has no answer: nobody is there, or the graph refuses to be asked so. */
export class Unanswered extends Error {}

interface Result {
  data?: unknown;
  errors?: readonly { message: string; extensions?: { code?: string } }[];
}

/** For which it is worth to ask again: with the same key nothing is done twice. */
const PASSING = ['SUBGRAPH_UNAVAILABLE', 'TOO_MANY_REQUESTS', 'TIMEOUT_ERROR', 'GATEWAY_TIMEOUT'];
const PAUSES_MS = [500, 2_000, 5_000];
const PATIENCE_MS = 60_000;

/** Asks over HTTP with a key; what passes is waited for. */
export function askOver(url: string, key: string, send: typeof fetch = fetch): Ask {
  const once = async (body: string): Promise<Result> => {
    const response = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return (await response.json()) as Result;
  };
  return async <Data>(query: string, variables: Readonly<Record<string, unknown>>) => {
    const body = JSON.stringify({ query, variables });
    for (let attempt = 0; ; attempt += 1) {
      const { data, errors } = await once(body).catch(unreachable(url));
      const pause = PAUSES_MS[attempt];
      const isPassing = errors?.some(({ extensions }) => PASSING.includes(extensions?.code ?? ''));
      if (!errors) {
        return data as Data;
      }
      if (!isPassing || pause === undefined) {
        throw new Unanswered(errors.map(({ message }) => message).join(' '));
      }
      await sleep(pause);
    }
  };
}

const unreachable =
  (url: string) =>
  (error: unknown): Result => {
    const why = error instanceof Error ? error.message : String(error);
    const message = `${url} does not answer (${why}).`;
    return { errors: [{ message, extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] };
  };
