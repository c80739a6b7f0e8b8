import type { Context } from '@lianjian/kernel/context';
import { newId } from '@lianjian/kernel/ids';
import { asked } from '@lianjian/vocabulary/asking';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { db } from '../db.ts';
import type { Tx } from '../demand/demand-lock.store.ts';
import { DEMAND_COLUMNS } from '../sheet/demand-columns.rules.ts';
import type { Line } from '../sheet/line.rules.ts';
import { askSubmitter } from '../submission/ask-submitter.ts';
import { collectingNow, quartersNow } from '../submission/collecting.store.ts';
import { needOf, type PutForward } from '../submission/need.ts';
import { askPlace, type Place } from '../submission/place.ts';
import { askFirms } from '../submission/standing-against.ts';
import { takeDown } from '../submission/submission.store.ts';
import { inQuarters, judgeNeed, NEED_COLUMNS } from './demand-line.rules.ts';
import type { Importer, Judged } from './import-file.ts';
import { alsoAgainst, type JudgedLine, toldBy } from './judged.rules.ts';
import { compoundsOf } from './names.ts';

/** Needs go into the demand list, each as if it had been put forward by itself. */
export const demandImporter: Importer = {
  mutation: 'importDemands',
  list: 'DEMANDS',
  columns: DEMAND_COLUMNS,
  judge,
};

type Lines = readonly JudgedLine<PutForward>[];

async function judge(
  given: readonly Line[],
  areaId: string,
  { actor, actingForId }: By,
  ctx: Context,
): Promise<Judged | UserErrorShape> {
  const place = await askPlace({ compoundId: null, areaId }, ctx);
  if ('code' in place) {
    return place;
  }
  const { answer: compounds, down } = await asked('areaId', () => compoundsOf(areaId, ctx), areaId);
  if (down) {
    return down;
  }
  const judged = given.map((line) => judgeNeed(line, { areaId, compounds }));
  const lines = alsoAgainst(judged, await askFirms(grounds(judged, areaId), ctx), NEED_COLUMNS);
  return {
    place,
    violations: await askSubmitter({ actor, actingForId }, place, ctx),
    lines,
    look: async () => inQuarters(lines, await quartersNow(db(), areaId, forRounds(lines))),
    lock: (tx) => lock(tx, lines, place, { actor, actingForId }),
  };
}

const grounds = (lines: Lines, areaId: string) =>
  toldBy(lines).map(({ told }) => ({
    ...needOf(told),
    place: { areaId, compoundId: told.compoundId ?? null },
  }));

const forRounds = (lines: Lines) =>
  toldBy(lines).map(({ told }) => ({ ...needOf(told), channel: told.channel }));

async function lock(tx: Tx, lines: Lines, place: Place, by: By) {
  const { quarters, open } = await collectingNow(tx, place, forRounds(lines));
  const write = async () => {
    const opened = await open();
    const rows = toldBy(lines).map(({ line, told }, at) => ({
      line,
      id: newId('dem'),
      need: needOf(told),
      channel: told.channel,
      place: { ...place, compoundId: told.compoundId ?? null },
      quarter: quarters[at] ?? '',
      contact: told.contact ?? null,
      dwelling: told.dwelling ?? null,
      ...by,
    }));
    return { rows, changes: [...opened, ...(await takeDown(tx, rows))] };
  };
  return { lines: inQuarters(lines, quarters), write };
}
