import type { Actor, Context } from '@lianjian/kernel/context';
import { appendEvents } from '@lianjian/kernel/events';
import { earlierUse, type KeyUse } from '@lianjian/kernel/idempotency';
import { newId } from '@lianjian/kernel/ids';
import {
  type Answer,
  acting,
  answered,
  type CommandInput,
  keyUse,
  once,
  refused,
} from '@lianjian/vocabulary/command';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { db } from '../db.ts';
import type { Tx } from '../demand/demand-lock.store.ts';
import { DEMAND_COLUMNS } from '../sheet/demand-columns.rules.ts';
import { type File, linesOf } from '../sheet/file.rules.ts';
import { collectingNow, quartersNow } from '../submission/collecting.store.ts';
import { needOf, type PutForward } from '../submission/need.ts';
import { askFirms } from '../submission/standing-against.ts';
import { submitterViolations } from '../submission/submission.rules.ts';
import { takeDown } from '../submission/submission.store.ts';
import { askCommunity, type Community } from './community.ts';
import { alsoAgainst, inQuarters, judgeNeed } from './demand-line.rules.ts';
import { recordImport } from './import.store.ts';
import { type JudgedLine, refusal } from './judged.rules.ts';

export interface ImportInput extends CommandInput, File {
  areaId: string;
  dryRun?: boolean | null;
}

/** What came of an import; the lines of one that was made are read from its rows. */
export interface ImportAnswer extends Answer {
  lines: readonly JudgedLine[] | null;
}

/** Takes a file over into the demand list: all of its lines, or none and why. */
export async function importDemands(
  input: ImportInput,
  actor: Actor,
  ctx: Context,
): Promise<ImportAnswer> {
  const { areaId, format, encoding, content, dryRun } = input;
  const { actingForId, known } = acting(input, actor);
  const file = linesOf(input, DEMAND_COLUMNS);
  if (actingForId === null || 'violations' in file) {
    const faults = 'violations' in file ? file.violations : [];
    return { ...refused([...known, ...faults]), lines: [] };
  }
  const meaning = { areaId, format, encoding, content };
  const use = keyUse('importDemands', input.idempotencyKey, actingForId, meaning);
  const earlier = known.length === 0 && !dryRun ? await earlierUse(db(), use) : null;
  if (earlier) {
    return { ...answered(earlier), lines: null };
  }
  const community = await askCommunity(areaId, ctx);
  if ('code' in community) {
    return { ...refused([...known, community]), lines: [] };
  }
  const wrong = [...known, ...submitterViolations(actor, actingForId, community.areaPath)];
  const judged = file.lines.map((line) => judgeNeed(line, community));
  const grounds = needsOf(judged).map(({ need, told: { compoundId = null } }) => ({
    ...need,
    place: { areaId, compoundId },
  }));
  const lines = alsoAgainst(judged, await askFirms(grounds, ctx));
  const importing = { community, lines, use, actor };
  return dryRun || wrong.length + refusal(lines).length > 0
    ? tried(importing, wrong)
    : written(importing, ctx);
}

interface Importing {
  community: Community;
  lines: readonly JudgedLine<PutForward>[];
  use: KeyUse;
  actor: Actor;
}

const needsOf = (lines: readonly JudgedLine<PutForward>[]) =>
  lines.flatMap(({ line, told }) =>
    told ? [{ line, told, need: needOf(told), channel: told.channel }] : [],
  );

const forRounds = (lines: readonly JudgedLine<PutForward>[]) =>
  needsOf(lines).map(({ need, channel }) => ({ ...need, channel }));

/** What would come of it: nothing is locked and nothing written. */
async function tried(
  { community, lines }: Importing,
  wrong: readonly UserErrorShape[],
): Promise<ImportAnswer> {
  const quarters = await quartersNow(db(), community.areaId, forRounds(lines));
  const judged = inQuarters(lines, quarters);
  return { ...refused([...wrong, ...refusal(judged)]), lines: judged };
}

/** Takes all needs down in one transaction, as if each had been put forward by itself. */
async function written(order: Importing, ctx: Context): Promise<ImportAnswer> {
  const { community, lines, use, actor } = order;
  const { compounds: _names, ...area } = community;
  const command = { use, objectId: newId('imp'), known: [] };
  let judged = lines;
  const answer = await once<Tx>(db(), command, async (tx) => {
    const collecting = await collectingNow(tx, area, forRounds(lines));
    judged = inQuarters(lines, collecting.quarters);
    const violations = refusal(judged);
    if (violations.length === 0) {
      const opened = await collecting.open();
      const taking = needsOf(lines).map(({ line, told, need, channel }, at) => ({
        line,
        id: newId('dem'),
        need,
        channel,
        place: { ...area, compoundId: told.compoundId ?? null },
        quarter: collecting.quarters[at] ?? '',
        contact: told.contact ?? null,
        dwelling: told.dwelling ?? null,
        actor,
        actingForId: use.actingForId,
      }));
      const taken = await takeDown(tx, taking);
      const made = await recordImport(tx, {
        id: command.objectId,
        list: 'DEMANDS',
        place: area,
        actingForId: use.actingForId,
        lines: taking.map(({ line, id }) => ({ line, objectId: id })),
      });
      await appendEvents(tx, [...opened, ...taken, made], ctx, use.actingForId);
    }
    return violations;
  });
  return { ...answer, lines: answer.objectId === null ? judged : null };
}
