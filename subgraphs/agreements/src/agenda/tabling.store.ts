import type { Context } from '@lianjian/kernel/context';
import { newId } from '@lianjian/kernel/ids';
import { askEntities } from '@lianjian/kernel/peers';
import { sql } from '@lianjian/kernel/sql';
import type { Prisma } from '@lianjian/prisma-agreements/client';
import { pathsOf } from '@lianjian/vocabulary/area-tree';
import { asked } from '@lianjian/vocabulary/asking';
import { type By, made } from '@lianjian/vocabulary/entry';
import type { Prepared } from '@lianjian/vocabulary/perform';
import { db } from '../db.ts';
import { todayOf } from '../meeting/convening.store.ts';
import type { Tx } from '../perform.ts';
import { demandViolations, type Sitting, type Tabled, tablingViolations } from './tabling.rules.ts';

export interface Tabling extends Pick<Prisma.AgendaItemUncheckedCreateInput, 'topic'> {
  demandId: string;
  meetingId: string;
  gravity: Exclude<Prisma.AgendaItemUncheckedCreateInput['gravity'], undefined>;
}

/** Puts a demand onto the agenda of a meeting; its owner is asked about it first. */
export async function table(tabling: Tabling, by: By, ctx: Context): Promise<Prepared<Tx>> {
  const { demandId, meetingId, gravity, topic } = tabling;
  const { answer: demand, down } = await asked(
    'demandId',
    () => askDemand(demandId, ctx),
    demandId,
  );
  const objectId = newId('agd');
  return {
    objectId,
    violations: down ? [down] : demandViolations(demandId, demand),
    decide: async (tx) => {
      const { meeting, ...met } = await meet(tx, tabling);
      return {
        violations: tablingViolations(tabling, by, { meeting, demand, ...met }),
        write: async () => {
          const item = { meetingId, demandId, gravity, topic, position: met.last + 1 };
          const title = demand?.title ?? '';
          await tx.agendaItem.create({
            data: { ...item, id: objectId, title, provenance: 'ENTERED' },
          });
          const areaPath = meeting?.areaPath ?? null;
          return [made('agendaItem.tabled', 'AgendaItem', objectId, { ...item, areaPath })];
        },
      };
    },
  };
}

/** What everybody may see of it, whoever asks. */
async function askDemand(id: string, ctx: Context): Promise<Tabled | null> {
  const named = [{ __typename: 'Demand', id }];
  const selection = '... on Demand { title kind state area { id } }';
  const [found] = await askEntities('lists', named, selection, { ...ctx, actor: null });
  const demand = found as
    | (Omit<Tabled, 'id' | 'areaPath'> & { area: { id: string } | null })
    | null;
  const areaId = demand?.area?.id ?? '';
  const areaPath = demand && (await pathsOf(db(), [areaId], ctx)).get(areaId);
  return demand && areaPath ? { ...demand, id, areaPath } : null;
}

/** The meeting is locked, so that of two alike the second sees the first. */
async function meet(tx: Tx, { meetingId, demandId }: Tabling) {
  const [meeting] = await tx.$queryRaw<Sitting[]>(sql`
    select m.kind::text as kind, m.held_on as "heldOn", m.area_path as "areaPath"
    from meeting m where m.id = ${meetingId} for no key update`);
  const items = await tx.agendaItem.findMany({
    where: { meetingId },
    select: { id: true, demandId: true, position: true },
    orderBy: { position: 'asc' },
  });
  return {
    meeting: meeting ?? null,
    standingId: items.find((item) => item.demandId === demandId)?.id ?? null,
    last: items.at(-1)?.position ?? 0,
    today: await todayOf(tx),
  };
}
