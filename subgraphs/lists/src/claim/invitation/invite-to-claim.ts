import type { Actor, Context } from '@lianjian/kernel/context';
import { earlierUse } from '@lianjian/kernel/idempotency';
import { newId } from '@lianjian/kernel/ids';
import {
  type Answer,
  acting,
  answered,
  type CommandInput,
  keyUse,
  refused,
} from '@lianjian/vocabulary/command';
import { db } from '../../db.ts';
import { mayReadDemand } from '../../demand/demand.visibility.ts';
import { askClaimants } from '../claimant.ts';
import { noDemand } from '../input.rules.ts';
import { type Invitee, invitationViolations, noInvitee } from './invitation.rules.ts';
import { invite } from './invitation.store.ts';

export interface InviteToClaim extends CommandInput {
  demandId: string;
  invitees: readonly Invitee[];
  respondBy: Date;
}

/** The ids of an invitation's claims are kept, and answered again, as one text. */
const BETWEEN = ' ';

export const claimIdsOf = ({ objectId }: Answer): string[] => objectId?.split(BETWEEN) ?? [];

/** Asks parties to take up a demand: who they are is asked before the transaction. */
export async function inviteToClaim(
  input: InviteToClaim,
  actor: Actor,
  ctx: Context,
): Promise<Answer> {
  const { demandId, invitees, respondBy } = input;
  const { actingForId, known: ofActing } = acting(input, actor);
  const known = [...ofActing, ...invitationViolations(invitees, actor)];
  if (actingForId === null) {
    return refused(known);
  }
  const meaning = { demandId, invitees, respondBy: respondBy.toISOString() };
  const use = keyUse('inviteToClaim', input.idempotencyKey, actingForId, meaning);
  const earlier = known.length === 0 ? await earlierUse(db(), use) : null;
  if (earlier) {
    return answered(earlier);
  }
  if (!(await mayReadDemand(demandId, ctx))) {
    return refused([...known, noDemand(demandId)]);
  }
  const providerIds = invitees.map(({ providerId }) => providerId);
  const { answer: claimants, down } = await askClaimants('invitees', providerIds, ctx);
  if (down) {
    return refused([...known, down]);
  }
  const offers = invitees.flatMap(({ resourceId, quantity }, at) => {
    const claimant = claimants[at];
    return claimant ? [{ id: newId('clm'), at, claimant, resourceId, quantity }] : [];
  });
  const unknown = invitees.flatMap(({ providerId }, at) =>
    claimants[at] ? [] : [noInvitee(at, providerId)],
  );
  const objectId = offers.map(({ id }) => id).join(BETWEEN);
  const invitation = { demandId, respondBy, offers, asker: { actor, actingForId } };
  return invite(invitation, { use, objectId, known: [...known, ...unknown] }, ctx);
}
