import { GraphQLError } from 'graphql';
import { inLocale, type Locale } from './context.ts';

/** The codes of top-level errors; a rule's refusal is a `userErrors` entry instead. */
export type FailureCode =
  | 'BAD_USER_INPUT'
  | 'PAGE_SIZE'
  | 'CURSOR'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'TOO_MANY_REPRESENTATIONS'
  | 'TOO_MANY_SUBSCRIPTIONS'
  | 'SUBGRAPH_UNAVAILABLE'
  | 'INTERNAL_SERVER_ERROR';

export interface Bilingual {
  zh: string;
  en: string;
}

/** A failure that the client may read whole: everything else is masked. */
export function failure(
  code: FailureCode,
  texts: Bilingual,
  ctx: { locale: Locale },
  extensions: Record<string, unknown> = {},
): GraphQLError {
  return new GraphQLError(inLocale(texts, null, ctx), { extensions: { code, ...extensions } });
}

/** What is thrown for a bug: the client gets a code and the request id, the log gets the rest. */
export function masked(error: GraphQLError, ctx: { locale: Locale; requestId: string }) {
  const texts = { zh: '服务内部出错。', en: 'Something went wrong inside.' };
  return new GraphQLError(inLocale(texts, null, ctx), {
    nodes: error.nodes,
    path: error.path,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: ctx.requestId },
  });
}

/**
 * What is thrown when another owner does not answer, or when too much is going on at once: a code, and
 * no word of where it was asked. Nothing was written; a mutation is safe to repeat with its key.
 */
export function unavailable(error: GraphQLError, ctx: { locale: Locale }): GraphQLError {
  const { nodes, path } = error;
  const texts = {
    zh: '此处数据的来源暂时没有应答。',
    en: 'The source of this data does not answer at the moment.',
  };
  const extensions = { code: 'SUBGRAPH_UNAVAILABLE' };
  return new GraphQLError(inLocale(texts, null, ctx), { nodes, path, extensions });
}

/** An error is the client's to read when nothing was thrown beneath it, or a failure of ours was. */
export function isReadable(error: GraphQLError): boolean {
  const { originalError } = error;
  if (!originalError) {
    return true;
  }
  return originalError instanceof GraphQLError && isReadable(originalError);
}

/** Throws UNAUTHENTICATED without an actor and FORBIDDEN without the scope. */
export function requireScope<
  C extends { actor: { scopes: readonly string[] } | null; locale: Locale },
>(ctx: C, scope: string): NonNullable<C['actor']> {
  if (!ctx.actor) {
    const texts = { zh: '请先出示凭证。', en: 'Credentials are needed.' };
    throw failure('UNAUTHENTICATED', texts, ctx);
  }
  if (!ctx.actor.scopes.includes(scope)) {
    const texts = { zh: `凭证缺少权限 ${scope}。`, en: `The credential lacks the scope ${scope}.` };
    throw failure('FORBIDDEN', texts, ctx, { scope });
  }
  return ctx.actor;
}
