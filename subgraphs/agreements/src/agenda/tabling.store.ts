import type { Context } from '@lianjian/kernel/context';
import { todayOf } from '@lianjian/kernel/day';
import { newId } from '@lianjian/kernel/ids';
import { sql } from '@lianjian/kernel/sql';
import type { Prisma } from '@lianjian/prisma-agreements/client';
import { asked } from '@lianjian/vocabulary/asking';
import { type By, made } from '@lianjian/vocabulary/entry';
import type { Prepared } from '@lianjian/vocabulary/perform';
import type { Tx } from '../perform.ts';
import { askDemand } from './tabled-demand.ts';
import { demandViolations, type Sitting, tablingViolations } from './tabling.rules.ts';

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

/** The meeting is locked, so that of two alike the second sees the first. */
async function meet(tx: Tx, { meetingId, demandId }: Tabling) {
  const [meeting] = await tx.$queryRaw<Sitting[]>(sql`
    select m.kind::text as kind, m.state::text as state, m.held_on as "heldOn", m.area_path as "areaPath"
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
