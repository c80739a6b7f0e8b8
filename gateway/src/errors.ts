import { inLocale, type RequestMeta } from '@lianjian/kernel/context';
import { isReadable } from '@lianjian/kernel/errors';
import { log } from '@lianjian/kernel/log';
import { GraphQLError } from 'graphql';
import { Refusal } from './refusal.ts';

type Path = readonly (string | number)[];

const INTERNAL = 'INTERNAL_SERVER_ERROR';

/** What the inside says to the inside; a client has no use for it and may not see it. */
const INNER_EXTENSIONS = new Set([
  'exception',
  'originalError',
  'request',
  'response',
  'serviceName',
  'stacktrace',
  'unexpected',
]);

/** Codes of a call that failed, as against those of what was asked by it. */
const CALL_CODES = new Set([
  'DOWNSTREAM_SERVICE_ERROR',
  'GATEWAY_TIMEOUT',
  'RESPONSE_VALIDATION_FAILED',
  'SUBREQUEST_HTTP_ERROR',
  'TIMEOUT_ERROR',
]);

/** GraphQL's own words for a value that a type does not take. */
const BAD_VALUE = /^(Variable "\$|Argument "|Expected value of type )/;

function codeOf({ extensions, message }: GraphQLError): string {
  const { code } = extensions;
  if (BAD_VALUE.test(message) && (!code || code === 'GRAPHQL_VALIDATION_FAILED')) {
    return 'BAD_USER_INPUT';
  }
  return typeof code === 'string' && !CALL_CODES.has(code) ? code : INTERNAL;
}

/** Tells whether a call as a whole failed; without a place even a right can only be the gateway's. */
export function isOfCall({ extensions: { code } }: GraphQLError): boolean {
  return CALL_CODES.has(String(code)) || code === 'UNAUTHENTICATED' || code === 'FORBIDDEN';
}

/** The owner of what stands at this path did not answer. */
export function unavailable({ locale }: Pick<RequestMeta, 'locale'>, path: Path): GraphQLError {
  const texts = {
    zh: '此处数据的来源暂时没有应答。',
    en: 'The source of this data does not answer at the moment.',
  };
  const extensions = { code: 'SUBGRAPH_UNAVAILABLE' };
  return new GraphQLError(inLocale(texts, null, { locale }), { path, extensions });
}

/** An error as the client may read it; one that nobody vouches for is logged whole and masked. */
export function presentable(error: GraphQLError, meta: RequestMeta): GraphQLError {
  if (error instanceof Refusal) {
    return refused(error, meta);
  }
  const code = codeOf(error);
  if (code === INTERNAL || !isReadable(error)) {
    return masked(error, meta);
  }
  const { http, ...given } = error.extensions;
  const outer = Object.entries(given).filter(([key]) => !INNER_EXTENSIONS.has(key));
  const rest = { ...Object.fromEntries(outer), code };
  if (error.path) {
    // Its lines are those of the planner's document, and one field has no say in the HTTP status.
    return new GraphQLError(error.message, { path: error.path, extensions: rest });
  }
  const { nodes, source, positions } = error;
  const extensions = { ...rest, http: http ?? { status: 400, spec: true } };
  return new GraphQLError(error.message, { nodes, source, positions, extensions });
}

function refused({ texts, status, headers, extensions }: Refusal, meta: RequestMeta) {
  // `spec` would turn the status into 200 for clients of the older media type.
  const http = { status, headers, spec: false };
  return new GraphQLError(inLocale(texts, null, meta), { extensions: { ...extensions, http } });
}

function masked(error: GraphQLError, { locale, requestId }: RequestMeta): GraphQLError {
  // A subgraph that has masked an error has logged it as well.
  if (error.extensions.code !== INTERNAL) {
    log().error({ requestId, path: error.path, err: error.originalError ?? error });
  }
  const texts = { zh: '服务内部出错。', en: 'Something went wrong inside.' };
  const http = error.path ? undefined : { http: { status: 500 } };
  return new GraphQLError(inLocale(texts, null, { locale }), {
    path: error.path,
    extensions: { code: INTERNAL, requestId, ...http },
  });
}
