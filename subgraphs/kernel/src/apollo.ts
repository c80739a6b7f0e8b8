import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import type { Context } from './context.ts';
import { presentable, refusal, type Subgraph } from './execute.ts';
import { DOCUMENT_TOKENS_MAX } from './limits.ts';

/** The Apollo Server of one subgraph; what may run and what may be seen is the executor's to say. */
export function apolloServer(subgraph: Subgraph): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema: subgraph.schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // The caller has been verified by its token, so a browser's forgery cannot come this far.
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: DOCUMENT_TOKENS_MAX },
    plugins: [
      // Traces would tell a caller how the inside works, and each start would announce them.
      ApolloServerPluginInlineTraceDisabled(),
      {
        requestDidStart: async () => ({
          didResolveOperation: async ({ document, request, contextValue }) => {
            const { variables } = request;
            const refused = refusal({ document, variables, meta: contextValue });
            if (refused) {
              throw refused;
            }
          },
          willSendResponse: async ({ response, errors, contextValue }) => {
            if (response.body.kind === 'single' && response.body.singleResult.errors && errors) {
              response.body.singleResult.errors = presentable(errors, subgraph, contextValue).map(
                (error) => error.toJSON(),
              );
            }
          },
        }),
      },
    ],
  });
}
