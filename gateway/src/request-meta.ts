import { randomUUID } from 'node:crypto';
import { GATEWAY, localeOf, type RequestMeta } from '@lianjian/kernel/context';
import { type Plugin, type State, stateOf } from './state.ts';

const WELL_FORMED_ID = /^[A-Za-z0-9._:-]{1,64}$/;

/** Gives every request an id and a language, and says the id in the answer and to every subgraph. */
export function useRequestMeta(): Plugin {
  return {
    onRequest({ request, serverContext }) {
      const given = request.headers.get('x-request-id') ?? '';
      const meta: RequestMeta = {
        caller: GATEWAY,
        actor: null,
        locale: localeOf(request.headers.get('accept-language')),
        requestId: WELL_FORMED_ID.test(given) ? given : randomUUID(),
      };
      Object.assign(serverContext, { meta } satisfies State);
    },
    onResponse({ response, serverContext }) {
      // A preflight is answered before it gets here.
      if ('meta' in serverContext) {
        response.headers.set('x-request-id', stateOf(serverContext).meta.requestId);
        // Two actors or two languages never share an answer in a cache on the way.
        response.headers.append('vary', 'authorization, accept-language');
      }
    },
  };
}
