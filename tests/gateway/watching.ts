import type { Graph } from './shapes.ts';

export interface Told {
  data?: { watchDemands: Record<string, unknown> | null } | null;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** A client that watches by server-sent events. */
export interface Watching {
  status: number;
  /** The next answer; null when the stream has ended. */
  next(): Promise<Told | null>;
  leave(): Promise<void>;
}

export async function watch(
  { url }: Pick<Graph, 'url'>,
  query: string,
  asked: { variables?: Record<string, unknown>; headers?: Record<string, string> } = {},
): Promise<Watching> {
  const left = new AbortController();
  const response = await fetch(url, {
    method: 'POST',
    signal: left.signal,
    headers: {
      'content-type': 'application/json',
      'accept-language': 'en',
      accept: 'text/event-stream',
      ...asked.headers,
    },
    body: JSON.stringify({ query, variables: asked.variables }),
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  return {
    status: response.status,
    next: async () => {
      for (;;) {
        const end = rest.indexOf('\n\n');
        if (end >= 0) {
          const event = rest.slice(0, end);
          rest = rest.slice(end + 2);
          const data = /^data: (.+)$/m.exec(event)?.[1];
          if (/^event: next$/m.test(event) && data) {
            return JSON.parse(data) as Told;
          }
          if (/^event: complete$/m.test(event)) {
            return null;
          }
          continue;
        }
        const read = await reader?.read();
        if (!read || read.done) {
          return null;
        }
        rest += read.value;
      }
    },
    leave: async () => {
      await reader?.cancel().catch(() => undefined);
      left.abort();
    },
  };
}
