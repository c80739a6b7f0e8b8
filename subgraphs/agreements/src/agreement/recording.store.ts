import type { Context } from '@lianjian/kernel/context';
import { todayOf } from '@lianjian/kernel/day';
import { appendEvents } from '@lianjian/kernel/events';
import { newId } from '@lianjian/kernel/ids';
import { sql } from '@lianjian/kernel/sql';
import type { Prisma } from '@lianjian/prisma-agreements/client';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import { type By, made } from '@lianjian/vocabulary/entry';
import { db } from '../db.ts';
import { entryViolations, firstState, type NewAgreement } from './new-agreement.rules.ts';
import type { Told } from './owners.ts';

type Tx = Prisma.TransactionClient;

const provenance = 'ENTERED' as const;

/** Enters an agreement with its parties, what it covers and its plan, unless something stands against it. */
export function record(
  row: NewAgreement,
  { areaOfCompound, partyPaths }: Pick<Told, 'areaOfCompound' | 'partyPaths'>,
  { by, command }: { by: By; command: Command },
  ctx: Context,
): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    const areas = [row.areaId, ...row.areaIds, ...areaOfCompound.values()];
    const { paths, today } = await meet(tx, areas);
    const violations = entryViolations(row, by, { paths, areaOfCompound, partyPaths, today });
    const areaPath = paths.get(row.areaId);
    if (areaPath === undefined || violations.length > 0 || command.known.length > 0) {
      return violations;
    }
    const { parties, compoundIds, areaIds, plan, ...terms } = row;
    const state = firstState(row, today);
    const id = command.objectId;
    await tx.agreement.create({ data: { ...terms, id, state, areaPath, provenance } });
    await tx.agreementParty.createMany({ data: partiesOf(id, row) });
    await tx.agreementCompound.createMany({
      data: compoundIds.map((compoundId) => ({
        agreementId: id,
        compoundId,
        areaPath: paths.get(areaOfCompound.get(compoundId) ?? '') ?? areaPath,
      })),
    });
    await tx.agreementArea.createMany({
      data: areaIds.map((areaId) => ({
        agreementId: id,
        areaId,
        areaPath: paths.get(areaId) ?? areaPath,
      })),
    });
    await writePlan(tx, id, row);
    const partyIds = parties.map(({ organisationId }) => organisationId);
    const after = { ...terms, state, partyIds, compoundIds, areaIds, areaPath };
    const recorded = made('agreement.recorded', 'Agreement', id, after);
    await appendEvents(tx, [recorded], ctx, by.actingForId);
    return [];
  });
}

function partiesOf(agreementId: string, { parties }: NewAgreement) {
  return parties.map(({ duties, ...party }, at) => ({
    ...party,
    id: newId('pty'),
    agreementId,
    duties: [...duties],
    position: at + 1,
    provenance,
  }));
}

async function writePlan(tx: Tx, agreementId: string, { plan }: NewAgreement): Promise<void> {
  if (plan === null) {
    return;
  }
  const { items, ...years } = plan;
  const planId = newId('pln');
  await tx.plan.create({ data: { ...years, id: planId, agreementId, provenance } });
  await tx.planItem.createMany({
    data: items.map((item, at) => ({
      ...item,
      id: newId('pli'),
      planId,
      state: 'PLANNED' as const,
      position: at + 1,
      provenance,
    })),
  });
}

async function meet(tx: Tx, areaIds: readonly string[]) {
  const nodes = await tx.$queryRaw<{ id: string; path: string }[]>(sql`
    select n.id, n.path from area_node n where n.id = any(${[...areaIds]})`);
  return { paths: new Map(nodes.map(({ id, path }) => [id, path])), today: await todayOf(tx) };
}
