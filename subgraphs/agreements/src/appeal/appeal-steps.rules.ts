import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import type { Bilingual } from '@lianjian/kernel/errors';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import { credentialObjections } from '@lianjian/vocabulary/credentials.rules';
import type { By } from '@lianjian/vocabulary/entry';
import { boundsOf } from '@lianjian/vocabulary/partial-date.rules';
import { AGREEMENTS_WRITE } from '@lianjian/vocabulary/scopes';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import type { TransitionShape } from '@lianjian/vocabulary/transitions';
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';

/** Where an appeal stands, each value with its meaning. */
export const APPEAL_STATES = {
  RECEIVED: 'Received (已收到).',
  ASSIGNED: 'Somebody has to see to it (已交办).',
  IMPLEMENTED: 'Carried out (已落实).',
} as const;

export type AppealState = keyof typeof APPEAL_STATES;
export type AppealStep = 'assignAppeal' | 'implementAppeal';

/** Who takes a step: those who keep the books of the place, or who has to see to it. */
type Side = 'COMMUNITY' | 'HANDLER';

interface StepRule {
  from: readonly AppealState[];
  to: AppealState;
  by: readonly Side[];
}

/** Every way on for an appeal; one that was assigned may be given to somebody else. */
export const APPEAL_STEPS: Readonly<Record<AppealStep, StepRule>> = {
  assignAppeal: { from: ['RECEIVED', 'ASSIGNED'], to: 'ASSIGNED', by: ['COMMUNITY'] },
  implementAppeal: { from: ['ASSIGNED'], to: 'IMPLEMENTED', by: ['HANDLER', 'COMMUNITY'] },
};

const steps = Object.entries(APPEAL_STEPS) as [AppealStep, StepRule][];

const NOT_YOURS: Readonly<Record<AppealStep, Bilingual>> = {
  assignAppeal: {
    zh: '只有管理该区域的社区可以交办。',
    en: 'Only who keeps the books of the area may assign it.',
  },
  implementAppeal: {
    zh: '只有负责单位，或管理该区域的社区可以登记落实。',
    en: 'Only who has to see to it, or who keeps the books of the area, may say that it is done.',
  },
};

/** An appeal as its steps meet it. */
export interface Standing {
  id: string;
  version: number;
  state: string;
  areaPath: string;
  responsibleId: string | null;
  receivedOn: string | null;
}

function may(
  step: AppealStep,
  row: Omit<Standing, 'receivedOn'>,
  { actor, actingForId }: By,
): boolean {
  const stands: Readonly<Record<Side, boolean>> = {
    COMMUNITY: keepsBooksOf(actor, actingForId, row.areaPath),
    HANDLER: row.responsibleId === actingForId,
  };
  return APPEAL_STEPS[step].by.some((side) => stands[side]);
}

const isHere = (step: AppealStep, { state }: Pick<Standing, 'state'>) =>
  APPEAL_STEPS[step].from.some((each) => each === state);

/** What stands against a step: everything at once. */
export function appealStepViolations(
  step: AppealStep,
  { appealId, expectedVersion }: { appealId: string; expectedVersion: number },
  by: By,
  row: Standing | null,
): UserErrorShape[] {
  if (!row) {
    const [zh, en] = ['没有这条诉求。', 'There is no such appeal.'];
    return [violation('NOT_FOUND', 'appealId', zh, en, { entityId: appealId })];
  }
  const found: UserErrorShape[] = [];
  if (!isHere(step, row)) {
    const [zh, en] = [`诉求现处于 ${row.state}。`, `It is ${row.state} now.`];
    found.push(violation('INVALID_STATE', 'appealId', zh, en, { entityId: row.id }));
  }
  if (!may(step, row, by)) {
    const { zh, en } = NOT_YOURS[step];
    found.push(violation('FORBIDDEN', 'actingForId', zh, en));
  }
  return [...found, ...versionViolations(expectedVersion, row)];
}

/** It is carried out neither after today nor before it was received; a day that is not said is today. */
export function dayViolations(
  implementedOn: string | null,
  row: Pick<Standing, 'receivedOn'> | null,
  today: string,
): UserErrorShape[] {
  const received = row?.receivedOn ? boundsOf(row.receivedOn).first : null;
  if (
    implementedOn === null ||
    (implementedOn <= today && implementedOn >= (received ?? implementedOn))
  ) {
    return [];
  }
  const [zh, en] = ['须在收到之日与今天之间。', 'It must be from the day of receipt to today.'];
  return [violation('INVALID_INPUT', 'implementedOn', zh, en)];
}

/** The ways on from where it stands, as they are for the caller as whichever of its parties. */
export function appealWays(
  row: Omit<Standing, 'receivedOn'>,
  actor: Actor | null,
): TransitionShape[] {
  const credential = credentialObjections(actor, AGREEMENTS_WRITE);
  return steps
    .filter(([mutation]) => isHere(mutation, row))
    .map(([mutation, { to }]) => {
      const can =
        actor === null ||
        partiesOf(actor).some((actingForId) => may(mutation, row, { actor, actingForId }));
      const whyNot = can ? credential : [...credential, NOT_YOURS[mutation]];
      return { to, mutation, reasonRequired: false, whyNot };
    });
}
