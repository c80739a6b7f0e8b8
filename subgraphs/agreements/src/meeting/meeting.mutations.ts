import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload } from '@lianjian/vocabulary/payload';
import { AGREEMENTS_WRITE } from '@lianjian/vocabulary/scopes';
import { builder, words } from '../builder.ts';
import { perform } from '../perform.ts';
import { convene, type MeetingRow } from './convening.store.ts';
import { HallMode, Meeting, MeetingKind, meetingRows } from './meeting.ts';
import { meetingViolations } from './new-meeting.rules.ts';

export const MeetingPayload = payload(kernelView(builder), words, {
  name: 'MeetingPayload',
  field: 'meeting',
  node: Meeting,
  entity: meetingRows,
  description: 'What came of an act about a meeting.',
});

const ConveneMeetingInput = builder.inputType('ConveneMeetingInput', {
  description: 'A meeting that is called.',
  fields: (t) => ({
    ...keyFields(t),
    kind: t.field({ type: MeetingKind, required: true, description: 'What sort it is.' }),
    mode: t.field({ type: HallMode, description: 'The occasion; of hall sessions alone.' }),
    title: t.string({ required: true, description: 'Its title, 1 to 200 characters.' }),
    areaId: t.id({ required: true, description: 'The area whose matters it deals with.' }),
    agreementId: t.id({
      description: 'The agreement whose parties meet; a joint conference has one.',
    }),
    place: t.string({
      description: 'Where, 1 to 200 characters; a doorstep session says so.',
    }),
    heldOn: t.field({ type: 'Date', required: true, description: 'When, from today on.' }),
  }),
});

builder.mutationField('conveneMeeting', (t) =>
  t.field({
    type: MeetingPayload,
    nullable: true,
    description:
      'Calls a meeting (召集会议), so that matters can be put on its agenda: by the platform anywhere, by a street or community in its own area and below. Needs the scope agreements:write.',
    args: { input: t.arg({ type: ConveneMeetingInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, AGREEMENTS_WRITE);
      const row: MeetingRow = {
        kind: input.kind,
        mode: input.mode ?? null,
        title: input.title.trim(),
        areaId: input.areaId,
        agreementId: input.agreementId ?? null,
        place: input.place ?? null,
        heldOn: String(input.heldOn),
      };
      const violations = meetingViolations(row);
      const act = { mutation: 'conveneMeeting', input, meaning: { ...row }, violations };
      return perform(act, { actor, ctx }, (by) => convene(row, by, ctx));
    },
  }),
);
