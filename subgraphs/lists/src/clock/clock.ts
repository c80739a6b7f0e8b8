import type { Context } from '@lianjian/kernel/context';
import { entity } from '@lianjian/kernel/entities';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { builder, words } from '../builder.ts';
import { Claim, claimRows, mayReadClaim } from '../claim/claim.ts';
import { db } from '../db.ts';
import { Demand } from '../demand/demand.ts';
import { onlyForReaders, visibleWithDemand } from '../demand/demand.visibility.ts';
import { ReasonCode } from '../enumerations.ts';
import { Area, Provider, reference } from '../references.ts';
import { ClockCode, ClockState, ResponderRole } from './clock-words.ts';

export const clockRows = entity('Clock', (args) => db().clockNow.findMany(args));

/** Which rows of `clock_now x` a caller may read. */
export const visibleClocks = visibleWithDemand;

export const Clock = builder.prismaObject('ClockNow', {
  name: 'Clock',
  description:
    'What is being waited for, by when, and how that ended (时钟). It begins and ends with what happens to the demand; it can be read by whoever may read the demand.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as clk-… for new ones.' }),
    code: t.expose('code', { type: ClockCode, description: 'What is waited for.' }),
    state: t.expose('state', {
      type: ClockState,
      description: 'How it stands now: what is not answered reads BREACHED past its due time.',
    }),
    breached: t.exposeBoolean('breached', {
      description: 'Whether its due time has passed before it ended, answered or not.',
    }),
    demand: t.relation('demand', { description: 'The demand that waits.' }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community of the demand.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    party: t.field({
      type: Provider,
      nullable: true,
      description: 'Who has to end it: the community, the responsible party or the claimant.',
      resolve: ({ partyId }) => reference(partyId),
    }),
    limitMinutes: t.exposeInt('limitMinutes', {
      nullable: true,
      description: 'The minutes, by day and night, that it may take; null where days are counted.',
    }),
    limitWorkdays: t.exposeInt('limitWorkdays', {
      nullable: true,
      description:
        'The whole working days after the first that it may take; null where minutes are counted or a day was agreed.',
    }),
    responders: t.expose('responders', {
      type: [ResponderRole],
      description: 'Whose answer ends it, as its charter says; none named: whoever answers.',
    }),
  }),
});
builder.asEntity(Clock, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: clockRows.resolveReference,
});
words.stored(Clock);

// When it ran, and by whom it was ended.
builder.prismaObjectFields(Clock, (t) => ({
  startedAt: t.expose('startedAt', { type: 'DateTime', description: 'Since when it runs.' }),
  dueAt: t.expose('dueAt', {
    type: 'DateTime',
    nullable: true,
    description:
      'When its time is over, moved by pauses; ending at exactly this instant is in time. Null where that depends on days which no calendar knows yet.',
  }),
  pausedAt: t.expose('pausedAt', {
    type: 'DateTime',
    nullable: true,
    description: 'Since when it stands still; null while it runs.',
  }),
  pauseReason: t.expose('pauseReason', {
    type: ReasonCode,
    nullable: true,
    description: 'Why it was paused the last time.',
  }),
  pausedSeconds: t.exposeInt('pausedSeconds', {
    description: 'How long it stood still before, in seconds.',
  }),
  elapsedSeconds: t.exposeInt('elapsedSeconds', {
    description: 'How long it ran without its pauses, in whole seconds, until now or its end.',
  }),
  stoppedAt: t.expose('stoppedAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When what it waited for happened.',
  }),
  cancelledAt: t.expose('cancelledAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When what it waited for came to nothing.',
  }),
  responder: t.field({
    type: Provider,
    nullable: true,
    description: 'Who ended it.',
    resolve: ({ responderId }) => reference(responderId),
  }),
  responderRole: t.expose('responderRole', {
    type: ResponderRole,
    nullable: true,
    description: 'As what they answered.',
  }),
}));

builder.prismaObjectField(Clock, 'claim', (t) =>
  t.field({
    type: Claim,
    nullable: true,
    description:
      'The claim whose delivery is waited for; null for what the demand waits for, and for whom the claim is hidden from.',
    resolve: async ({ claimId: id }, _args, ctx, info) =>
      id !== null && (await mayReadClaim(id, ctx)) ? claimRows.load(id, ctx, info) : null,
  }),
);

builder.prismaObjectField(Demand, 'clocks', (t) =>
  t.field({
    type: [Clock],
    description:
      'What is being waited for and was, the earliest first: an answer, that it is passed on, deliveries, a return visit. For readers of the demand only.',
    select: (_args, _ctx, nested) => ({
      clocks: nested({ orderBy: [{ startedAt: 'asc' }, { id: 'asc' }] }),
    }),
    resolve: async (row, _args, ctx) => (await onlyForReaders(row, ctx, row.clocks)) ?? [],
  }),
);

builder.prismaObjectField(Claim, 'clocks', (t) =>
  t.relation('clocks', {
    query: { orderBy: [{ startedAt: 'asc' }, { id: 'asc' }] },
    description: 'By when it has to be delivered, one after the other where it was returned.',
  }),
);

const readableIds = rowsByKey<{ key: string }>(
  db,
  (ids, ctx) =>
    sql`select x.id as key from clock x where x.id = any(${ids}) and ${visibleClocks(ctx)}`,
);

/** Whether the caller may read a clock: all that one operation asks about are one statement. */
export async function mayReadClock(id: string, ctx: Context): Promise<boolean> {
  return (await readableIds(id, ctx)).length > 0;
}

builder.queryField('clock', (t) =>
  t.field({
    type: Clock,
    nullable: true,
    description: 'A clock by its id; null when there is none that the caller may read.',
    args: { id: t.arg.id({ required: true, description: 'The id of the clock.' }) },
    resolve: async (_root, { id }, ctx, info) =>
      (await mayReadClock(id, ctx)) ? clockRows.load(id, ctx, info) : null,
  }),
);
