import type { Context } from '@lianjian/kernel/context';
import { all, any, raw, type Sql, sql } from '@lianjian/kernel/sql';
import { askClaimants } from '../claim/claimant.ts';
import { takesPartIn } from '../claim/taking-part.store.ts';
import { db } from '../db.ts';
import type { ClaimantKind } from '../words.ts';
import { admits, asksForResource, isOpen } from './fit.store.ts';
import { type Ranked, RULE_VERSION } from './match.rules.ts';
import { kindOfProvider, once } from './verdict/verdict.ts';

/** So many are listed at the most: the most urgent, then those that wait longest. */
const LISTED_MAX = 500;

/** As what somebody claims without a resource, and what they can do. */
interface Taker {
  kinds: readonly ClaimantKind[];
  skills: readonly string[];
}

/** A person is asked for as a member of teams; while their owner is down they count as none. */
async function takerOf(partyId: string, ctx: Context): Promise<Taker> {
  if (kindOfProvider(partyId) === 'ORGANISATION') {
    return { kinds: ['ORGANISATION'], skills: [] };
  }
  const { answer } = await askClaimants('providerId', [partyId], ctx);
  const [person] = answer ?? [];
  const isMember = (person?.teamIds ?? []).length > 0;
  return { kinds: isMember ? ['PERSON', 'TEAM_MEMBER'] : ['PERSON'], skills: person?.skills ?? [] };
}

/** Which demands `x` somebody could claim now without a resource, each of them once. */
async function openTo(partyId: string, ctx: Context): Promise<Sql> {
  const { kinds, skills } = await takerOf(partyId, ctx);
  return all([
    isOpen,
    sql`not ${asksForResource}`,
    any(kinds.map((kind) => admits(sql`${kind}`))),
    sql`(x.skill is null or x.skill::text = any (${[...skills]}::text[]))`,
    sql`not ${takesPartIn(raw('x.id'), partyId)}`,
  ]);
}

/** What a party could claim without a resource: it stands behind all that it has something for. */
export interface Taking {
  /** With no points, since there is nothing to compare. */
  all(): Promise<Omit<Ranked, 'rank'>[]>;
  count(): Promise<number>;
}

export function taking(partyId: string, where: readonly Sql[], ctx: Context): Taking {
  const open = once(async () => all([await openTo(partyId, ctx), ...where]));
  return {
    all: async () => {
      const found = await db().$queryRaw<{ id: string; free: number }[]>(sql`
        select x.id, x.free from demand_now x where ${await open()}
        order by x.urgency desc, x.received_at, x.id limit ${LISTED_MAX}`);
      return found.map(({ id, free }) => ({
        demandId: id,
        resourceId: null,
        providerId: partyId,
        score: 0,
        factors: [],
        claimableQuantity: free,
        ruleVersion: RULE_VERSION,
      }));
    },
    count: async () => {
      const [found] = await db().$queryRaw<{ count: number }[]>(sql`
        select count(*)::int as count from demand_now x where ${await open()}`);
      return found?.count ?? 0;
    },
  };
}
