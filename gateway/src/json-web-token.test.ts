// Proves that tokens signed by keys of a JWKS are read, with the algorithms fixed here and not by the
// token; and that keys that cannot be fetched are not taken for a bad token.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { byJsonWebToken } from './json-web-token.ts';

const issuer = 'https://issuer.example';
const audience = 'graph';
let server: Server;
let jwksUrl: string;
let privateKey: CryptoKey;

beforeAll(async () => {
  const pair = await generateKeyPair('ES256');
  privateKey = pair.privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' };
  server = createServer((_, response) => response.end(JSON.stringify({ keys: [jwk] })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
});
afterAll(() => {
  server.close();
});

function signed(alg: string, key: CryptoKey | Uint8Array): Promise<string> {
  return new SignJWT({ org: 'org-a', scope: 'a:write  b:write' })
    .setProtectedHeader({ alg, kid: 'one' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject('per-1')
    .setExpirationTime('1m')
    .sign(key);
}

test('a token signed by a key of the set is its subject’s', async () => {
  const authenticate = byJsonWebToken({ issuer, audience, jwksUrl, secret: null });
  expect(await authenticate(await signed('ES256', privateKey))).toEqual({
    kind: 'PERSON',
    id: 'per-1',
    organisationIds: ['org-a'],
    roles: [],
    scopes: ['a:write', 'b:write'],
  });
});

test('a token signed with a secret is nobody’s, be the secret a public key', async () => {
  const authenticate = byJsonWebToken({ issuer, audience, jwksUrl, secret: null });
  const secret = new TextEncoder().encode('the text of a public key, known to everybody');
  expect(await authenticate(await signed('HS256', secret))).toBeNull();
});

test('nothing is said of a token while the keys cannot be fetched', async () => {
  const away = { issuer, audience, jwksUrl: 'http://127.0.0.1:1/jwks', secret: null };
  await expect(byJsonWebToken(away)(await signed('ES256', privateKey))).rejects.toThrow();
});
