import { kernelView } from '@lianjian/kernel/builder';
import type { Context } from '@lianjian/kernel/context';
import { requireScope } from '@lianjian/kernel/errors';
import type { Answer, CommandInput } from '@lianjian/vocabulary/command';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { DEMANDS_WRITE } from '../actor/actor.rules.ts';
import { builder, words } from '../builder.ts';
import { ReasonCode } from '../enumerations.ts';
import { perform } from '../perform.ts';
import type { ReasonCode as ReasonCodes } from '../words.ts';
import { Clock, clockRows, mayReadClock } from './clock.ts';
import { CLOCK_STEPS, type ClockStep, clockSteps, whyNotClockStep } from './pause.rules.ts';
import { decideStep } from './pause.store.ts';

export const ClockPayload = payload(kernelView(builder), words, {
  name: 'ClockPayload',
  field: 'clock',
  node: Clock,
  entity: clockRows,
  description: 'What came of an act on a clock.',
});

const PauseClockInput = builder.inputType('PauseClockInput', {
  description: 'A clock that has to wait for somebody else.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    clockId: t.id({ required: true, description: 'The clock.' }),
    reason: t.field({
      type: ReasonCode,
      required: true,
      description: `Why: ${CLOCK_STEPS.pauseClock.reasons.join(', ')}.`,
    }),
  }),
});

const ResumeClockInput = builder.inputType('ResumeClockInput', {
  description: 'A clock that goes on.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    clockId: t.id({ required: true, description: 'The clock.' }),
  }),
});

builder.mutationFields((t) => ({
  pauseClock: t.field({
    type: ClockPayload,
    nullable: true,
    description:
      'Lets a clock stand still (暂停计时), such as while nobody can be met; its due time moves when it goes on. A first response is never paused. By the community, or by whoever has to end the clock. Needs the scope demands:write.',
    args: { input: t.arg({ type: PauseClockInput, required: true, description: 'Which, why.' }) },
    resolve: (_root, { input }, ctx) => take('pauseClock', input, input.reason, ctx),
  }),
  resumeClock: t.field({
    type: ClockPayload,
    nullable: true,
    description:
      'Lets a paused clock go on (恢复计时): minutes move by as long as it stood still, and of working days those count at whose end it ran. By the community, or by whoever has to end the clock. Needs the scope demands:write.',
    args: { input: t.arg({ type: ResumeClockInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => take('resumeClock', input, null, ctx),
  }),
}));

interface StepInput extends CommandInput {
  clockId: string;
  expectedVersion: number;
}

function take(
  mutation: ClockStep,
  input: StepInput,
  reason: ReasonCodes | null,
  ctx: Context,
): Promise<Answer> {
  const actor = requireScope(ctx, DEMANDS_WRITE);
  const { clockId, expectedVersion } = input;
  const meaning = { clockId, expectedVersion, reason };
  return perform({ mutation, input, meaning, violations: [] }, { actor, ctx }, async (by) => {
    if (!(await mayReadClock(clockId, ctx))) {
      const [zh, en] = ['没有这个时钟。', 'There is no such clock.'];
      return [violation('NOT_FOUND', 'clockId', zh, en, { entityId: clockId })];
    }
    return {
      objectId: clockId,
      violations: [],
      decide: (tx) => decideStep(tx, { step: mutation, clockId, expectedVersion, reason, by }),
    };
  });
}

builder.prismaObjectField(Clock, 'allowedTransitions', (t) =>
  t.field({
    type: [words.Transition],
    description: 'The ways on that there are mutations for, as they are for the caller.',
    resolve: (clock, _args, { actor }) =>
      clockSteps
        .filter((mutation) => CLOCK_STEPS[mutation].from === clock.state)
        .map((mutation) => ({
          to: CLOCK_STEPS[mutation].to,
          mutation,
          reasonRequired: CLOCK_STEPS[mutation].reasons.length > 0,
          whyNot: whyNotClockStep(mutation, clock, actor),
        })),
  }),
);
