import type { Change } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import { CameBetween } from '@lianjian/kernel/transaction';
import type { Prisma } from '@lianjian/prisma-lists/client';
import { type By, made } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import type { Opinion } from '../claim/rating/rating.rules.ts';
import { writeRating } from '../claim/rating/rating.store.ts';
import { sidesOf } from '../claim/step/step.rules.ts';
import { lockClaim } from '../claim/step/step.store.ts';
import { lockStanding, type Tx } from '../demand/demand-lock.store.ts';
import { askerViolations, closedViolations, mayAsk, servedViolations } from './visit.rules.ts';

/** What a return visit is about, with its locks held: what stands against it, and what it leaves. */
export interface Asked {
  violations: readonly UserErrorShape[];
  /** Of holds that were over on the way. */
  changes: readonly Change[];
  /** Writes the rating and says on the demand that somebody asked. */
  write(satisfied: boolean | null): Promise<{ ratingId: string | null; changes: Change[] }>;
}

interface About {
  household: string | null;
  rating: Opinion | null;
}

/** Locks the claim that a return visit asks about. */
export async function askOfClaim(
  tx: Tx,
  claimId: string,
  { household, rating }: About,
  by: By,
): Promise<Asked> {
  const { claim, locked } = await lockClaim(tx, claimId);
  const [before] = await tx.$queryRaw<{ count: number }[]>(sql`
    select count(*)::int as count from visit v where v.claim_id = ${claimId}
      and v.rating_id is not null and v.household is not distinct from ${household}::text`);
  const rated = { isRated: rating !== null, wasRated: (before?.count ?? 0) > 0 };
  return {
    violations: [
      ...askerViolations(sidesOf(by, claim).includes('COMMUNITY')),
      ...servedViolations(claim, rated),
    ],
    changes: locked.changes,
    write: async (satisfied) => {
      const opinion = rating && { ...rating, channel: 'VISIT' as const };
      const written = opinion && (await writeRating(tx, claim, {}, opinion));
      const { demandId } = claim;
      const demand = await tx.demand.findUniqueOrThrow({ where: { id: demandId } });
      const visited = returned(demand, satisfied);
      return {
        ratingId: written?.id ?? null,
        changes: [...(written ? [written.change] : []), visited],
      };
    },
  };
}

/** Locks the demand that a return visit asks about. */
export async function askOfDemand(tx: Tx, demandId: string, by: By): Promise<Asked> {
  const { demands, changes } = await lockStanding(tx, [demandId]);
  const [demand] = demands;
  if (!demand) {
    throw new CameBetween();
  }
  return {
    violations: [...askerViolations(mayAsk(by, demand)), ...closedViolations(demand)],
    changes,
    write: async (satisfied) => ({
      ratingId: null,
      changes: [returned(demand, satisfied)],
    }),
  };
}

function returned(
  { id, version, areaPath }: { id: string; version: number; areaPath: string },
  satisfied: boolean | null,
): Change {
  return {
    type: 'demand.returnVisited',
    entityType: 'Demand',
    entityId: id,
    fromVersion: version,
    toVersion: version,
    areaPath,
    before: null,
    after: { satisfied },
  };
}

type Row = Omit<Prisma.VisitUncheckedCreateInput, 'createdAt' | 'updatedAt' | 'provenance'>;

/** Writes a visit down with the demands that it brought; the log learns nothing of the household. */
export async function writeVisit(
  tx: Tx,
  row: Row,
  demandIds: readonly string[],
  instant: Date,
): Promise<Change> {
  const stamps = { createdAt: instant, updatedAt: instant, provenance: 'ENTERED' as const };
  await tx.visit.create({ data: { ...row, ...stamps } });
  await tx.visitDemand.createMany({
    data: demandIds.map((demandId) => ({ visitId: row.id, demandId })),
  });
  const { kind, outcome, satisfied = null, areaPath } = row;
  const needs = demandIds.length;
  return made('visit.logged', 'Visit', row.id, { areaPath, kind, outcome, satisfied, needs });
}
