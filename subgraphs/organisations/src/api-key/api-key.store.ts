import { createHash } from 'node:crypto';
import type { Context } from '@lianjian/kernel/context';
import { appendEvents } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import type { Prisma } from '@lianjian/prisma-organisations/client';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import { type By, made } from '@lianjian/vocabulary/entry';
import { db } from '../db.ts';
import { actsFor, issueViolations, type Meeting, type NewKey } from './grant.rules.ts';
import { revokeViolations, type StandingKey } from './revoke.rules.ts';

type Tx = Prisma.TransactionClient;

/** Issues a key, unless something stands against it; only the hash of `secret` is kept. */
export function issue(
  key: NewKey,
  secret: string,
  by: By,
  command: Command,
  ctx: Context,
): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    const meeting = await meet(tx, key);
    const violations = issueViolations(key, by, meeting);
    if (violations.length > 0 || command.known.length > 0) {
      return violations;
    }
    const { holderId, label, role, scopes, expiresAt } = key;
    const grant = { holderId, organisationIds: actsFor(key), roles: [role], scopes: [...scopes] };
    await tx.apiKey.create({
      data: {
        ...grant,
        label,
        id: command.objectId,
        hash: createHash('sha256').update(secret).digest('hex'),
        holderKind: holderId.startsWith('per-') ? 'PERSON' : 'ORGANISATION',
        expiresAt,
        provenance: 'ENTERED',
      },
    });
    const areaPath = meeting.paths.get(holderId) ?? null;
    const issued = made('apiKey.issued', 'ApiKey', command.objectId, { ...grant, areaPath });
    await appendEvents(tx, [issued], ctx, by.actingForId);
    return [];
  });
}

/** The holder is locked, so that of two keys issued at once the second sees the first. */
async function meet(tx: Tx, { holderId, organisationIds }: NewKey): Promise<Meeting> {
  const [person, held] = await Promise.all([
    tx.$queryRaw<{ id: string; path: string | null }[]>(sql`
      select p.id, p.area_path as path from person p where p.id = ${holderId} for no key update`),
    tx.$queryRaw<{ id: string; path: string | null }[]>(sql`
      select o.id, o.area_path as path from organisation o
      where o.id = any(${[holderId, ...organisationIds]}) order by o.id for no key update`),
  ]);
  const [count] = await tx.$queryRaw<{ live: number; now: Date }[]>(sql`
    select statement_timestamp()::timestamptz(3) as now, (
      select count(*)::int from api_key k
      where k.holder_id = ${holderId} and k.revoked_at is null
        and k.expires_at > statement_timestamp()) as live`);
  if (!count) {
    throw new Error('The database does not tell the time.');
  }
  const paths = new Map([...person, ...held].map(({ id, path }) => [id, path]));
  return { paths, liveKeys: count.live, now: count.now };
}

export interface Revocation {
  apiKeyId: string;
  expectedVersion: number;
}

/** Ends a key at once; the gateway may know it for some seconds more. */
export function revoke(
  revocation: Revocation,
  by: By,
  command: Command,
  ctx: Context,
): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    const [key] = await tx.$queryRaw<StandingKey[]>(sql`
      select k.id, k.version, k.holder_id as "holderId", k.revoked_at as "revokedAt",
        coalesce(
          (select o.area_path from organisation o where o.id = k.holder_id),
          (select p.area_path from person p where p.id = k.holder_id)) as "areaPath"
      from api_key k where k.id = ${revocation.apiKeyId} for no key update of k`);
    const violations = revokeViolations(revocation, by, key);
    if (!key || violations.length > 0 || command.known.length > 0) {
      return violations;
    }
    await tx.$queryRaw(sql`
      update api_key set revoked_at = statement_timestamp(), updated_at = statement_timestamp(),
        version = version + 1 where id = ${key.id}`);
    const change = {
      type: 'apiKey.revoked',
      entityType: 'ApiKey',
      entityId: key.id,
      fromVersion: key.version,
      toVersion: key.version + 1,
      areaPath: key.areaPath,
      before: { revoked: false },
      after: { revoked: true },
    };
    await appendEvents(tx, [change], ctx, by.actingForId);
    return [];
  });
}
