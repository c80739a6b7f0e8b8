import type { KernelBuilder, KernelTypes } from '@lianjian/kernel/builder';
import type { Context } from '@lianjian/kernel/context';
import { createListing, type RowRef } from '@lianjian/kernel/listing';
import type { Queryable } from '@lianjian/kernel/page-query';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { type Sql, sql } from '@lianjian/kernel/sql';
import type { ObjectRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { mayKnowActor } from './authority.rules.ts';
import type { Words } from './words.ts';

/** An event as the log of a namespace keeps it. */
export interface EventRow {
  key: string;
  id: string;
  at: Date;
  type: string;
  actor_id: string | null;
  on_behalf_of_id: string | null;
  area_path: string | null;
  from_version: number | null;
  to_version: number | null;
  changes: string[];
}

export interface HistoryOptions {
  /** Actor and Organisation as this subgraph knows them. */
  actor: { name: string };
  organisation: RowRef<{ id: string }>;
  /** Where this subgraph has them itself; elsewhere a reference to them is enough. */
  actorOf?: Loading;
  organisationOf?: Loading;
  db(): Queryable;
  /** Which rows of `event x` a caller may read, where a row is known to some who may not read it. */
  visible?(ctx: Context): Sql;
}

type Loading = (
  id: string,
  ctx: Context,
  info: GraphQLResolveInfo,
) => Promise<{ id: string } | null>;

const referenceTo: Loading = async (id) => ({ id });

/** Adds `history` to a type: the events of the rows of one entity type. */
export type AddHistory = (parent: RowRef<{ id: string }>, entityType: string) => void;

/** Declares Event and how the rows of this subgraph show their history. */
export function defineHistory(
  builder: KernelBuilder,
  words: Words,
  options: HistoryOptions,
): AddHistory {
  const rows = rowsByKey<EventRow>(
    options.db,
    (ids) => sql`
      select e.id as key, e.id, e.at, e.type, e.actor_id, e.on_behalf_of_id, e.area_path,
        e.from_version, e.to_version, array(
          select k from jsonb_object_keys(coalesce(e.before, '{}') || coalesce(e.after, '{}')) k
          where e.before -> k is distinct from e.after -> k order by k) as changes
      from event e where e.id = any(${ids})`,
  );
  const { filters } = words;
  const events = createListing(builder, words.PageInfo, {
    node: eventType(builder, options),
    entity: {
      load: async (id, ctx) => (await rows(id, ctx))[0] ?? null,
      resolveReference: async ({ id }, ctx) => (await rows(id, ctx))[0] ?? null,
    },
    shareable: true,
    from: 'event',
    db: options.db,
    visible: options.visible,
    fields: {
      id: { kind: filters.id, value: 'id', description: 'The id; later events have later ids.' },
      at: { kind: filters.dateTime, value: 'at', description: 'When it happened.' },
      type: { kind: filters.string, value: 'type', description: 'What happened.' },
    },
  });
  return (parent, entityType) =>
    events.nested(parent, 'history', {
      description: 'What happened to it, the oldest first.',
      scope: (id) => sql`(x.entity_type = ${entityType} and x.entity_id = ${id})`,
    });
}

/** Whether the caller is told who did it. */
const isTold = (event: EventRow, { actor }: Context) =>
  mayKnowActor(actor, {
    by: [event.actor_id, event.on_behalf_of_id],
    areaPath: event.area_path,
  });

function eventType(
  builder: KernelBuilder,
  { actor, organisation, actorOf = referenceTo, organisationOf = referenceTo }: HistoryOptions,
) {
  const organisationRef = organisation as unknown as ObjectRef<KernelTypes, { id: string }>;
  const actorRef = actor as unknown as ObjectRef<KernelTypes, { id: string }>;
  return builder.objectRef<EventRow>('Event').implement({
    description: 'Something that happened to a row (事件); events are never changed or removed.',
    shareable: true,
    fields: (t) => ({
      id: t.exposeID('id', { description: 'A UUIDv7: later events have later ids.' }),
      at: t.field({
        type: 'DateTime',
        description: 'When it happened.',
        resolve: (event) => event.at,
      }),
      type: t.exposeString('type', { description: 'What happened, as noun and verb.' }),
      actor: t.field({
        type: actorRef,
        nullable: true,
        description: 'Who did it; shown to members only, and null for what time brings.',
        resolve: (event, _args, ctx, info) =>
          event.actor_id && isTold(event, ctx) ? actorOf(event.actor_id, ctx, info) : null,
      }),
      onBehalfOf: t.field({
        type: organisationRef,
        nullable: true,
        description: 'For which organisation; shown to members only.',
        resolve: (event, _args, ctx, info) =>
          event.on_behalf_of_id?.startsWith('org-') && isTold(event, ctx)
            ? organisationOf(event.on_behalf_of_id, ctx, info)
            : null,
      }),
      fromVersion: t.exposeInt('from_version', {
        nullable: true,
        description: 'The version that the row had before; null when it was made.',
      }),
      toVersion: t.exposeInt('to_version', {
        nullable: true,
        description: 'The version that it had after.',
      }),
      changes: t.exposeStringList('changes', { description: 'The fields that changed, by name.' }),
    }),
  });
}
