import { v7 } from 'uuid';
import type { Context } from './context.ts';
import type { Queryable } from './page-query.ts';
import { sql } from './sql.ts';

/** One change of one row. Nothing personal stands in `before` and `after`. */
export interface Change {
  /** What happened, as noun and verb, such as `booking.made`. */
  type: string;
  entityType: string;
  entityId: string;
  fromVersion: number | null;
  toVersion: number | null;
  areaPath: string | null;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
  /** A change that nobody makes, such as one that time brings. */
  byNobody?: boolean;
}

/** What follows from changes in the same transaction; it comes before the log, which comes last. */
export type Follow = (
  tx: Queryable,
  changes: readonly Change[],
  onBehalfOfId: string | null,
) => Promise<void>;

const follows = new Map<string, Follow>();

/** A subgraph says here what follows from its changes, so that nobody who makes one has to know. */
export function followEvents(subgraph: string, follow: Follow): void {
  follows.set(subgraph, follow);
}

/** The format of `before` and `after`; readers of the log tell old events by it. */
const FORMAT = 1;

/**
 * Appends to the namespace's event log, last of all in the transaction of the changes. A reader
 * goes by (tx, seq) below `pg_snapshot_xmin`, so an event that commits late is never skipped.
 */
export async function appendEvents(
  tx: Queryable,
  changes: readonly Change[],
  ctx: Context,
  onBehalfOfId: string | null,
): Promise<void> {
  await follows.get(ctx.subgraph)?.(tx, changes, onBehalfOfId);
  const rows = changes.map(({ byNobody, ...change }) => ({
    id: v7(),
    ...change,
    actorKind: byNobody ? null : (ctx.actor?.kind ?? null),
    actorId: byNobody ? null : (ctx.actor?.id ?? null),
    onBehalfOfId: byNobody ? null : onBehalfOfId,
  }));
  await tx.$queryRaw(sql`
    insert into event (id, at, type, entity_type, entity_id, from_version, to_version, actor_kind,
      actor_id, on_behalf_of_id, area_path, request_id, before, after, format)
    select e.id, statement_timestamp(), e.type, e."entityType", e."entityId", e."fromVersion",
      e."toVersion", e."actorKind", e."actorId", e."onBehalfOfId", e."areaPath",
      ${ctx.requestId}, e.before, e.after, ${FORMAT}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(
      id text, type text, "entityType" text, "entityId" text, "fromVersion" int, "toVersion" int,
      "actorKind" text, "actorId" text, "onBehalfOfId" text, "areaPath" text,
      before jsonb, after jsonb)
    order by e.id`);
}
