import type { Context } from '@lianjian/kernel/context';
import { todayOf } from '@lianjian/kernel/day';
import { newId } from '@lianjian/kernel/ids';
import type { Prisma } from '@lianjian/prisma-agreements/client';
import { pathsOf } from '@lianjian/vocabulary/area-tree';
import { asked } from '@lianjian/vocabulary/asking';
import { type By, made } from '@lianjian/vocabulary/entry';
import type { Prepared } from '@lianjian/vocabulary/perform';
import { askDemand } from '../agenda/tabled-demand.ts';
import { askCompounds } from '../coverage/asking-compounds.ts';
import { db } from '../db.ts';
import type { Tx } from '../perform.ts';
import { type Met, type NewAppeal, raisingViolations } from './new-appeal.rules.ts';

export type AppealRow = NewAppeal & Pick<Prisma.AppealUncheckedCreateInput, 'source'>;

/** Puts an appeal forward; the owners are asked about what it names first. */
export async function raise(row: AppealRow, by: By, ctx: Context): Promise<Prepared<Tx>> {
  const objectId = newId('apl');
  const { agreementId } = row;
  const { answer: places, down } = await asked('areaId', () => placesOf(row, ctx));
  return {
    objectId,
    violations: down ? [down] : [],
    decide: async (tx) => {
      const agreement = await tx.agreement.findUnique({
        where: { id: agreementId ?? '' },
        select: { areaPath: true, parties: { select: { organisationId: true } } },
      });
      const today = await todayOf(tx);
      const partyIds = agreement?.parties.map(({ organisationId }) => organisationId) ?? [];
      const met = places && {
        ...places,
        agreement: agreement && { ...agreement, partyIds },
        today,
      };
      return {
        violations: met ? raisingViolations(row, by, met) : [],
        write: async () => {
          const areaPath = places?.areaPath ?? row.areaId;
          const written = {
            ...row,
            receivedOn: row.receivedOn ?? today,
            state: 'RECEIVED' as const,
          };
          await tx.appeal.create({
            data: { ...written, id: objectId, areaPath, provenance: 'ENTERED' },
          });
          const { title: _, ...after } = written;
          return [made('appeal.raised', 'Appeal', objectId, { ...after, areaPath })];
        },
      };
    },
  };
}

type Places = Pick<Met, 'areaPath' | 'compoundPath' | 'demandPath'>;

/** Where everything lies that it names; null for what there is not, or nobody may see. */
async function placesOf(
  { areaId, compoundId, demandId }: NewAppeal,
  ctx: Context,
): Promise<Places> {
  const [compounds, demand] = await Promise.all([
    askCompounds(compoundId === null ? [] : [compoundId], ctx),
    demandId === null ? null : askDemand(demandId, ctx),
  ]);
  const home = compounds[0]?.areaId;
  const paths = await pathsOf(db(), [areaId, ...(home === undefined ? [] : [home])], ctx);
  return {
    areaPath: paths.get(areaId) ?? null,
    compoundPath: paths.get(home ?? '') ?? null,
    demandPath: demand?.areaPath ?? null,
  };
}
