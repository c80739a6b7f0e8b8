import type { Environment } from '@lianjian/kernel/environment';
import { byApiKey, KEY_PREFIX, type KeyHolder } from './api-key.ts';
import type { Authenticate } from './identity.ts';
import { byJsonWebToken } from './json-web-token.ts';

/** API keys by whoever keeps them, JSON Web Tokens by the settings; without settings, none. */
export function authenticator(
  keyHolder: KeyHolder,
  { jwt }: Pick<Environment, 'jwt'>,
): Authenticate {
  const keys = byApiKey(keyHolder);
  const tokens = jwt ? byJsonWebToken(jwt) : async () => null;
  return (credential) =>
    credential.startsWith(KEY_PREFIX) ? keys(credential) : tokens(credential);
}
