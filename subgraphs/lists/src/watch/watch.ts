import type { Context } from '@lianjian/kernel/context';
import { failure } from '@lianjian/kernel/errors';
import { createFeed } from '@lianjian/kernel/feed';
import { flatMapped } from '@lianjian/kernel/iterator';
import { builder } from '../builder.ts';
import { db } from '../db.ts';
import { Demand, demandRows } from '../demand/demand.ts';
import { visibleDemands } from '../demand/demand.visibility.ts';
import { demands } from '../demand/demand-list.ts';
import { MatchVerdict, verdictFor } from '../match/verdict/verdict.ts';
import { type Opening, openingsOf } from './opening.rules.ts';
import { claimableOf } from './watch.store.ts';

/** The log of this subgraph, read once for everybody who watches. */
const feed = createFeed(db);

interface Notice extends Opening {
  providerId: string | null;
}

const DemandNotice = builder.objectRef<Notice>('DemandNotice').implement({
  description:
    'A demand that has become claimable, or more of it (新可认领): it was listed, carried over, or given back by somebody.',
  fields: (t) => ({
    eventId: t.exposeID('eventId', {
      description: 'The event that opened it; to go on from here, watch after this id.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When that was.' }),
    demand: t.field({
      type: Demand,
      nullable: true,
      description: 'The demand as it is now.',
      resolve: ({ demandId }, _args, ctx, info) => demandRows.load(demandId, ctx, info),
    }),
    verdict: t.field({
      type: MatchVerdict,
      nullable: true,
      description:
        'How what the provider offers suits it, as whyNot says it; null where no provider was named.',
      resolve: ({ demandId, providerId }, _args, ctx) =>
        providerId === null ? null : verdictFor(demandId, { providerId }, ctx),
    }),
  }),
});

builder.subscriptionType({ description: 'Where watching begins.' });

builder.subscriptionField('watchDemands', (t) =>
  t.field({
    type: DemandNotice,
    nullable: true,
    description:
      'Tells of demands as they become claimable, to whoever may read them and has credentials. At least once each: after a break go on after the last eventId that was seen. Ends after an hour at the latest; a process keeps at most 1,000 open, 20 for one actor (TOO_MANY_SUBSCRIPTIONS).',
    args: {
      filter: t.arg({ type: demands.filter, description: 'Which demands.' }),
      providerId: t.arg.id({
        description:
          'Only what fits something that this organisation or person offers, or asks for nobody but such as it.',
      }),
      after: t.arg.id({
        description:
          'Begins after this event, so that nothing is missed; from now on unless said. An id of no event is refused (BAD_USER_INPUT).',
      }),
    },
    subscribe: async (_root, { filter, providerId, after }, ctx) => {
      requireActor(ctx);
      const asked = demands.asked(filter, ctx);
      const events = await feed.follow(after ?? null);
      if (events === null) {
        const texts = { zh: 'after 不是已有的事件。', en: 'after is the id of no event.' };
        throw failure('BAD_USER_INPUT', texts, ctx, { argument: 'after' });
      }
      return flatMapped(events, async (stretch): Promise<Notice[]> => {
        const openings = openingsOf(stretch);
        if (openings.length === 0) {
          return [];
        }
        const ids = openings.map(({ demandId }) => demandId);
        const where = [visibleDemands(ctx), asked];
        const found = await claimableOf(ids, providerId ?? null, where);
        return openings
          .filter(({ demandId }) => found.has(demandId))
          .map((opening) => ({ ...opening, providerId: providerId ?? null }));
      });
    },
    resolve: (notice) => notice,
  }),
);

/** A stream is held open for somebody; who that is has to be known. */
function requireActor(ctx: Context): void {
  if (!ctx.actor) {
    const texts = { zh: '订阅须出示凭证。', en: 'Credentials are needed to watch.' };
    throw failure('UNAUTHENTICATED', texts, ctx);
  }
}
