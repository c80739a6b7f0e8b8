import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { type Context, GATEWAY, type RequestMeta } from './context.ts';
import { failure, isReadable, masked, unavailable } from './errors.ts';
import { asksOnlyEntities, hasTooMany, holdsUnstorable, REPRESENTATIONS_MAX } from './limits.ts';
import { log } from './log.ts';
import { PeerUnavailable } from './peers.ts';
import { isBusy } from './transaction.ts';

export interface Operation {
  document: DocumentNode;
  variables?: Record<string, unknown>;
  operationName?: string;
  meta: RequestMeta;
}

export type Executor = (operation: Operation) => Promise<ExecutionResult>;

export interface Subgraph {
  name: string;
  schema: GraphQLSchema;
}

/** The context of one operation; the same in one process and over HTTP. */
export function contextFor(subgraph: Subgraph, meta: RequestMeta): Context {
  return { ...meta, subgraph: subgraph.name };
}

/** Why an operation may not run at all, or null; asked in both shapes before anything runs. */
export function refusal({ meta, document, variables }: Operation): GraphQLError | null {
  if (hasTooMany(variables)) {
    const texts = {
      zh: `一次最多查询 ${REPRESENTATIONS_MAX} 个实体。`,
      en: `At most ${REPRESENTATIONS_MAX} entities can be asked for at once.`,
    };
    return failure('TOO_MANY_REPRESENTATIONS', texts, meta, { limit: REPRESENTATIONS_MAX });
  }
  if (holdsUnstorable(document, variables)) {
    const texts = {
      zh: '文本中不能有零字符（U+0000）或半个代理对。',
      en: 'A text must not hold the character zero (U+0000) or half a surrogate pair.',
    };
    return failure('BAD_USER_INPUT', texts, meta);
  }
  if (meta.caller !== GATEWAY && !asksOnlyEntities(document)) {
    const texts = { zh: '子图之间只能查询实体。', en: 'A subgraph may ask for entities only.' };
    return failure('FORBIDDEN', texts, meta);
  }
  return null;
}

/** Errors as the caller may see them; what is masked goes to the log whole, under the request id. */
export function presentable(
  errors: readonly GraphQLError[],
  subgraph: Subgraph,
  meta: { locale: RequestMeta['locale']; requestId: string },
): GraphQLError[] {
  return errors.map((error) => {
    if (isReadable(error)) {
      return error;
    }
    const { requestId } = meta;
    const { path, originalError } = error;
    log().error({ subgraph: subgraph.name, requestId, path, err: originalError });
    return originalError instanceof PeerUnavailable || isBusy(originalError)
      ? unavailable(error, meta)
      : masked(error, meta);
  });
}

/** Runs operations of one subgraph in this process: the document comes parsed and is run as it is. */
export function createExecutor(subgraph: Subgraph): Executor {
  return async (operation) => {
    const refused = refusal(operation);
    if (refused) {
      return { data: null, errors: [refused] };
    }
    const result = await execute({
      schema: subgraph.schema,
      document: operation.document,
      variableValues: operation.variables,
      operationName: operation.operationName,
      contextValue: contextFor(subgraph, operation.meta),
    });
    return result.errors
      ? { ...result, errors: presentable(result.errors, subgraph, operation.meta) }
      : result;
  };
}
