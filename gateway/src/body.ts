import { Refusal } from './refusal.ts';
import type { Plugin } from './state.ts';

/**
 * Bytes of one request, its variables with it: a file of 5,000 long lines fits, and what is passed on
 * to a subgraph stays below the 4 MiB that it takes.
 */
export const BODY_BYTES_MAX = 3.5 * 1024 * 1024;

/**
 * A POST has a JSON body of bounded size. A form or plain text is what a page of another site could
 * send without asking the browser first, so neither is read.
 */
export function useJsonBody(): Plugin {
  return {
    onRequestParse({ request, setRequestParser }) {
      if (request.method !== 'POST') {
        return;
      }
      const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
      if (type !== 'application/json') {
        throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 415, {
          zh: 'POST 请求的 content-type 必须是 application/json。',
          en: 'The content-type of a POST must be application/json.',
        });
      }
      if (Number(request.headers.get('content-length') ?? 0) > BODY_BYTES_MAX) {
        throw tooLarge();
      }
      setRequestParser(async (posted) => parse(await textOf(posted)));
    },
  };
}

async function textOf(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > BODY_BYTES_MAX) {
      throw tooLarge();
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): ReturnType<typeof JSON.parse> {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('BAD_REQUEST', 400, {
      zh: '请求正文不是有效的 JSON。',
      en: 'The body is not valid JSON.',
    });
  }
}

function tooLarge(): Refusal {
  const texts = {
    zh: `请求正文不得超过 ${BODY_BYTES_MAX} 字节，请分成几份。`,
    en: `A body may have at most ${BODY_BYTES_MAX} bytes; send it in parts.`,
  };
  // What is still on its way is not read, so the connection cannot be used again.
  const headers = { connection: 'close' };
  return new Refusal('REQUEST_TOO_LARGE', 413, texts, {
    headers,
    extensions: { limit: BODY_BYTES_MAX },
  });
}
