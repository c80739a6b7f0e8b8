import type { IncomingHttpHeaders } from 'node:http';
import { type Actor, GATEWAY, localeOf, type RequestMeta, TIME_LEFT } from './context.ts';
import type { Keyring } from './tokens.ts';

/** Who calls, from a token that is bound to this body; null for everybody else. */
export async function callerOf(
  subgraph: string,
  keyring: Keyring,
  headers: IncomingHttpHeaders,
  body: string,
): Promise<RequestMeta | null> {
  const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
  if (!token) {
    return null;
  }
  const verified = await keyring.verify(token, { audience: subgraph, body }).catch(() => null);
  if (!verified) {
    return null;
  }
  const { issuer, claims } = verified;
  return {
    caller: issuer,
    // The gateway alone knows who acts; another subgraph speaks for itself.
    actor: issuer === GATEWAY ? ((claims.actor ?? null) as Actor | null) : null,
    locale: localeOf(headers['accept-language']),
    requestId: String(headers['x-request-id'] ?? ''),
    until: untilOf(headers[TIME_LEFT]),
  };
}

function untilOf(timeLeft: string | string[] | undefined): number | undefined {
  const left = Number(timeLeft);
  return Number.isFinite(left) && left > 0 ? Date.now() + left : undefined;
}
