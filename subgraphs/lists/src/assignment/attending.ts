import type { Context } from '@lianjian/kernel/context';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { skillViolations } from '../claim/attendance/attendance.rules.ts';
import { db } from '../db.ts';
import { askParties, type NamedParty } from '../party/party.ts';

/**
 * What stands against naming parties for a demand: a person is sent to an order only with the skill
 * that it asks for; an organisation answers for whom it sends. What an order asks for never changes.
 */
export async function askAttending(
  demandId: string,
  named: readonly NamedParty[],
  ctx: Context,
): Promise<UserErrorShape[]> {
  const where = { id: demandId };
  const order = await db().demand.findUnique({ where, select: { skill: true } });
  const skill = order?.skill ?? null;
  return askParties(named, ctx, (party, field) =>
    party.kind === 'PERSON' ? skillViolations(skill, party, field) : [],
  );
}
