import type { Actor, Role } from '@lianjian/kernel/context';
import type { Environment } from '@lianjian/kernel/environment';
import {
  createRemoteJWKSet,
  errors,
  type JWTPayload,
  type JWTVerifyOptions,
  jwtVerify,
} from 'jose';
import type { Authenticate } from './identity.ts';

type Settings = NonNullable<Environment['jwt']>;

const CLOCK_TOLERANCE_SECONDS = 5;
/** Fixed by the kind of key, never by the token. */
const WITH_SECRET = ['HS256'];
const WITH_JWKS = ['EdDSA', 'ES256', 'PS256', 'RS256'];

const ROLES: readonly string[] = [
  'PLATFORM_ADMINISTRATOR',
  'COMMUNITY',
  'PARTNER_UNIT',
  'PROPERTY_FIRM',
  'VOLUNTEER',
  'RESIDENT_REPRESENTATIVE',
  'ANALYST',
  'INTEGRATOR',
] satisfies Role[];

/** Verifies JSON Web Tokens of one issuer for one audience. */
export function byJsonWebToken(settings: Settings): Authenticate {
  const verify = verifier(settings);
  return async (token) => {
    const payload = await verify(token).catch(refusedOrThrow);
    return payload?.sub ? actorOf(payload.sub, payload) : null;
  };
}

/** A bad token is nobody's; keys that could not be fetched are not the token's fault. */
function refusedOrThrow(error: unknown): null {
  if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) {
    return null;
  }
  throw error;
}

function verifier({ issuer, audience, secret, jwksUrl }: Settings) {
  const required: JWTVerifyOptions = {
    issuer,
    audience,
    requiredClaims: ['sub', 'exp'],
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
  };
  if (secret) {
    const key = new TextEncoder().encode(secret);
    return async (token: string): Promise<JWTPayload> =>
      (await jwtVerify(token, key, { ...required, algorithms: WITH_SECRET })).payload;
  }
  const keys = createRemoteJWKSet(new URL(jwksUrl ?? ''));
  return async (token: string): Promise<JWTPayload> =>
    (await jwtVerify(token, keys, { ...required, algorithms: WITH_JWKS })).payload;
}

/** The claims `sub`, `org` (one or several), `roles` and `scope` (separated by blanks). */
function actorOf(sub: string, claims: JWTPayload): Actor {
  const kind = sub.startsWith('org-') ? 'ORGANISATION' : 'PERSON';
  const organisations = kind === 'ORGANISATION' ? [sub, ...texts(claims.org)] : texts(claims.org);
  return {
    kind,
    id: sub,
    organisationIds: [...new Set(organisations)],
    roles: texts(claims.roles).filter(isRole),
    scopes: texts(claims.scope).flatMap((scope) => scope.split(' ').filter(Boolean)),
  };
}

function texts(claim: unknown): string[] {
  return (Array.isArray(claim) ? claim : [claim]).filter((one) => typeof one === 'string');
}

function isRole(text: string): text is Role {
  return ROLES.includes(text);
}
