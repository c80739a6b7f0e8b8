import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import type { RequestMeta } from './context.ts';
import { DOCUMENT_TOKENS_MAX } from './limits.ts';
import type { Streamer } from './streaming.ts';

/** How often a silent stream says that it is still there. */
const PULSE_MS = 15_000;

interface Asked {
  query?: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

/** Answers a subscription with server-sent events: `next` for each answer, `complete` at the end. */
export async function sendEvents(
  { schema, streamer }: { schema: GraphQLSchema; streamer: Streamer },
  body: unknown,
  meta: RequestMeta,
  response: ServerResponse,
): Promise<void> {
  const result = await begun(schema, streamer, (body ?? {}) as Asked, meta);
  if (!(Symbol.asyncIterator in result)) {
    response.setHeader('content-type', 'application/graphql-response+json');
    response.end(JSON.stringify(result));
    return;
  }
  response.on('close', () => void result.return());
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.flushHeaders();
  const pulse = setInterval(() => response.write(':\n\n'), PULSE_MS);
  try {
    for await (const each of result) {
      if (!response.write(`event: next\ndata: ${JSON.stringify(each)}\n\n`)) {
        // Who reads slowly is waited for, and so is the reader of the log behind it.
        await Promise.race([once(response, 'drain'), once(response, 'close')]);
      }
    }
    response.end('event: complete\ndata:\n\n');
  } catch {
    response.destroy();
  } finally {
    clearInterval(pulse);
  }
}

async function begun(
  schema: GraphQLSchema,
  streamer: Streamer,
  { query, variables, operationName }: Asked,
  meta: RequestMeta,
): Promise<Awaited<ReturnType<Streamer>>> {
  const document = parsed(String(query ?? ''));
  if (document instanceof GraphQLError) {
    return { errors: [document] };
  }
  const errors = validate(schema, document);
  return errors.length > 0 ? { errors } : streamer({ document, variables, operationName, meta });
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: DOCUMENT_TOKENS_MAX });
  } catch (error) {
    if (error instanceof GraphQLError) {
      return error;
    }
    throw error;
  }
}
