import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose';

const ALGORITHM = 'EdDSA';
const LIFETIME_SECONDS = 30;
/** What clocks of two machines may differ by. */
const CLOCK_TOLERANCE_SECONDS = 5;

export interface Keyring {
  /** A token for one call: who calls whom with exactly this body, for half a minute. */
  sign(call: { audience: string; body: string; claims: Record<string, unknown> }): Promise<string>;
  /** Throws where the token is not one of the ring's, for this audience and body, or was seen before. */
  verify(
    token: string,
    call: { audience: string; body: string },
  ): Promise<{ issuer: string; claims: JWTPayload }>;
}

/**
 * The private key of one process and the public keys of all, as files in one directory. A key that
 * is missing is made; two processes that start at once agree on the one that came first.
 */
export async function createKeyring(dir: string, name: string): Promise<Keyring> {
  const own = (await importJWK(await ownKey(dir, name), ALGORITHM)) as CryptoKey;
  const keyOf = publicKeys(dir);
  const spent = new Map<string, number>();

  return {
    sign: ({ audience, body, claims }) =>
      new SignJWT({ ...claims, bodyHash: hashOf(body) })
        .setProtectedHeader({ alg: ALGORITHM, kid: name })
        .setIssuer(name)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(`${LIFETIME_SECONDS}s`)
        .setJti(randomUUID())
        .sign(own),
    verify: async (token, { audience, body }) => {
      const { payload, protectedHeader } = await jwtVerify(
        token,
        (header) => keyOf(header.kid ?? ''),
        {
          audience,
          algorithms: [ALGORITHM],
          requiredClaims: ['iss', 'exp', 'jti', 'bodyHash'],
          clockTolerance: CLOCK_TOLERANCE_SECONDS,
        },
      );
      if (payload.iss !== protectedHeader.kid || payload.bodyHash !== hashOf(body)) {
        throw new Error('The token belongs to another caller or another body.');
      }
      spend(spent, payload.jti ?? '', payload.exp ?? 0);
      return { issuer: payload.iss ?? '', claims: payload };
    },
  };
}

/** A nonce is good for one call; those whose token has expired anyway are forgotten. */
function spend(spent: Map<string, number>, nonce: string, expires: number): void {
  if (spent.has(nonce)) {
    throw new Error('The token was used before.');
  }
  const now = Date.now() / 1000 - CLOCK_TOLERANCE_SECONDS;
  for (const [old, until] of spent) {
    if (until >= now) {
      break;
    }
    spent.delete(old);
  }
  spent.set(nonce, expires);
}

function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('base64url');
}

async function ownKey(dir: string, name: string): Promise<JWK> {
  const file = join(dir, `${name}.private.json`);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const known = await readJson(file);
  if (known) {
    return known;
  }
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const made = { ...(await exportJWK(privateKey)), kid: name };
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(made), { mode: 0o600 });
  // A link fails where the name is taken, so of two starts at once the first one's key stands.
  await link(draft, file).catch(() => undefined);
  await rm(draft);
  const key = (await readJson(file)) ?? made;
  const { d: _secret, ...open } = key;
  await writeFile(join(dir, `${name}.public.json`), JSON.stringify(open));
  return key;
}

/** How long a public key is taken as read; a renewed one is known after this time. */
const KEY_REMEMBERED_MS = 10_000;

/** The public keys of one directory, each read once in a while and not for every call. */
function publicKeys(dir: string): (name: string) => Promise<CryptoKey> {
  const remembered = new Map<string, { key: Promise<CryptoKey>; until: number }>();
  return (name) => {
    const known = remembered.get(name);
    if (known && known.until > Date.now()) {
      return known.key;
    }
    const key = publicKey(dir, name);
    remembered.set(name, { key, until: Date.now() + KEY_REMEMBERED_MS });
    // Whoever is not known yet is looked for again, and no made-up name is kept.
    key.catch(() => remembered.delete(name));
    return key;
  };
}

async function publicKey(dir: string, name: string): Promise<CryptoKey> {
  const file = (await readdir(dir)).find((entry) => entry === `${name}.public.json`);
  const jwk = file ? await readJson(join(dir, file)) : null;
  if (!jwk) {
    throw new Error('The token was signed by nobody known here.');
  }
  return (await importJWK(jwk, ALGORITHM)) as CryptoKey;
}

async function readJson(file: string): Promise<JWK | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : JSON.parse(text);
}
