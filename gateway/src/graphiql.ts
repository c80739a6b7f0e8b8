import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** Answers a browser. */
export type Page = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface PageOptions {
  title: string;
  /** Queries that stand in tabs of their own, ready to run. */
  queries: readonly string[];
}

interface Rendered {
  plain: Buffer;
  zipped: Buffer;
  tag: string;
}

/** The page holds all it needs; a browser that would fetch anything from elsewhere may not. */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'unsafe-inline'",
  'worker-src blob:',
  'img-src data:',
  'font-src data:',
  "connect-src 'self'",
  "frame-ancestors 'none'",
].join('; ');

const WHOLE_WINDOW = '<style>body { margin: 0 } #root { height: 100vh }</style>';

/** GraphiQL as one page of nine megabytes: made at the first request, packed once, then kept. */
export function graphiqlPage(options: PageOptions): Page {
  let rendered: Promise<Rendered> | undefined;
  return async (request, response) => {
    rendered ??= render(options);
    const { plain, zipped, tag } = await rendered;
    const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', POLICY);
    response.setHeader('vary', 'accept, accept-encoding');
    response.setHeader('etag', tag);
    // A browser keeps the page and asks each time whether it is still the one.
    response.setHeader('cache-control', 'no-cache');
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304).end();
      return;
    }
    if (takesGzip) {
      response.setHeader('content-encoding', 'gzip');
    }
    response.end(takesGzip ? zipped : plain);
  };
}

async function render({ title, queries }: PageOptions): Promise<Rendered> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = renderGraphiQL({
    title,
    // The title stands beside the logo already.
    logo: '<span></span>',
    defaultTabs: queries.map((query) => ({ query })),
    shouldPersistHeaders: true,
    inputValueDeprecation: true,
    schemaDescription: true,
  });
  const plain = Buffer.from(String(html).replace('</head>', `${WHOLE_WINDOW}</head>`));
  const tag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 16)}"`;
  return { plain, zipped: await promisify(gzip)(plain), tag };
}
