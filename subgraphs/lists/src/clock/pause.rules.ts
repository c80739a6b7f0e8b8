import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import type { Bilingual } from '@lianjian/kernel/errors';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import { credentialObjections } from '@lianjian/vocabulary/credentials.rules';
import type { ErrorCode, UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { DEMANDS_WRITE } from '../actor/actor.rules.ts';
import type { ReasonCode } from '../words.ts';
import { CLOCK_STATES, type ClockCode, type ClockState } from './limit.rules.ts';

/** The community of the place or one above it, or whoever has to end the clock. */
type Side = 'COMMUNITY' | 'PARTY';

/** Both steps that somebody takes on a clock itself; all others are taken on what it waits for. */
export const CLOCK_STEPS = {
  pauseClock: {
    from: 'RUNNING',
    to: 'PAUSED',
    by: ['COMMUNITY', 'PARTY'],
    reasons: ['RECIPIENT_UNAVAILABLE', 'INCOMPLETE', 'OTHER'],
  },
  resumeClock: { from: 'PAUSED', to: 'RUNNING', by: ['COMMUNITY', 'PARTY'], reasons: [] },
} as const satisfies Record<
  string,
  { from: ClockState; to: ClockState; by: readonly Side[]; reasons: readonly ReasonCode[] }
>;

export type ClockStep = keyof typeof CLOCK_STEPS;

export const clockSteps = Object.keys(CLOCK_STEPS) as ClockStep[];

/** A clock as its steps see it. */
export interface Standing {
  id: string;
  code: ClockCode;
  state: ClockState;
  areaPath: string;
  partyId: string;
}

interface Objection extends Bilingual {
  code: ErrorCode;
  about: 'clockId' | 'actingForId';
}

/** All that stands in the way of a step for a party; nothing when it can be taken. */
export function objections(
  step: ClockStep,
  clock: Standing,
  { actor, actingForId }: { actor: Actor; actingForId: string },
): Objection[] {
  const found: Objection[] = [];
  const stands: Readonly<Record<Side, boolean>> = {
    COMMUNITY: keepsBooksOf(actor, actingForId, clock.areaPath),
    PARTY: clock.partyId === actingForId || clock.partyId === actor.id,
  };
  if (!CLOCK_STEPS[step].by.some((side) => stands[side])) {
    found.push({ code: 'FORBIDDEN', about: 'actingForId', ...NOT_YOURS });
  }
  if (clock.code === 'FIRST_RESPONSE') {
    found.push({ code: 'INVALID_STATE', about: 'clockId', ...NO_EXCUSE });
  } else if (clock.state !== CLOCK_STEPS[step].from) {
    found.push({ code: 'INVALID_STATE', about: 'clockId', ...notNow(clock.state) });
  }
  return found;
}

const NOT_YOURS: Bilingual = {
  zh: '须由需求所在社区、其上级或该时钟的责任方办理。',
  en: 'Only the community of the place, one above it, or whoever has to end the clock may do this.',
};

const NO_EXCUSE: Bilingual = {
  zh: '首次响应不能暂停：答复居民无须等待任何人。',
  en: 'A first response cannot be paused: an answer waits for nobody.',
};

function notNow(state: ClockState): Bilingual {
  const term = /\(([^)]+)\)\.$/.exec(CLOCK_STATES[state])?.[1] ?? state;
  return {
    zh: `时钟现为「${term}」，不能如此办理。`,
    en: `The clock is ${state} now, which does not allow this.`,
  };
}

/** The same as violations of an input, with what is wrong with the reason. */
export function clockViolations(
  step: ClockStep,
  clock: Standing,
  who: { actor: Actor; actingForId: string },
  reason: ReasonCode | null,
): UserErrorShape[] {
  const found = objections(step, clock, who).map(({ code, about, zh, en }) =>
    violation(code, about, zh, en, { entityId: clock.id }),
  );
  const reasons: readonly ReasonCode[] = CLOCK_STEPS[step].reasons;
  if (reason !== null && !reasons.includes(reason)) {
    const [zh, en] = [
      `原因须为：${reasons.join('、')}。`,
      `The reason must be of: ${reasons.join(', ')}.`,
    ];
    found.push(violation('INVALID_INPUT', 'reason', zh, en));
  }
  return found;
}

/** Why the caller may not take a step, as whichever of its parties has least against it. */
export function whyNotClockStep(step: ClockStep, clock: Standing, actor: Actor | null) {
  const credential = credentialObjections(actor, DEMANDS_WRITE);
  if (!actor) {
    return credential;
  }
  const tries = partiesOf(actor).map((actingForId) =>
    objections(step, clock, { actor, actingForId }),
  );
  const fewest = tries.sort((a, b) => a.length - b.length)[0] ?? [];
  return [...credential, ...fewest.map(({ zh, en }) => ({ zh, en }))];
}
