import type { Context } from '@lianjian/kernel/context';
import { failure } from '@lianjian/kernel/errors';
import { sql } from '@lianjian/kernel/sql';
import { builder } from '../../builder.ts';
import { Demand, demandRows } from '../../demand/demand.ts';
import { visibleDemands } from '../../demand/demand.visibility.ts';
import { resourceRows, ServiceResource } from '../../resource/resource.ts';
import { Blocker } from '../blocker/blocker.ts';
import type { Ranked } from '../match.rules.ts';
import { Match } from '../match.ts';
import type { ProviderKind } from '../pair.rules.ts';
import { fittingPairs, pairsOf } from '../pair.store.ts';
import { asking, ranking } from '../ranking.ts';
import { fromDemands } from '../reach.store.ts';
import { judgedAsMember } from './member.ts';
import { type Candidate, type Judged, judge, type Standing, standingOf } from './verdict.rules.ts';

const FEW = 5;
const FEW_MAX = 20;

/** How many of a short list: 5 unless said, 20 at most. */
export function fewOf(first: number | null | undefined, ctx: Context): number {
  const count = first ?? FEW;
  if (count < 1 || count > FEW_MAX) {
    const texts = {
      zh: `first 须在 1 到 ${FEW_MAX} 之间，收到的是 ${count}。`,
      en: `first must be from 1 to ${FEW_MAX}; it is ${count}.`,
    };
    throw failure('PAGE_SIZE', texts, ctx, { limit: FEW_MAX });
  }
  return count;
}

export interface Verdict extends Judged {
  /** Read only when asked for: it needs the ranking of the whole demand. */
  standing(): Promise<Standing>;
}

export const MatchVerdict = builder.objectRef<Verdict>('MatchVerdict').implement({
  description:
    'Why a resource, or anything that a provider offers, can or cannot take a demand (匹配判定): every blocker, or the points that are missing and who is ahead.',
  fields: (t) => ({
    demand: t.field({
      type: Demand,
      description: 'The demand.',
      resolve: async ({ demand }, _args, ctx, info) => {
        const row = await demandRows.load(demand.id, ctx, info);
        if (row === null) {
          throw new Error('A demand vanished while it was judged.');
        }
        return row;
      },
    }),
    resource: t.field({
      type: ServiceResource,
      nullable: true,
      description:
        'The resource that was judged: of a provider the best that fits, else the one with the fewest blockers; null where there is none.',
      resolve: async ({ resource, blockers, standing }, _args, ctx, info) => {
        // What stands first has the fewest blockers, so with any nothing of theirs fits better.
        const match = resource && blockers.length === 0 ? (await standing()).match : null;
        const best = match?.resourceId ?? resource?.id;
        return best ? resourceRows.load(best, ctx, info) : null;
      },
    }),
    fits: t.boolean({
      description: 'Whether it could be claimed now.',
      resolve: ({ blockers }) => blockers.length === 0,
    }),
    blockers: t.field({
      type: [Blocker],
      description: 'All that stands in the way; empty when it fits.',
      resolve: ({ blockers }) => [...blockers],
    }),
    match: t.field({
      type: Match,
      nullable: true,
      description: 'Its points and its place; null when it does not fit.',
      resolve: async ({ standing }) => (await standing()).match,
    }),
    pointsShort: t.int({
      nullable: true,
      description:
        'The points that it lacks to the first match: 0 for the first; null when it does not fit.',
      resolve: async ({ standing }) => (await standing()).pointsShort,
    }),
    ahead: t.field({
      type: [Match],
      description: 'Who stands before it, the best first; every match when it does not fit.',
      args: { first: t.arg.int({ description: 'How many: 1 to 20, 5 unless said.' }) },
      resolve: async ({ standing }, { first }, ctx) => {
        const count = fewOf(first, ctx);
        return (await standing()).ahead.slice(0, count);
      },
    }),
  }),
});

builder.queryField('whyNot', (t) =>
  t.field({
    type: MatchVerdict,
    nullable: true,
    description:
      'Why this resource, or anything that this provider offers, can or cannot take the demand; where a claim names no resource, why the provider itself can or cannot. Exactly one of resourceId and providerId is given; null where the demand or the resource is not known.',
    args: {
      demandId: t.arg.id({ required: true, description: 'The demand.' }),
      resourceId: t.arg.id({ description: 'One resource.' }),
      providerId: t.arg.id({ description: 'An organisation or person, with all that it offers.' }),
    },
    resolve: async (_root, { demandId, resourceId, providerId }, ctx) => {
      if (Boolean(resourceId) === Boolean(providerId)) {
        const texts = {
          zh: 'resourceId 与 providerId 须且只能给出一个。',
          en: 'Exactly one of resourceId and providerId must be given.',
        };
        throw failure('BAD_USER_INPUT', texts, ctx, { argument: 'resourceId' });
      }
      return verdictFor(demandId, { resourceId, providerId }, ctx);
    },
  }),
);

interface Tried {
  resourceId?: string | null;
  providerId?: string | null;
}

/** What stands between a demand and a resource, or all that a provider offers. */
export async function verdictFor(
  demandId: string,
  { resourceId, providerId }: Tried,
  ctx: Context,
): Promise<Verdict | null> {
  const named = resourceId
    ? sql`r.id = ${resourceId}`
    : sql`(r.provider_organisation_id = ${providerId} or r.provider_person_id = ${providerId})`;
  const candidates = await pairsOf(demandId, named, visibleDemands(ctx));
  const [tried] = candidates;
  const judged = providerId
    ? await judgedOf(candidates, providerId, ctx)
    : judge(candidates, tried?.resource?.providerKind ?? 'ORGANISATION');
  const [first] = judged;
  if (!first || (resourceId && !first.resource)) {
    return null;
  }
  const matches = async () => {
    const where = [visibleDemands(ctx)];
    const pairs = await fittingPairs(fromDemands(sql`array[${demandId}]`), where);
    return ranking(pairs, asking(ctx));
  };
  return verdictOf(first, judged, once(matches));
}

/** The verdict on the first of what was judged; where it stands is read only when asked for. */
export function verdictOf(
  first: Judged,
  judged: readonly Judged[],
  matches: () => Promise<readonly Ranked[]>,
): Verdict {
  return { ...first, standing: once(async () => standingOf(await matches(), judged)) };
}

/** Does the work at the first call and gives the same answer to all. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | undefined;
  return () => {
    begun ??= work();
    return begun;
  };
}

/** A provider is judged with all that it offers; alone where a claim names no resource. */
async function judgedOf(
  candidates: readonly Candidate[],
  providerId: string,
  ctx: Context,
): Promise<Judged[]> {
  const [tried] = candidates;
  const kind = kindOfProvider(providerId);
  if (tried?.demand.policy?.resourceRequired !== false) {
    return judge(candidates, kind);
  }
  const isForMembers = tried.demand.policy.claimants.includes('TEAM_MEMBER');
  return kind === 'PERSON' && isForMembers
    ? [await judgedAsMember(tried, providerId, ctx)]
    : judge([{ demand: tried.demand, resource: null }], kind);
}

/** The prefix of an id tells whether it is a person's. */
export function kindOfProvider(id: string): ProviderKind {
  return id.startsWith('per-') ? 'PERSON' : 'ORGANISATION';
}
