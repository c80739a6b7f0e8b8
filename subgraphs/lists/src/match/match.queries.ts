import { representationOf } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { builder } from '../builder.ts';
import { Demand } from '../demand/demand.ts';
import { visibleDemands } from '../demand/demand.visibility.ts';
import { demands } from '../demand/demand-list.ts';
import { ServiceResource } from '../resource/resource.ts';
import { factsSent, REQUIRED_FACTS } from './facts.ts';
import { MatchConnection, matchList } from './match.connection.ts';
import { rank } from './match.rules.ts';
import { pairsBy } from './match.store.ts';
import { countPairs, fittingPairs } from './pair.store.ts';
import { asking, ranking } from './ranking.ts';
import { fromDemands, fromResources } from './reach.store.ts';
import { taking } from './taking.store.ts';

const pageArguments = builder.args((t) => ({
  first: t.int({ description: 'How many, the best first: 1 to 100, 20 unless said.' }),
  after: t.string({ description: 'Goes on after the match with this cursor.' }),
}));

export const ofDemands = pairsBy(fromDemands);
const ofResources = pairsBy(fromResources);

builder.objectField(Demand, 'matches', (t) =>
  t.field({
    type: MatchConnection,
    nullable: true,
    description:
      'The resources that fit, the best first; none where the demand is not claimable. A fact whose owner is down counts nothing, and the matches come all the same.',
    directives: [{ name: 'requires', args: { fields: REQUIRED_FACTS } }],
    args: pageArguments,
    resolve: (demand, args, ctx) => {
      const sent = representationOf(demand);
      const pairs = ofDemands(demand.id, ctx, '', () => [visibleDemands(ctx)]);
      const factsOf = sent ? () => factsSent(sent) : asking(ctx);
      return matchList(args, ctx, async () => ranking(await pairs.all(), factsOf), pairs.count);
    },
  }),
);

builder.objectField(ServiceResource, 'matches', (t) =>
  t.field({
    type: MatchConnection,
    nullable: true,
    description: 'The open demands that it fits, the best first.',
    args: {
      quarter: t.arg({
        type: 'Quarter',
        description: 'The demands on the list of this quarter; every open list unless said.',
      }),
      ...pageArguments,
    },
    resolve: (resource, { quarter, ...args }, ctx) => {
      const pairs = ofResources(resource.id, ctx, quarter ?? '', () => [
        visibleDemands(ctx),
        ...onList(quarter),
      ]);
      const ranked = async () => ranking(await pairs.all(), asking(ctx));
      return matchList(args, ctx, ranked, pairs.count);
    },
  }),
);

builder.queryField('claimable', (t) =>
  t.field({
    type: MatchConnection,
    nullable: true,
    description:
      'What a unit or person can claim now: with what it offers, the best first, then what it can claim without a resource, such as wishes and the repair orders whose skill it has as a member of a team, with no points and no resource.',
    args: {
      providerId: t.arg.id({ required: true, description: 'The organisation or person.' }),
      quarter: t.arg({
        type: 'Quarter',
        description: 'The demands on the list of this quarter; every open list unless said.',
      }),
      filter: t.arg({ type: demands.filter, description: 'Which demands.' }),
      ...pageArguments,
    },
    resolve: (_root, { providerId, quarter, filter, ...args }, ctx) => {
      const offered = fromResources(sql`array(
        select r.id from service_resource r
        where r.provider_organisation_id = ${providerId} or r.provider_person_id = ${providerId})`);
      const where = [visibleDemands(ctx), demands.asked(filter, ctx), ...onList(quarter)];
      const alone = taking(providerId, where, ctx);
      const ranked = async () => {
        const pairs = await fittingPairs(offered, where);
        return rank([...(await ranking(pairs, asking(ctx))), ...(await alone.all())]);
      };
      const count = async () => {
        const counts = [...(await countPairs(offered, where)).values(), await alone.count()];
        return counts.reduce((sum, found) => sum + found, 0);
      };
      return matchList(args, ctx, ranked, count);
    },
  }),
);

function onList(quarter: string | null | undefined) {
  return quarter ? [sql`x.list_quarter = ${quarter}`] : [];
}
