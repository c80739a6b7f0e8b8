import type { Actor, Context } from '@lianjian/kernel/context';
import { appendEvents } from '@lianjian/kernel/events';
import { earlierUse } from '@lianjian/kernel/idempotency';
import { CameBetween } from '@lianjian/kernel/transaction';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
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
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';
import { db } from '../db.ts';
import type { Tx } from '../demand/demand-lock.store.ts';
import { askPlace } from '../submission/place.ts';
import type { CollectionChannel } from '../words.ts';
import { openingViolations } from './round.rules.ts';
import { closeRound, idOfRound, lockRounds, openRound, roundsOf } from './round.store.ts';

export interface OpenCollectionRound extends CommandInput {
  areaId: string;
  quarter: string;
  closesOn?: string | null;
  channels?: readonly CollectionChannel[] | null;
}

export interface CloseCollectionRound extends CommandInput {
  roundId: string;
  expectedVersion: number;
}

function collectorViolations(actor: Actor, actingForId: string, areaPath: string) {
  const [zh, en] = [
    '须由该社区或其上级办理。',
    'Only the community, or one above it, may do this.',
  ];
  return keepsBooksOf(actor, actingForId, areaPath)
    ? []
    : [violation('FORBIDDEN', 'actingForId', zh, en)];
}

/** Opens a round: the community is checked with the owner of areas first. */
export async function openCollectionRound(
  input: OpenCollectionRound,
  actor: Actor,
  ctx: Context,
): Promise<Answer> {
  const { areaId, quarter, closesOn = null, channels = null } = input;
  const { actingForId, known } = acting(input, actor);
  if (actingForId === null) {
    return refused(known);
  }
  const meaning = { areaId, quarter, closesOn, channels };
  const use = keyUse('openCollectionRound', input.idempotencyKey, actingForId, meaning);
  const earlier = known.length === 0 ? await earlierUse(db(), use) : null;
  if (earlier) {
    return answered(earlier);
  }
  const place = await askPlace({ compoundId: null, areaId }, ctx);
  if ('code' in place) {
    return refused([...known, place]);
  }
  const forbidden = collectorViolations(actor, actingForId, place.areaPath);
  const objectId = idOfRound(await roundsOf(db(), areaId), quarter);
  const command = { use, objectId, known: [...known, ...forbidden] };
  return once<Tx>(db(), command, async (tx) => {
    const locked = await lockRounds(tx, areaId, 'ALONE');
    const violations = openingViolations(
      { quarter, closesOn, channels },
      locked.rounds,
      locked.today,
    );
    if (command.known.length + violations.length === 0) {
      const round = { areaId, areaPath: place.areaPath, quarter, closesOn, channels };
      const changes = await openRound(tx, objectId, round, locked);
      await appendEvents(tx, changes, ctx, actingForId);
    }
    return violations;
  });
}

/** Closes a round that is open. */
export async function closeCollectionRound(
  input: CloseCollectionRound,
  actor: Actor,
  ctx: Context,
): Promise<Answer> {
  const { roundId, expectedVersion } = input;
  const { actingForId, known } = acting(input, actor);
  if (actingForId === null) {
    return refused(known);
  }
  const meaning = { roundId, expectedVersion };
  const use = keyUse('closeCollectionRound', input.idempotencyKey, actingForId, meaning);
  const earlier = known.length === 0 ? await earlierUse(db(), use) : null;
  if (earlier) {
    return answered(earlier);
  }
  const seen = await db().collectionRound.findUnique({ where: { id: roundId } });
  if (!seen) {
    return refused([...known, noRound(roundId)]);
  }
  const forbidden = collectorViolations(actor, actingForId, seen.areaPath);
  const command = { use, objectId: roundId, known: [...known, ...forbidden] };
  return once<Tx>(db(), command, async (tx) => {
    const { rounds, instant } = await lockRounds(tx, seen.areaId, 'ALONE');
    const round = rounds.find(({ id }) => id === roundId);
    if (!round) {
      throw new CameBetween();
    }
    const violations = [...stateViolations(round), ...versionViolations(expectedVersion, round)];
    if (command.known.length + violations.length === 0) {
      await appendEvents(tx, [await closeRound(tx, round, instant)], ctx, actingForId);
    }
    return violations;
  });
}

const noRound = (id: string): UserErrorShape =>
  violation('NOT_FOUND', 'roundId', '没有这轮收集。', 'There is no such round.', { entityId: id });

function stateViolations({ id, state }: { id: string; state: string }): UserErrorShape[] {
  const [zh, en] = [`该轮收集现处于 ${state}。`, `The round is ${state} now, not OPEN.`];
  return state === 'OPEN' ? [] : [violation('INVALID_STATE', 'roundId', zh, en, { entityId: id })];
}
