import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { COMMUNITY_WRITE } from '../actor/actor.rules.ts';
import { builder, words } from '../builder.ts';
import { DemandKind, ReasonCode } from '../enumerations.ts';
import { type Ending, endRow } from '../lifecycle/end-row.ts';
import { planShift } from './plan-shift.ts';
import { rotaKeeper, SHIFT_STEPS } from './rota.rules.ts';
import type { ShiftState } from './rota.words.ts';
import { RotaShift, rotaShiftRows, visibleShifts } from './rota-shift.ts';

const RotaShiftPayload = payload(kernelView(builder), words, {
  name: 'RotaShiftPayload',
  field: 'rotaShift',
  node: RotaShift,
  entity: rotaShiftRows,
  description: 'What came of a change of the rota.',
});

const PlanShiftInput = builder.inputType('PlanShiftInput', {
  description: 'Who is on duty when, and where.',
  fields: (t) => ({
    ...keyFields(t),
    compoundId: t.id({ description: 'The compound for which it is; or else areaId.' }),
    areaId: t.id({ description: 'The community, where it is for the whole community.' }),
    handlerId: t.id({ required: true, description: 'The person or organisation on duty.' }),
    kinds: t.field({
      type: [DemandKind],
      description: 'What is taken, of PROXY_ERRAND and CASE (of the kiosk); errands unless said.',
    }),
    weekday: t.int({ description: '1 (Monday) to 7, every week; or else day.' }),
    day: t.field({ type: 'Date', description: 'One day; or else weekday.' }),
    from: t.string({ required: true, description: 'From when, HH:MM of Asia/Shanghai.' }),
    to: t.string({ required: true, description: 'Until when, HH:MM, later than from.' }),
  }),
});

const CancelShiftInput = builder.inputType('CancelShiftInput', {
  description: 'A shift that is taken off the rota.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    shiftId: t.id({ required: true, description: 'The shift.' }),
    reason: t.field({
      type: ReasonCode,
      required: true,
      description: 'Why: CLAIMANT_UNABLE, NO_LONGER_NEEDED, DUPLICATE or OTHER.',
    }),
  }),
});

const CANCELLING: Ending<ShiftState> = {
  mutation: 'cancelShift',
  field: 'shiftId',
  step: SHIFT_STEPS.cancelShift,
  keeper: rotaKeeper,
  table: 'rota_shift',
  states: 'ShiftState',
  entityType: 'RotaShift',
  type: 'shift.cancelled',
  missing: { zh: '没有这个班次。', en: 'There is no such shift.' },
  visible: visibleShifts,
};

builder.mutationFields((t) => ({
  planShift: t.field({
    type: RotaShiftPayload,
    nullable: true,
    description:
      'Puts somebody on the rota of a community or compound (排班): errands, and cases of the kiosk, that come in then go to them. By the community of the place or one above it. Needs the scope community:write.',
    args: { input: t.arg({ type: PlanShiftInput, required: true, description: 'Who, when.' }) },
    resolve: (_root, { input }, ctx) => planShift(input, requireScope(ctx, COMMUNITY_WRITE), ctx),
  }),
  cancelShift: t.field({
    type: RotaShiftPayload,
    nullable: true,
    description:
      'Takes a shift off the rota (取消班次); what was taken on stays with whoever took it. By the community of the place or one above it. Needs the scope community:write.',
    args: { input: t.arg({ type: CancelShiftInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, COMMUNITY_WRITE);
      return endRow(CANCELLING, input.shiftId, input, { actor, ctx });
    },
  }),
}));
