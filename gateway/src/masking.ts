import { GraphQLError } from 'graphql';
import { presentable } from './errors.ts';
import { type Plugin, stateOf } from './state.ts';

/** The last gate: no error leaves in other words than the client may read. */
export function useMasking(): Plugin {
  return {
    onResultProcess({ result, setResult, serverContext }) {
      const { meta } = stateOf(serverContext);
      const masked = (one: unknown) => {
        const { errors } = one as { errors?: readonly unknown[] };
        return errors
          ? { ...(one as object), errors: errors.map((e) => presentable(asGraphQLError(e), meta)) }
          : (one as object);
      };
      if (!(Symbol.asyncIterator in result)) {
        setResult(Array.isArray(result) ? result.map(masked) : masked(result));
      }
    },
  };
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) {
    return error;
  }
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}
