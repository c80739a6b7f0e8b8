import type { Graph } from './shapes.ts';

/** An answer as a client reads it. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  data?: Record<string, unknown> | null;
  errors?: {
    message: string;
    path?: (string | number)[];
    extensions: Record<string, unknown> & { code?: string };
  }[];
}

/** Asks a graph by HTTP. */
export async function ask(
  { url }: Pick<Graph, 'url'>,
  query: string,
  asked: { variables?: Record<string, unknown>; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const headers = { 'content-type': 'application/json', 'accept-language': 'en', ...asked.headers };
  const body = JSON.stringify({ query, variables: asked.variables });
  return answerOf(await fetch(url, { method: 'POST', headers, body }));
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, text, ...parsed(text) };
}

export function bearer(credential: string): Record<string, string> {
  return { authorization: `Bearer ${credential}` };
}

export function codes({ errors }: Answer): (string | undefined)[] {
  return (errors ?? []).map(({ extensions }) => extensions.code);
}

function parsed(text: string): Pick<Answer, 'data' | 'errors'> {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
