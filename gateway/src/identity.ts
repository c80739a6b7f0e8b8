import type { Actor } from '@lianjian/kernel/context';
import { log } from '@lianjian/kernel/log';
import { Refusal } from './refusal.ts';
import { type Plugin, stateOf } from './state.ts';

/** Tells whose credential this is; null where it is not a good one. */
export type Authenticate = (credential: string) => Promise<Actor | null>;

/**
 * Decides who asks, before anything of the request is read. A request without credentials is
 * anonymous; one with bad credentials is refused whole, for its sender believes to be somebody.
 */
export function useIdentity(authenticate: Authenticate): Plugin {
  return {
    async onRequestParse({ request, serverContext }) {
      const header = request.headers.get('authorization');
      if (header === null) {
        return;
      }
      const credential = /^Bearer +(\S+) *$/i.exec(header)?.[1];
      const actor = credential ? await asked(authenticate, credential) : null;
      if (!actor) {
        throw unknownCredential();
      }
      stateOf(serverContext).meta.actor = actor;
    },
  };
}

/** When nobody can tell whose credential it is, nothing is said about the credential. */
async function asked(authenticate: Authenticate, credential: string): Promise<Actor | null> {
  try {
    return await authenticate(credential);
  } catch (error) {
    log().error({ err: error }, 'a credential could not be checked');
    throw new Refusal('IDENTITY_UNAVAILABLE', 503, {
      zh: '暂时无法核对凭证，请稍后再试。',
      en: 'Credentials cannot be checked at the moment; try again later.',
    });
  }
}

function unknownCredential(): Refusal {
  const texts = {
    zh: '凭证无效、已过期或不被识别。',
    en: 'The credential is not valid, has expired or is not known.',
  };
  const headers = { 'www-authenticate': 'Bearer error="invalid_token"' };
  return new Refusal('UNAUTHENTICATED', 401, texts, { headers });
}
