import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import type { Bilingual } from '@lianjian/kernel/errors';
import { credentialObjections } from '@lianjian/vocabulary/credentials.rules';
import type { By } from '@lianjian/vocabulary/entry';
import { boundsOf } from '@lianjian/vocabulary/partial-date.rules';
import { REGISTRY_WRITE } from '@lianjian/vocabulary/scopes';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import type { TransitionShape } from '@lianjian/vocabulary/transitions';
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';
import { lastDayViolations } from '../term/end.rules.ts';
import { awaitedAfter, type Ends, partiesTo, speaksFor, type TieEnd } from './tie-ends.rules.ts';

export const TIE_STATES = {
  PROPOSED: 'One end has said so and another has not (待确认): it counts for nothing.',
  DECLINED: 'An end would not have it, or it was taken back before all had said so (未成立).',
  STANDING: 'All its ends have said so, and it is not over (有效); it may begin and end later.',
  ENDED: 'Its last day is over, or it was called off before it began (已结束).',
} as const;

export type TieState = keyof typeof TIE_STATES;

/** The scope for ties. */
export const TIE_SCOPE = REGISTRY_WRITE;

interface StepRule {
  from: TieState;
  /** A confirmation leads there with the last end that was waited for. */
  to: TieState;
  by: readonly ['AWAITED'] | readonly ['END'];
}

/** Every way on for a tie; who is not waited for any more has nothing to confirm. */
export const TIE_STEPS = {
  confirmTie: { from: 'PROPOSED', to: 'STANDING', by: ['AWAITED'] },
  declineTie: { from: 'PROPOSED', to: 'DECLINED', by: ['END'] },
  endTie: { from: 'STANDING', to: 'ENDED', by: ['END'] },
} as const satisfies Record<string, StepRule>;

export type TieStep = keyof typeof TIE_STEPS;

const STEPS = Object.keys(TIE_STEPS) as TieStep[];

/** A tie as its steps meet it. */
export interface Standing extends Ends {
  id: string;
  version: number;
  state: TieState;
  awaits: readonly TieEnd[];
  startsOn: string | null;
  endsOn: string | null;
}

/** A step that is to be taken; the last day is that of `endTie` alone. */
export interface Taking {
  tieId: string;
  expectedVersion: number;
  endsOn: string | null;
}

export interface Meeting {
  row: Standing | undefined;
  today: string;
  /** Another that stands and leaves no room for this one; of what is confirmed alone. */
  standingId: string | null;
}

const NOT_YOURS: Readonly<Record<'AWAITED' | 'END', Bilingual>> = {
  AWAITED: {
    zh: '须由尚未确认的一方自己，或由其所在社区及上级、平台确认。',
    en: 'An end that has not said so yet does this, a community for those of its own area and below, or the platform.',
  },
  END: {
    zh: '只有关系的一方自己，或其所在社区及上级、平台可以办理。',
    en: 'One of its ends does this, a community for those of its own area and below, or the platform.',
  },
};

/** Whether a tie is there for all to see: what not all its ends have said is between them. */
const isPublic = ({ state }: Standing) => state === 'STANDING' || state === 'ENDED';

const isLater = (one: string, other: string) => boundsOf(one).last > boundsOf(other).last;

function may(step: TieStep, row: Standing, by: By): boolean {
  const parties = partiesTo(row);
  return step === 'confirmTie'
    ? awaitedAfter(by, parties, row.awaits).length < row.awaits.length
    : parties.some((party) => speaksFor(by, party));
}

/** What stands against a step: everything at once. */
export function stepViolations(
  step: TieStep,
  { tieId, expectedVersion, endsOn }: Taking,
  by: By,
  { row, today, standingId }: Meeting,
): UserErrorShape[] {
  const isThere = row && (isPublic(row) || may('declineTie', row, by));
  const startsOn = isThere ? row.startsOn : null;
  const found = endsOn === null ? [] : lastDayViolations(endsOn, startsOn, today);
  if (!isThere) {
    const [zh, en] = ['没有这条记录。', 'There is no such row.'];
    return [...found, violation('NOT_FOUND', 'tieId', zh, en, { entityId: tieId })];
  }
  const more = { entityId: row.id };
  const { from, by: sides } = TIE_STEPS[step];
  if (row.state !== from) {
    const [zh, en] = [`关系现处于 ${row.state}。`, `It is ${row.state} now.`];
    found.push(violation('INVALID_STATE', 'tieId', zh, en, more));
  } else if (endsOn !== null && row.endsOn !== null && isLater(endsOn, row.endsOn)) {
    const [zh, en] = ['不能晚于已定的结束日期。', 'It cannot end later than was agreed.'];
    found.push(violation('INVALID_INPUT', 'endsOn', zh, en));
  }
  found.push(...versionViolations(expectedVersion, row));
  if (!may(step, row, by)) {
    const { zh, en } = NOT_YOURS[sides[0]];
    found.push(violation('FORBIDDEN', 'tieId', zh, en));
  }
  if (standingId !== null) {
    const [zh, en] = ['已有同一关系且未结束。', 'It stands already and has no end.'];
    found.push(violation('DUPLICATE', 'tieId', zh, en, { entityId: standingId }));
  }
  return found;
}

/** The ways on from where it stands, as whichever of the caller's parties. */
export function tieWays(row: Standing, actor: Actor | null): TransitionShape[] {
  const credential = credentialObjections(actor, TIE_SCOPE);
  return STEPS.filter((step) => TIE_STEPS[step].from === row.state).map((mutation) => {
    const { to, by } = TIE_STEPS[mutation];
    const can =
      actor === null ||
      partiesOf(actor).some((actingForId) => may(mutation, row, { actor, actingForId }));
    const whyNot = can ? credential : [...credential, NOT_YOURS[by[0]]];
    return { to, mutation, reasonRequired: false, whyNot };
  });
}
